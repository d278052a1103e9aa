/** Temporary passwords that we make up. @see API model, AdminCreateUser: TemporaryPassword */
import type { PasswordPolicyType } from "../../api/pool-policy.ts";
import { policyBreach } from "./policy.ts";

// Without those that are easily mistaken when read from a telephone; symbols that survive in mail and on every keyboard.
const upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const lower = "abcdefghijkmnopqrstuvwxyz";
const digits = "23456789";
const marks = "!@#%*?-_+=";
const shortest = 12;

/** A temporary password that conforms to the policy whatever it asks for: every draw is even, those that lack a class are thrown away.
 *  @param draw `random.text`: so many characters of an alphabet
 *  @returns 12 characters, or as many as the policy asks for */
export function temporaryPassword(policy: PasswordPolicyType, draw: (alphabet: string, length: number) => string): string {
  const length = Math.max(shortest, policy.MinimumLength ?? 0);
  const everyClass = { RequireUppercase: true, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true };
  let password = draw(upper + lower + digits + marks, length);
  while (policyBreach(everyClass, password) !== undefined) password = draw(upper + lower + digits + marks, length);
  return password;
}
