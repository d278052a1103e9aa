import { createHash } from "node:crypto";
import type { Digest, Sealed } from "../sealed.ts";

/** A sign-in that waits for the device's proof, so that an answer without its session finds it. @see spec/auth.md §3.2 */
export type DeviceWait = {
  /** Of the session that waits. */
  readonly session: Digest;
  /** Of the session that was answered just before: one client sends that one again. @see spec/auth.md §6, "After MFA" */
  readonly after?: Digest;
};

/** The last sign-in from a device (epoch seconds), and whether one is under way. */
export type DeviceVisit = { readonly at: number; readonly address?: string; readonly waiting?: DeviceWait };

/** A device that a user confirmed. Moments are epoch seconds. @see spec/auth.md §6 */
export type Device = {
  readonly poolId: string;
  readonly sub: string;
  /** `{region}_{uuid}`. */
  readonly key: string;
  readonly name?: string;
  /** Salt (hex) and sealed verifier of the secret that only the device knows. */
  readonly salt: string;
  readonly verifier: Sealed;
  readonly remembered: boolean;
  /** A sign-in on this device passed MFA: the one that made it, or a later one in which it proved its secret. */
  readonly mfaPassed: boolean;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly visit: DeviceVisit;
};

/** The key of the device that a sign-in makes: it carries the sign-in's `origin_jti`, by which the sign-in is found when the device is confirmed. */
export const deviceKeyOf = (region: string, originJti: string): string => `${region}_${originJti}`;

/** The `origin_jti` in a device key, whoever made that up. */
export const originJtiOf = (key: string): string => key.slice(key.lastIndexOf("_") + 1);

/** DeviceGroupKey, in SRP what the pool's name is for users: `-` and eight letters or digits, the same for all devices of a pool. */
export function groupKeyOf(poolId: string): string {
  const digest = createHash("sha256").update(`device-group/${poolId}`).digest("base64");
  return `-${digest.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 8)}`;
}
