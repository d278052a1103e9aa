/** Confirming a device: the user's app registers the verifier of a secret that it keeps. @see spec/auth.md §6; API model, ConfirmDevice */
import type { DeviceSecretVerifierConfigType } from "../../api/device.ts";
import type { Pool } from "../pool/pool.ts";
import { deviceConfigurationOf } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import { numberOf } from "../srp/encoding.ts";
import { prime } from "../srp/group.ts";
import type { AccessClaims, NewDevice, TokenFamily } from "../token/token.ts";
import type { Device } from "./device.ts";

/** A pool's settings of devices. @throws Refusal `devicesNotTracked` where it has none */
export function trackingOf(pool: Pool) {
  const configuration = deviceConfigurationOf(pool);
  if (!configuration) throw refuse.devicesNotTracked();
  return configuration;
}

/** Whether a confirmed device is remembered only when the user says so. @throws Refusal `devicesNotTracked` */
export const isUserAsked = (pool: Pool): boolean => trackingOf(pool).DeviceOnlyRememberedOnUserPrompt === true;

const mostSaltBytes = 128;

/**
 * Salt and verifier of a device's secret, hex. No use to anyone are the verifiers 0, 1 and -1: with them every secret would do.
 * @throws Refusal `deviceVerifierInvalid` where one is missing, no base64, or no number of the group
 */
export function deviceSecretOf(config: DeviceSecretVerifierConfigType | undefined): { readonly salt: string; readonly verifier: string } {
  const [salt, verifier] = [hexOf(config?.Salt), hexOf(config?.PasswordVerifier)];
  if (!salt || salt.length > 2 * mostSaltBytes || !verifier) throw refuse.deviceVerifierInvalid();
  const number = numberOf(verifier);
  if (number <= 1n || number >= prime - 1n) throw refuse.deviceVerifierInvalid();
  return { salt, verifier };
}

/** @returns undefined for what is no base64 */
function hexOf(base64: string | undefined): string | undefined {
  const bytes = Buffer.from(base64 ?? "", "base64");
  const isExact = bytes.toString("base64").replaceAll("=", "") === base64?.replaceAll("=", "");
  return isExact && bytes.length > 0 ? bytes.toString("hex") : undefined;
}

/** A sign-in that made a device which nobody has confirmed yet. */
export type Confirmable = TokenFamily & { readonly newDevice: NewDevice };

/**
 * The sign-in that made the device. Only its own tokens confirm it, and only once: after it was forgotten its key is void.
 * @param family the sign-in that the key names    @param claims of the access token
 * @throws Refusal `deviceKeyInvalid`
 */
export function confirmable(family: TokenFamily | undefined, key: string, claims: Pick<AccessClaims, "event_id">): Confirmable {
  const isOwn = family?.deviceKey === key && family.eventId === claims.event_id;
  if (!isOwn || !family.newDevice) throw refuse.deviceKeyInvalid();
  return { ...family, newDevice: family.newDevice };
}

/** The sign-in once its device is confirmed. */
export function withoutNewDevice({ newDevice: _confirmed, ...family }: TokenFamily): TokenFamily {
  return family;
}

/** A device as its user confirms it. `address` is where the request came from, `now` in epoch seconds. */
export type Confirmed = Pick<Device, "poolId" | "sub" | "key" | "salt" | "verifier"> & {
  readonly name: string | undefined;
  readonly address: string;
  readonly now: number;
};

/** The device to keep. @throws Refusal `devicesNotTracked` */
export function confirmedDevice(pool: Pool, { name, address, now, ...device }: Confirmed, { mfaPassed }: NewDevice): Device {
  return {
    ...device,
    ...(name !== undefined && { name }),
    remembered: !isUserAsked(pool),
    mfaPassed,
    createdAt: now,
    modifiedAt: now,
    visit: { at: now, address },
  };
}
