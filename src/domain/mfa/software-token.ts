/** Registering an authenticator app: associate a secret, prove it by a code. @see spec/auth.md §4.7, §5; docs/decisions/0009 */
import { refuseWhileLocked, withFailure } from "../password/failures.ts";
import type { Pool } from "../pool/pool.ts";
import { poolMfaOf } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import type { Sealed } from "../sealed.ts";
import type { PendingChallenge } from "../sign-in/session.ts";
import type { User } from "../user/user.ts";
import { totpVerdict } from "./totp.ts";

/** As long as a device's name may be; the model sets no bound. */
const longestName = 1024;

/** Throws where the pool has no authenticator apps. @throws Refusal `softwareTokenOffInPool` @see spec/auth.md §5 */
export function refuseWithoutSoftwareTokens(pool: Pool): void {
  if (!poolMfaOf(pool).factors.includes("SOFTWARE_TOKEN_MFA")) throw refuse.softwareTokenOffInPool();
}

/** The user with a new secret that waits to be proved. A verified authenticator goes on working until then. Throws nothing. */
export const withAssociatedToken = (user: User, secret: Sealed): User => ({ ...user, pendingSoftwareToken: { secret } });

/** A code for a secret that was associated: the secret sealed (to be kept) and open (base32), the moment in epoch seconds. */
export type Verification = {
  readonly sealed: Sealed;
  readonly secret: string;
  readonly code: string;
  readonly friendlyDeviceName: string | undefined;
  readonly now: number;
};

/** What a code came to: a wrong one is counted on the user, a right one makes the secret the user's only authenticator. */
export type Verified = { readonly user: User; readonly accepted: boolean };

/**
 * Judges the code that proves a new authenticator. A right one registers it, and neither enables nor prefers it; its time step is spent, so the
 * same code signs nobody in. Wrong ones count with the wrong codes of sign-in, which pauses a guesser. A right one does not clear that count: it
 * proves a secret that its caller was just given.
 * @throws Refusal `tooManyPasswords` during a pause, `deviceNameTooLong`
 * @see spec/auth.md §5; docs/decisions/0009, 0010
 */
export function verifiedToken(user: User, { sealed, secret, code, friendlyDeviceName, now }: Verification): Verified {
  if (friendlyDeviceName && friendlyDeviceName.length > longestName) throw refuse.deviceNameTooLong(longestName);
  refuseWhileLocked(user, "mfa-code", now);
  const verdict = totpVerdict(secret, code, now);
  if (typeof verdict === "string") return { user: withFailure(user, "mfa-code", now), accepted: false };
  const { pendingSoftwareToken: _proved, ...rest } = user;
  const named = friendlyDeviceName ? { friendlyDeviceName } : {};
  const softwareToken = { secret: sealed, verifiedAt: now, lastStep: verdict.spent, ...named };
  return { user: { ...rest, softwareToken, modifiedAt: now }, accepted: true };
}

/** The challenge of a sign-in in which an authenticator may be set up. */
export type MfaSetUp = PendingChallenge & { readonly name: "MFA_SETUP" };

/**
 * The set-up that a session stands in. A user who has a verified authenticator by now (from elsewhere) must sign in with it: a session that only
 * proves a password must not replace it.
 * @throws Refusal `sessionInvalid`, `userDisabled`, `softwareTokenOffInPool`
 * @see spec/auth.md §4.7
 */
export function setUpOf(pool: Pool, user: User, pending: PendingChallenge): MfaSetUp {
  if (!user.enabled) throw refuse.userDisabled();
  if (pending.name !== "MFA_SETUP" || user.softwareToken?.verifiedAt !== undefined) throw refuse.sessionInvalid();
  refuseWithoutSoftwareTokens(pool);
  return pending;
}
