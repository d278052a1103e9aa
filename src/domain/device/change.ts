/** What happens to a device after it was confirmed. All give the same object back where nothing changes, and throw nothing. @see spec/auth.md §6 */
import type { DeviceRememberedStatusType } from "../../api/device.ts";
import type { Proof } from "../sign-in/session.ts";
import type { Device } from "./device.ts";

/** The device, remembered or not. @param status undefined: as it was @param now epoch seconds */
export function withStatus(device: Device, status: DeviceRememberedStatusType | undefined, now: number): Device {
  const remembered = status === undefined ? device.remembered : status === "remembered";
  return remembered === device.remembered ? device : { ...device, remembered, modifiedAt: now };
}

/** The device after it proved its secret. @param proofs what else the sign-in proved: a second factor counts for the device from now on */
export const afterProof = (device: Device, proofs: readonly Proof[]): Device =>
  device.mfaPassed || !proofs.includes("second-factor") ? device : { ...device, mfaPassed: true };

/** The device after somebody who knows the password failed to prove its secret: the next sign-in asks for MFA again. */
export const afterWrongProof = (device: Device): Device => (device.mfaPassed ? { ...device, mfaPassed: false } : device);
