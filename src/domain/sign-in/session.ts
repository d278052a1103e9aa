import type { Factor } from "../mfa/factor.ts";
import type { Digest, Sealed } from "../sealed.ts";

/** The public API or the administrator's: a session opened at one is not answered at the other. */
export type Door = "public" | "admin";

/** What has been proved so far, in the order of the machine's steps. */
export type Proof = "password" | "new-password" | "second-factor";

/** The challenge that waits for an answer, with what is needed to judge it. */
export type PendingChallenge =
  | { readonly name: "NEW_PASSWORD_REQUIRED" }
  | {
      readonly name: "SMS_MFA" | "EMAIL_OTP";
      readonly code: Digest;
      readonly wrongTries: number;
      readonly destination: string;
      readonly attribute: "email" | "phone_number";
    }
  | { readonly name: "SOFTWARE_TOKEN_MFA" }
  | { readonly name: "SELECT_MFA_TYPE"; readonly factors: readonly Factor[] }
  | {
      readonly name: "MFA_SETUP";
      readonly factors: readonly Factor[];
      readonly softwareToken?: Sealed;
      readonly verified?: boolean;
      readonly email?: string;
    };

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
  readonly proofs: readonly Proof[];
  readonly pending: PendingChallenge;
  readonly expiresAt: number;
  /** Set once answered: a second answer is refused. */
  readonly usedAt?: number;
};
