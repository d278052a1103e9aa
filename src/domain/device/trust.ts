/** What a device is worth in a sign-in. @see spec/auth.md §4.6 row 6, §6 */
import type { Pool } from "../pool/pool.ts";
import { deviceConfigurationOf } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import type { Proof } from "../sign-in/session.ts";
import type { NewDevice } from "../token/token.ts";
import { type Device, deviceKeyOf } from "./device.ts";

/** The device that a request names in a pool that tracks devices: none, one that is not this user's, or one of theirs. */
export type Presented =
  /** `earlier`: another request of the same sign-in named one. */
  { readonly kind: "none"; readonly earlier: boolean } | { readonly kind: "unknown" } | { readonly kind: "kept"; readonly device: Device };

/** `remembered`: it must prove its secret before the tokens. `trusted`: and that stands in for MFA. */
export type DeviceStanding = "remembered" | "trusted";

/**
 * What the device of a request is worth. Whatever is not kept, or not remembered, is worth nothing; trusted is what is remembered where the pool lets
 * devices stand in for MFA and a sign-in on it passed MFA before. Throws nothing.
 * @param presented undefined where the pool tracks no devices
 */
export function deviceStanding(pool: Pool, presented: Presented | undefined): DeviceStanding | undefined {
  if (presented?.kind !== "kept" || !presented.device.remembered) return undefined;
  const isStandIn = deviceConfigurationOf(pool)?.ChallengeRequiredOnNewDevice === true;
  return isStandIn && presented.device.mfaPassed ? "trusted" : "remembered";
}

/** Asked where the sign-in would go on. @throws Refusal `noSuchDevice` for a key that is not one of the user's devices */
export function checkKnown(presented: Presented | undefined): void {
  if (presented?.kind === "unknown") throw refuse.noSuchDevice();
}

/** What ties the tokens of a sign-in to a device. */
export type DeviceTie = { readonly deviceKey?: string; readonly newDevice?: NewDevice };

/** What a tie is made from: the sign-in's proofs, and what goes into the key of a new device. */
export type Tying = { readonly proofs: readonly Proof[]; readonly region: string; readonly originJti: string };

/**
 * The device that tokens are tied to: the one presented, or a new one where the whole sign-in named none. A sign-in that named one before and not
 * with its last answer gets neither: nothing proves the old one, and the client has no use for another. Throws nothing.
 * @param presented undefined where the pool tracks no devices
 */
export function deviceTie(presented: Presented | undefined, { proofs, region, originJti }: Tying): DeviceTie {
  if (presented?.kind === "kept") return { deviceKey: presented.device.key };
  if (presented?.kind !== "none" || presented.earlier) return {};
  return { deviceKey: deviceKeyOf(region, originJti), newDevice: { mfaPassed: proofs.includes("second-factor") } };
}
