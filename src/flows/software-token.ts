/**
 * AssociateSoftwareToken and VerifySoftwareToken by their two doors: a signed-in user, or a sign-in that waits for MFA to be set up.
 * @see spec/auth.md §4.7, §5
 */
import type { UserPoolClient } from "../domain/client/client.ts";
import { type MfaSetUp, refuseWithoutSoftwareTokens, setUpOf, verifiedToken, withAssociatedToken } from "../domain/mfa/software-token.ts";
import { totpSecretOf } from "../domain/mfa/totp.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { refuse } from "../domain/refusal.ts";
import type { Sealed } from "../domain/sealed.ts";
import type { Session } from "../domain/sign-in/session.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";
import { type Changed, Conflict } from "../ports/store.ts";
import type { TokenCaller } from "./caller.ts";
import { getClientAndPool } from "./lookup.ts";
import { openSession, readSession } from "./sessions.ts";

/** The code as typed, and what the user calls the device. */
export type TypedCode = { readonly code: string; readonly friendlyDeviceName: string | undefined };

/** Gives a signed-in user a new secret (base32, 52 characters). @throws Refusal `softwareTokenOffInPool`, and those of the caller */
export async function associateForUser(house: House, caller: TokenCaller): Promise<string> {
  const { secret, sealed } = newSecret(house, caller.pool.id, caller.claims.sub);
  await caller.update((user) => {
    refuseWithoutSoftwareTokens(caller.pool);
    return { user: withAssociatedToken(user, sealed), answer: undefined };
  });
  return secret;
}

/** Proves a signed-in user's new secret. @throws Refusal `nothingToVerify`, `wrongCodeAtVerify`, `tooManyPasswords`, those of `associateForUser` */
export async function verifyForUser(house: House, caller: TokenCaller, typed: TypedCode): Promise<void> {
  const accepted = await caller.update((user) => {
    refuseWithoutSoftwareTokens(caller.pool);
    const verified = verifiedBy(house, user, user.pendingSoftwareToken?.secret, typed);
    return { user: verified.user, answer: verified.accepted };
  });
  if (!accepted) throw refuse.wrongCodeAtVerify();
}

/**
 * Gives a sign-in a new secret (base32, 52 characters). @returns with it the session that replaces the one given
 * @throws Refusal `sessionInvalid`, `sessionUsed`, `sessionExpired`, `userDisabled`, `softwareTokenOffInPool`
 */
export async function associateInSession(house: House, text: string): Promise<{ secret: string; session: string }> {
  const setUp = await openSetUp(house, text);
  const { secret, sealed } = newSecret(house, setUp.pool.id, setUp.session.sub);
  const session = await changing(house, setUp, (user, pending) => {
    const { name, factors } = pending;
    return steppedOn(house, setUp, user, { name, factors, softwareToken: sealed });
  });
  return { secret, session };
}

/**
 * Proves a sign-in's new secret. A wrong code leaves the session open. @returns the session that MFA_SETUP is answered with
 * @throws Refusal `nothingToVerify`, `wrongCodeAtVerify`, `tooManyPasswords`, and those of `associateInSession`
 */
export async function verifyInSession(house: House, text: string, typed: TypedCode): Promise<string> {
  const setUp = await openSetUp(house, text);
  const session = await changing<string | undefined>(house, setUp, (user, { name, factors, softwareToken }) => {
    const { user: after, accepted } = verifiedBy(house, user, softwareToken, typed);
    return accepted ? steppedOn(house, setUp, after, { name, factors, verified: true }) : { user: after, answer: undefined };
  });
  if (session === undefined) throw refuse.wrongCodeAtVerify();
  return session;
}

type SetUp = { readonly session: Session; readonly client: UserPoolClient; readonly pool: Pool };

async function openSetUp(house: House, text: string): Promise<SetUp> {
  const session = await readSession(house, text);
  if (session.phantom) throw refuse.sessionInvalid();
  return { session, ...(await getClientAndPool(house, session.clientId)) };
}

async function changing<Answer>(
  { store }: House,
  { session, pool }: SetUp,
  change: (user: User, pending: MfaSetUp) => Changed<Answer>,
): Promise<Answer> {
  try {
    return await store.users.update(pool.id, session.sub, (user) => change(user, setUpOf(pool, user, session.pending)));
  } catch (thrown) {
    throw thrown instanceof Conflict ? refuse.sessionUsed() : thrown;
  }
}

// Each step ends its session and opens the next.
function steppedOn(house: House, { session, client }: SetUp, user: User, pending: MfaSetUp): Changed<string> {
  const { sub, door, flow, proofs, passwordSetAt, deviceNamed, verdict } = session;
  const { text, writes } = openSession(house, client, { sub, door, flow, proofs, pending, passwordSetAt, deviceNamed, verdict });
  return { user, writes: [{ kind: "use-session", session, usedAt: house.clock.now() }, ...writes], answer: text };
}

function newSecret({ random, sealer }: House, poolId: string, sub: string): { readonly secret: string; readonly sealed: Sealed } {
  const secret = totpSecretOf(random.bytes(32));
  return { secret, sealed: sealer.seal(secret, context.softwareToken(poolId, sub)) };
}

function verifiedBy({ sealer, clock }: House, user: User, sealed: Sealed | undefined, typed: TypedCode) {
  if (sealed === undefined) throw refuse.nothingToVerify();
  const secret = sealer.open(sealed, context.softwareToken(user.poolId, user.sub));
  // Sealed anew: a session's secret may be under a former master key.
  const anew = sealer.seal(secret, context.softwareToken(user.poolId, user.sub));
  return verifiedToken(user, { sealed: anew, secret, ...typed, now: clock.now() });
}
