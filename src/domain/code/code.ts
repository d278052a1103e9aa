import type { Digest } from "../sealed.ts";

/** What a code that was sent is good for. */
export type CodePurpose = "confirm-sign-up" | "reset-password" | "verify-email" | "verify-phone_number";

/** One code in force: a user has at most one per purpose, a new one voids the former. Moments are epoch seconds. @see spec/auth.md §5 */
export type Code = {
  readonly digest: Digest;
  readonly expiresAt: number;
  readonly wrongTries: number;
  /** The attribute it was sent to (`email` or `phone_number`) and the value at that time. */
  readonly attribute: "email" | "phone_number";
  readonly destination: string;
};
