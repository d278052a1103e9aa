/** A device for tests. */
import type { Device } from "../../src/domain/device/device.ts";
import type { Sealed } from "../../src/domain/sealed.ts";

/** A remembered device of the user "a" whose sign-in passed MFA. @param members what is different about this one */
export const aDevice = (members: Partial<Device> = {}): Device => ({
  poolId: "us-east-1_aPool",
  sub: "a",
  key: "us-east-1_device",
  salt: "00aa",
  verifier: "sealed" as Sealed,
  remembered: true,
  mfaPassed: true,
  createdAt: 1000.25,
  modifiedAt: 1000.25,
  visit: { at: 1000.25 },
  ...members,
});
