/** What a password must look like. @see spec/auth.md §7.5, §1.5; API model, PasswordPolicyType */
import type { PasswordPolicyType } from "../../api/pool-policy.ts";
import { refuse } from "../refusal.ts";

/** The special characters that count as symbols; a space counts too, where it stands inside. */
export const symbols = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-";

const maximumLength = 256;
const has = (characters: RegExp) => (password: string) => characters.test(password);
const hasSymbol = (password: string) => [...password].some((character) => character === " " || symbols.includes(character));

type Rule = {
  readonly asked: (policy: PasswordPolicyType) => boolean;
  readonly met: (password: string) => boolean;
  readonly reason: string;
};

// In the order in which the service looks; only the first failing one is told.
const rules: readonly Rule[] = [
  { asked: (policy) => policy.RequireUppercase ?? false, met: has(/[A-Z]/), reason: "Password must have uppercase characters" },
  { asked: (policy) => policy.RequireLowercase ?? false, met: has(/[a-z]/), reason: "Password must have lowercase characters" },
  { asked: (policy) => policy.RequireNumbers ?? false, met: has(/[0-9]/), reason: "Password must have numeric characters" },
  { asked: (policy) => policy.RequireSymbols ?? false, met: hasSymbol, reason: "Password must have symbol characters" },
];

/** The first rule of the policy that a password breaks, in the service's words; undefined where it conforms. Throws nothing.
 *  @param policy the pool's; a member that is absent asks for nothing, an absent length for 8 */
export function policyBreach(policy: PasswordPolicyType, password: string): string | undefined {
  if (password.length < (policy.MinimumLength ?? 8)) return "Password not long enough";
  return rules.find((rule) => rule.asked(policy) && !rule.met(password))?.reason;
}

/** Checks a new password of a user.
 *  @param at the service words its refusal at SignUp unlike the one everywhere else
 *  @throws Refusal InvalidParameterException for a length or an outer space that no policy allows, InvalidPasswordException for a breach */
export function checkPassword(policy: PasswordPolicyType, password: string, at: "sign-up" | "elsewhere" = "elsewhere"): void {
  const breach = policyBreach(policy, password);
  if (breach !== undefined) throw at === "sign-up" ? refuse.passwordAtSignUp(breach) : refuse.passwordPolicy(breach);
  if (password.length > maximumLength) throw refuse.passwordTooLong();
  if (/^ | $|[\t\n\v\f\r]/.test(password)) throw refuse.passwordOuterSpace();
}
