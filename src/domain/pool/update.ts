/** A pool that changes: UpdateUserPool, AddCustomAttributes, and whether it may go. */
import type { UserPoolPolicyType } from "../../api/pool-policy.ts";
import type { SchemaAttributeType } from "../../api/pool-schema.ts";
import { present } from "../present.ts";
import { checkProposal } from "./checks.ts";
import { completedSettings, type PoolSettings } from "./defaults.ts";
import { mfaAfter } from "./mfa-config.ts";
import type { Pool } from "./pool.ts";
import { refusePool } from "./refusals.ts";
import { withCustomAttributes } from "./schema.ts";

// What stays when UpdateUserPool leaves it out, as measured on the real service in 2026 (go-to-k/cdkd #1965, #1982, #4066), although its
// documentation resets everything. Each half of Policies stays by itself. All other members return to their defaults.
const keptWhenOmitted = [
  "DeletionProtection",
  "UserAttributeUpdateSettings",
  "MfaConfiguration",
  "EmailConfiguration",
  "SmsConfiguration",
  "UserPoolTags",
  "AccountRecoverySetting",
  "UserPoolTier",
  "KeyConfiguration",
  "IssuerConfiguration",
] as const satisfies readonly (keyof PoolSettings)[];

/**
 * The pool after UpdateUserPool. @param requested the settings as given @param PoolName a new name, if any @param now epoch seconds
 * @throws Refusal for each contradiction of the whole pool, as at its creation
 * @see spec/platform.md §2.4
 */
export function updatedPool(pool: Pool, { PoolName, ...requested }: PoolSettings & { PoolName?: string }, now: number): Pool {
  const before = pool.description;
  const kept = Object.fromEntries(keptWhenOmitted.map((member) => [member, before[member]]));
  const settings = completedSettings({
    ...kept,
    ...present(requested),
    Policies: keptPolicies(before.Policies, requested),
  });
  const { Id, CreationDate, SchemaAttributes, AliasAttributes, UsernameAttributes, UsernameConfiguration, Arn, Domain, CustomDomain } =
    before;
  const lasting = {
    Id,
    CreationDate,
    SchemaAttributes,
    AliasAttributes,
    UsernameAttributes,
    UsernameConfiguration,
    Arn,
    Domain,
    CustomDomain,
  };
  const description = present({ ...lasting, Name: PoolName ?? before.Name, LastModifiedDate: now, ...settings });
  const updated = { ...pool, description, mfa: mfaAfter(description, pool, requested) };
  checkProposal({ pool: updated, requested, before: pool });
  return updated;
}

// A sign-in policy without a list changes nothing, measured too. The old way to set the life of temporary passwords still works alone.
function keptPolicies(before: UserPoolPolicyType = {}, { Policies, AdminCreateUserConfig }: PoolSettings): UserPoolPolicyType {
  const days = AdminCreateUserConfig?.UnusedAccountValidityDays;
  const kept = days === undefined ? before.PasswordPolicy : { ...before.PasswordPolicy, TemporaryPasswordValidityDays: days };
  const SignInPolicy = Policies?.SignInPolicy?.AllowedFirstAuthFactors ? Policies.SignInPolicy : before.SignInPolicy;
  return present({ PasswordPolicy: Policies?.PasswordPolicy ?? kept, SignInPolicy });
}

/** The pool with custom attributes added. @param now epoch seconds @throws Refusal like `withCustomAttributes` */
export function withMoreAttributes(pool: Pool, added: readonly SchemaAttributeType[], now: number): Pool {
  const SchemaAttributes = withCustomAttributes(pool.description.SchemaAttributes ?? [], added);
  return { ...pool, description: { ...pool.description, SchemaAttributes, LastModifiedDate: now } };
}

/** Refuses to let a pool go that is protected or has a domain. @see spec/platform.md §2.3 */
export function checkRemovable({ description }: Pool): void {
  if (description.DeletionProtection === "ACTIVE") throw refusePool.protectedFromDeletion();
  if (description.Domain !== undefined || description.CustomDomain !== undefined) throw refusePool.hasDomain();
}
