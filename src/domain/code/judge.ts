/** Judging a code that a user sends back. @see spec/auth.md §5, §7.6 */
import { type Refusal, refuse } from "../refusal.ts";
import { type Digest, isSameDigest } from "../sealed.ts";
import type { User } from "../user/user.ts";
import type { Code, CodePurpose } from "./code.ts";

/** After so many wrong tries a code is void, however long it would have counted. */
export const wrongTriesAllowed = 15;

/** Whoever has codes: a user, or what is kept of a name that nobody holds. */
type Coded = Pick<User, "codes">;

/** The user as to be saved, also where the code was not right; `code` where it was, and is spent now; else the refusal to answer with. */
export type CodeVerdict<Judged extends Coded = User> =
  | { readonly user: Judged; readonly code: Code }
  | { readonly user: Judged; readonly refusal: Refusal };

/**
 * Whether a code is right: it counts once, until it expires or was guessed at too often. Throws nothing.
 * @param given digest of what the user sent, made as the code's    @param now epoch seconds
 */
export function judgeCode<Judged extends Coded>(user: Judged, purpose: CodePurpose, given: Digest, now: number): CodeVerdict<Judged> {
  const { [purpose]: code, ...others } = user.codes ?? {};
  if (!code || now >= code.expiresAt || code.wrongTries >= wrongTriesAllowed) return { user, refusal: refuse.codeExpired() };
  if (isSameDigest(code.digest, given)) return { user: { ...user, codes: others }, code };
  return { user: { ...user, codes: { ...others, [purpose]: { ...code, wrongTries: code.wrongTries + 1 } } }, refusal: refuse.wrongCode() };
}
