import type { Code, CodePurpose } from "../code/code.ts";
import type { SoftwareToken, UserMfa } from "../mfa/factor.ts";
import type { Password } from "../password/password.ts";
import type { Sighting } from "../risk/sighting.ts";

/** The statuses a user of ours can have. @see spec/auth.md §7.1 */
export type UserStatus = "UNCONFIRMED" | "CONFIRMED" | "FORCE_CHANGE_PASSWORD" | "RESET_REQUIRED" | "EXTERNAL_PROVIDER";

/** Attribute values by their name on the wire (`email`, `custom:department`); `sub` is not among them. */
export type Attributes = Readonly<Record<string, string>>;

/** Wrong tries in a row. Moments are epoch seconds. @see spec/auth.md §3.3 */
export type Failures = { readonly count: number; readonly lastAt: number; readonly lockedUntil: number };

/** How often something bounded was tried since `since` (epoch seconds). @see spec/auth.md §8, quotas per user */
export type Tries = { readonly count: number; readonly since: number };

/** A sign-in whose tokens no longer count, kept until its last token would have expired anyway. */
export type RevokedSignIn = { readonly originJti: string; readonly until: number };

/** Everything that is known of one user: one row of the store, replaced as a whole by every change. Moments are epoch seconds. */
export type User = {
  readonly poolId: string;
  readonly sub: string;
  readonly username: string;
  /** The unique names by which this user can be found, made by `namesOf`: the store keeps them in its look-up table. */
  readonly names: readonly string[];
  readonly status: UserStatus;
  readonly enabled: boolean;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly attributes: Attributes;
  /** New values of attributes that must be verified before they replace the old ones. */
  readonly pendingAttributes?: Attributes;
  /** Absent for a user who signs in without one. */
  readonly password?: Password;
  readonly passwordHistory?: readonly Password[];
  /** Wrong passwords, SRP proofs and first-factor codes in a row. */
  readonly failures?: Failures;
  /** Wrong codes of a second factor in a row. */
  readonly mfaFailures?: Failures;
  readonly tries?: Readonly<Partial<Record<string, Tries>>>;
  readonly codes?: Readonly<Partial<Record<CodePurpose, Code>>>;
  readonly mfa: UserMfa;
  readonly softwareToken?: SoftwareToken;
  /** An authenticator app that was associated and not yet verified; the verified one goes on working until then. */
  readonly pendingSoftwareToken?: SoftwareToken;
  /** Tokens of sign-ins up to this moment (epoch milliseconds) are revoked. */
  readonly signedOutAtMs?: number;
  readonly revokedSignIns?: readonly RevokedSignIn[];
  /** From where this user was seen to sign in, newest first; kept where threat protection is on. */
  readonly seen?: readonly Sighting[];
};
