/**
 * Proving a password by SRP without sending it. What the server must remember between its two steps travels sealed in SECRET_BLOCK, so any node
 * answers the second one and nothing is kept of attempts that go no further. @see spec/auth.md §3.4
 */
import { timingSafeEqual } from "node:crypto";
import type { UserPoolClient } from "../domain/client/client.ts";
import { authSessionSecondsOf } from "../domain/client/settings.ts";
import { groupKeyOf } from "../domain/device/device.ts";
import type { Password } from "../domain/password/password.ts";
import { srpNameOf } from "../domain/pool/pool.ts";
import type { Sealed } from "../domain/sealed.ts";
import type { Door } from "../domain/sign-in/session.ts";
import { clientValueOf, type SrpIdentity, scramblerOf, signatureOf } from "../domain/srp/exchange.ts";
import { isTimely } from "../domain/srp/timestamp.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";
import type { Write } from "../ports/store.ts";

type Owned = Pick<User, "poolId" | "sub"> & { readonly password: Pick<Password, "salt" | "verifier"> };

/** Whose password is to be proved: a user's who has one, what was made up for one who does not exist, or the secret of a user's device. */
export type SrpOwner = Owned & (Pick<User, "username"> | { readonly deviceKey: string });

/** Who asks, and through which door: both answers must come the same way. */
export type SrpAsker = { readonly client: UserPoolClient; readonly door: Door };

/** `inSession`: the exchange belongs to a choice-based sign-in, whose answer brings a session, too (§3.2). */
export type SrpStart = SrpAsker & { readonly inSession?: boolean };

/** The first half of an exchange. Numbers are base64 of their bytes, `A` and `u` in public, `b` secret; `expiresAt` in epoch seconds. */
export type SrpChallenge = {
  readonly poolId: string;
  readonly clientId: string;
  readonly door: Door;
  readonly sub: string;
  readonly salt: string;
  readonly A: string;
  readonly b: string;
  readonly u: string;
  readonly id: string;
  readonly expiresAt: number;
  readonly inSession: boolean;
  /** Where a device's secret is to be proved. */
  readonly deviceKey?: string;
};

/** Every block is padded to this many characters, so that its length tells nothing. */
const blockLength = 954;

/**
 * The server's first step.
 * @param owner a phantom for a user who does not exist    @param given SRP_A as the client sent it
 * @returns ChallengeParameters of PASSWORD_VERIFIER or DEVICE_PASSWORD_VERIFIER, without the names
 * @throws Refusal `srpAInvalid`
 */
export async function startSrp(
  house: House,
  { client, door, inSession = false }: SrpStart,
  owner: SrpOwner,
  given: string,
): Promise<{ SALT: string; SRP_B: string; SECRET_BLOCK: string }> {
  const A = clientValueOf(given);
  const { b, B } = await house.srp.challenge(verifierOf(house, owner));
  const { poolId, sub, password } = owner;
  const expiresAt = house.clock.now() + authSessionSecondsOf(client);
  const numbers = { A: base64Of(A), b: base64Of(b), u: base64Of(scramblerOf(A, B)) };
  const id = house.random.bytes(16).toString("base64url");
  const device = "deviceKey" in owner && { deviceKey: owner.deviceKey };
  const challenge = { poolId, clientId: client.id, door, sub, salt: password.salt, ...numbers, id, expiresAt, inSession, ...device };
  return { SALT: password.salt, SRP_B: B, SECRET_BLOCK: blockOf(house, challenge) };
}

/**
 * The challenge behind PASSWORD_CLAIM_SECRET_BLOCK; undefined where it is altered, of another pool, client or door, or expired. Throws nothing.
 * @param asker with the device's key where its secret is to be proved: a block of the one kind is none of the other
 */
export function readSecretBlock(
  house: House,
  { client, door, deviceKey }: SrpAsker & { readonly deviceKey?: string },
  secretBlock: string,
): SrpChallenge | undefined {
  const challenge = challengeOf(house, secretBlock);
  const isAskers = challenge?.poolId === client.poolId && challenge.clientId === client.id && challenge.door === door;
  return isAskers && challenge.deviceKey === deviceKey && challenge.expiresAt > house.clock.now() ? challenge : undefined;
}

/** What the client answers: PASSWORD_CLAIM_SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE and TIMESTAMP. */
export type SrpAnswer = { readonly secretBlock: string; readonly signature: string; readonly timestamp: string };

/**
 * Whether the client has proved that it knows the password, judged by the one in force now.
 * @param owner by the challenge's `sub`; undefined where nobody is behind it or the password is gone: the answer is no, after the same work
 */
export async function isSrpProof(
  house: House,
  challenge: SrpChallenge,
  owner: SrpOwner | undefined,
  { secretBlock, signature, timestamp }: SrpAnswer,
): Promise<boolean> {
  const [A, b, u] = [hexOf(challenge.A), hexOf(challenge.b), hexOf(challenge.u)];
  const key = await house.srp.sharedKey({ A, b, u, verifier: owner ? verifierOf(house, owner) : u });
  const identity = owner ? identityOf(owner) : nobody;
  const expected = signatureOf(key, { identity, secretBlock, timestamp });
  const given = Buffer.from(signature, "base64");
  const isRight = given.length === expected.length && timingSafeEqual(given, expected);
  return isRight && owner?.password.salt === challenge.salt && isTimelyFor(house, timestamp);
}

/** The write that lets a challenge be answered once: to be committed with a right proof and with a wrong one. */
export const spendingOf = ({ sealer }: House, { poolId, id, expiresAt }: SrpChallenge): Write => ({
  kind: "spend",
  what: sealer.digest(id, context.srpChallenge, poolId),
  expiresAt,
});

// In development the clock may be ahead of the world in which the client lives.
const isTimelyFor = ({ clock }: House, timestamp: string) =>
  [0, clock.ahead?.() ?? 0].some((aheadSeconds) => isTimely(timestamp, clock.now() - aheadSeconds));

const nobody: SrpIdentity = { group: "", name: "" };

const identityOf = (owner: SrpOwner): SrpIdentity =>
  "deviceKey" in owner
    ? { group: groupKeyOf(owner.poolId), name: owner.deviceKey }
    : { group: srpNameOf(owner.poolId), name: owner.username };

function verifierOf({ sealer }: House, owner: SrpOwner): string {
  const { poolId, sub, password } = owner;
  const sealedFor = "deviceKey" in owner ? context.device(poolId, sub, owner.deviceKey) : context.password(poolId, sub);
  return sealer.open(password.verifier, sealedFor);
}

const blockOf = ({ sealer }: House, challenge: SrpChallenge) =>
  Buffer.from(sealer.sealTicket(challenge, context.srpChallenge, blockLength)).toString("base64");

function challengeOf({ sealer }: House, secretBlock: string): SrpChallenge | undefined {
  try {
    // The seal proves that the text is ours, so its shape needs no second look.
    return sealer.openTicket(Buffer.from(secretBlock, "base64").toString() as Sealed, context.srpChallenge) as SrpChallenge;
  } catch {
    return undefined;
  }
}

const base64Of = (hex: string) => Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex").toString("base64");
const hexOf = (base64: string) => Buffer.from(base64, "base64").toString("hex");
