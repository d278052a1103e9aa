/** The device in a sign-in: named by a request, asked for its proof, tied to the tokens. @see spec/auth.md §3.2, §6 */
import type { Presented } from "../../domain/device/trust.ts";
import { deviceConfigurationOf } from "../../domain/pool/settings.ts";
import { refuse } from "../../domain/refusal.ts";
import type { PendingChallenge, Session } from "../../domain/sign-in/session.ts";
import type { House } from "../../ports/house.ts";
import type { Write } from "../../ports/store.ts";
import { type Attempt, type AttemptDevice, type Parameters, required } from "./attempt.ts";

/** Whose request it is, and what it brings. `sub`: undefined for a user who does not exist. `session`: the one that it answers. */
export type DeviceRequest = {
  readonly sub: string | undefined;
  readonly parameters: Parameters;
  readonly session?: Pick<Session, "id" | "deviceNamed"> | undefined;
};

/** The attempt with the device that the request names. Where the pool tracks no devices a key means nothing. @throws Refusal `missingParameter` */
export async function withDevice(house: House, attempt: Attempt, { sub, parameters, session }: DeviceRequest): Promise<Attempt> {
  if (!deviceConfigurationOf(attempt.pool)) return attempt;
  const presented = parameters.DEVICE_KEY
    ? await found(house, attempt, sub, parameters.DEVICE_KEY)
    : ({ kind: "none", earlier: session?.deviceNamed === true } as const);
  const device = { presented, username: required(parameters, "USERNAME"), ...(session && { after: session.id }) };
  return { ...attempt, device };
}

// Who does not exist has no devices; that answer takes as long.
async function found({ store }: House, { pool }: Attempt, sub = "", key: string): Promise<Presented> {
  const device = await store.devices.find(pool.id, sub, key);
  return device ? { kind: "kept", device } : { kind: "unknown" };
}

/** Whether this request or an earlier one of its sign-in named a device of the user. */
export const isDeviceNamed = (device: AttemptDevice | undefined): true | undefined =>
  device?.presented.kind === "kept" || (device?.presented.kind === "none" && device.presented.earlier) ? true : undefined;

/** DEVICE_SRP_AUTH for the device that the request names, with its parameters. @throws Refusal `noSuchDevice` where it names none */
export function deviceAsked({ device }: Attempt): {
  pending: PendingChallenge & { name: "DEVICE_SRP_AUTH" };
  parameters: Record<string, string>;
} {
  if (device?.presented.kind !== "kept") throw refuse.noSuchDevice();
  const { key } = device.presented.device;
  return { pending: { name: "DEVICE_SRP_AUTH", deviceKey: key }, parameters: { USERNAME: device.username, DEVICE_KEY: key } };
}

/** The write by which the device knows the session that waits for its proof; none for the session of another challenge. */
export function waitingAt({ id, pending }: Session, device: AttemptDevice | undefined): readonly Write[] {
  if (!("deviceKey" in pending) || device?.presented.kind !== "kept") return [];
  const { visit } = device.presented.device;
  const waiting = { session: id, ...(device.after && { after: device.after }) };
  return [{ kind: "visit-device", device: device.presented.device, visit: { ...visit, waiting } }];
}

/** The write by which a device knows that its user signed in from it. An administrator's server may not tell from where. */
export function visiting({ clock }: House, { device, ...attempt }: Attempt): readonly Write[] {
  if (device?.presented.kind !== "kept") return [];
  const { visit } = device.presented.device;
  const address = attempt.address ?? visit.address;
  return [{ kind: "visit-device", device: device.presented.device, visit: { at: clock.now(), ...(address && { address }) } }];
}
