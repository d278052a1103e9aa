/** Sending a code: what is kept of it and how long it counts. @see spec/auth.md §5 */
import type { Digest } from "../sealed.ts";
import type { User } from "../user/user.ts";
import type { Code, CodePurpose } from "./code.ts";

/** Digits of every code that proves an address or resets a password. */
export const codeLength = 6;

const hour = 3600;

/** Seconds for which a code counts. */
export const codeSeconds: Readonly<Record<CodePurpose, number>> = {
  "confirm-sign-up": 24 * hour,
  "verify-email": 24 * hour,
  "verify-phone_number": 24 * hour,
  "reset-password": hour,
};

/** The user with a code in force; a former one for the same purpose is void. Throws nothing.
 *  @param code its digest, and the attribute and address it goes to    @param now epoch seconds */
export function issueCode<Coded extends Pick<User, "codes">>(
  user: Coded,
  purpose: CodePurpose,
  { now, ...code }: Pick<Code, "attribute" | "destination"> & { readonly digest: Digest; readonly now: number },
): Coded {
  return { ...user, codes: { ...user.codes, [purpose]: { ...code, expiresAt: now + codeSeconds[purpose], wrongTries: 0 } } };
}
