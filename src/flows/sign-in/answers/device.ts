/** Which sign-in an answer with a device's proof belongs to. @see spec/auth.md §3.2, §6 "After MFA" */
import type { Device } from "../../../domain/device/device.ts";
import { refuse } from "../../../domain/refusal.ts";
import type { Session } from "../../../domain/sign-in/session.ts";
import type { House } from "../../../ports/house.ts";
import { findUserByName } from "../../lookup.ts";
import { continuing } from "../../risk-sign-in.ts";
import { identifySession, readSession } from "../../sessions.ts";
import type { SrpOwner } from "../../srp-exchange.ts";
import { type Answering, type Attempt, type Parameters, required } from "../attempt.ts";

/** An answer to DEVICE_SRP_AUTH or DEVICE_PASSWORD_VERIFIER as it comes: its session may be missing, or be the one before. */
export type DeviceResponse = {
  readonly name: "DEVICE_SRP_AUTH" | "DEVICE_PASSWORD_VERIFIER";
  readonly session: string | undefined;
  readonly responses: Parameters;
};

/** The sign-in, and the device whose proof it waits for. */
export type DeviceAnswering = Answering & { readonly device: Device };

/**
 * Finds the sign-in: by its session, else by the device, which knows the one that waits for it.
 * @throws Refusal `noSuchDevice`, which leaves everything as it was; of the session; `missingParameter` for one where none waits
 */
export async function deviceAnswering(house: House, attempt: Attempt, response: DeviceResponse): Promise<DeviceAnswering> {
  const { name, session: text, responses } = response;
  const { pool, client, door } = attempt;
  const reader = { poolId: pool.id, clientId: client.id, door };
  const given = text ? identifySession(house, text, reader) : undefined;
  const sub = given ? given.sub : (await findUserByName(house, pool, required(responses, "USERNAME")))?.sub;
  const device = await house.store.devices.find(pool.id, sub ?? "", required(responses, "DEVICE_KEY"));
  if (!device) throw refuse.noSuchDevice();
  const isFollowed = given?.id === device.visit.waiting?.after;
  const session = text && !isFollowed ? await readSession(house, text, reader) : await waitingSession(house, attempt, device);
  if (session.pending.name !== name || session.pending.deviceKey !== device.key) throw refuse.sessionInvalid();
  const presented = { kind: "kept", device } as const;
  const known = { ...continuing(attempt, session), device: { presented, username: required(responses, "USERNAME") } };
  return { attempt: known, session, responses, device };
}

async function waitingSession({ store, clock }: House, { client, door }: Attempt, { poolId, sub, visit }: Device): Promise<Session> {
  const session = visit.waiting && (await store.sessions.find(poolId, sub, visit.waiting.session));
  if (session?.clientId !== client.id || session.door !== door) throw refuse.missingParameter("Session");
  if (session.usedAt !== undefined) throw refuse.sessionUsed();
  if (session.expiresAt <= clock.now()) throw refuse.sessionExpired();
  return session;
}

/** The device as SRP knows it. */
export const ownerOfDevice = ({ poolId, sub, key, salt, verifier }: Device): SrpOwner => ({
  poolId,
  sub,
  deviceKey: key,
  password: { salt, verifier },
});
