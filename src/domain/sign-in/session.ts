import type { AuthFlowType } from "../../api/sign-in.ts";
import type { Factor } from "../mfa/factor.ts";
import type { Verdict } from "../risk/verdict.ts";
import type { Digest, Sealed } from "../sealed.ts";

/** The public API or the administrator's: a session opened at one is not answered at the other. */
export type Door = "public" | "admin";

/** What can prove who begins a sign-in. `sign-up`: the user was confirmed a moment ago. @see spec/auth.md §3.8, §4.6 rows 2 and 3 */
export const firstFactors = ["password", "one-time-code", "passkey", "sign-up"] as const;
export type FirstFactor = (typeof firstFactors)[number];

/** What has been proved so far, in the order of the machine's steps. */
export type Proof = FirstFactor | "new-password" | "second-factor" | "device";

/** What a user may choose to begin a choice-based sign-in with, in the order in which the service lists it. @see spec/auth.md §3.8 */
export const firstChallenges = ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP"] as const;
export type FirstChallenge = (typeof firstChallenges)[number];

/** A code that was sent and waits to come back. */
export type SentCode = {
  readonly name: "SMS_MFA" | "EMAIL_OTP" | "SMS_OTP";
  readonly code: Digest;
  readonly wrongTries: number;
  /** The attribute it was sent to, and its value at that time. */
  readonly attribute: "email" | "phone_number";
  readonly destination: string;
  /** The address was given in MFA_SETUP: a right code writes it to the user. */
  readonly setsUp?: true;
};

/** The challenge that waits for an answer, with what is needed to judge it. */
export type PendingChallenge =
  | { readonly name: "SELECT_CHALLENGE" | "PASSWORD" | "PASSWORD_SRP" | "PASSWORD_VERIFIER" }
  | { readonly name: "NEW_PASSWORD_REQUIRED" }
  | { readonly name: "DEVICE_SRP_AUTH" | "DEVICE_PASSWORD_VERIFIER"; readonly deviceKey: string }
  | SentCode
  | { readonly name: "SOFTWARE_TOKEN_MFA"; readonly wrongTries: number }
  | { readonly name: "SELECT_MFA_TYPE"; readonly factors: readonly Factor[] }
  | {
      readonly name: "MFA_SETUP";
      readonly factors: readonly Factor[];
      /** The secret that AssociateSoftwareToken made for this session. */
      readonly softwareToken?: Sealed;
      /** VerifySoftwareToken accepted a code and wrote the authenticator to the user. */
      readonly verified?: true;
    }
  /** Nothing to answer: the session that ConfirmSignUp hands out for USER_AUTH. */
  | { readonly name: "SIGN_UP" };

/**
 * A sign-in under way: data, not a process. The client holds its name (the `Session` string), the store the rest.
 * Moments are epoch seconds. @see spec/auth.md §3.2
 */
export type Session = {
  readonly poolId: string;
  readonly sub: string;
  /** Digest of the random id inside the Session string. */
  readonly id: Digest;
  readonly clientId: string;
  readonly door: Door;
  /** What the sign-in began with; absent in the session of a sign-up. */
  readonly flow?: AuthFlowType;
  readonly proofs: readonly Proof[];
  readonly pending: PendingChallenge;
  readonly openedAt: number;
  /** When the user's password was set, as it was when the session was opened; absent without a password. */
  readonly passwordSetAt?: number;
  readonly expiresAt: number;
  /** Set once answered: a second answer is refused. */
  readonly usedAt?: number;
  /** A request of this sign-in named a device of the user. @see spec/auth.md §6, NewDeviceMetadata */
  readonly deviceNamed?: true;
  /** What risk says of this sign-in; absent where threat protection is off, and before the first factor. @see spec/auth.md §9 */
  readonly verdict?: Verdict;
  /** The client's session string carries it, and the store has not heard of it. */
  readonly unkept?: true;
  /** Stands for a user who does not exist, so that nobody can tell. @see spec/auth.md §3.3 */
  readonly phantom?: true;
};
