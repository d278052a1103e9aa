/** A pool that changes: UpdateUserPool, AddCustomAttributes, and whether it may go. */
import type { SchemaAttributeType } from "../../api/pool-schema.ts";
import { present } from "../present.ts";
import type { ResourceQuotas } from "../quota/resources.ts";
import { checkProposal } from "./checks.ts";
import { completedSettings, defaultRecovery, type PoolSettings } from "./defaults.ts";
import { mfaAfter } from "./mfa-config.ts";
import type { Pool } from "./pool.ts";
import { refusePool } from "./refusals.ts";
import { withCustomAttributes } from "./schema.ts";

/**
 * The pool after UpdateUserPool: what is left out returns to its default, MFA aside (docs/decisions/0011). @param requested the settings as given @param PoolName a new name, if any @param now epoch seconds
 * @throws Refusal for each contradiction of the whole pool, as at its creation
 * @see spec/platform.md §2.4
 */
export function updatedPool(pool: Pool, { PoolName, ...requested }: PoolSettings & { PoolName?: string }, now: number): Pool {
  const before = pool.description;
  const settings = completedSettings({ AccountRecoverySetting: defaultRecovery, ...keptForMfa(pool), ...present(requested) });
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

// MFA is SetUserPoolMfaConfig's to turn off (its refusals of UpdateUserPool are recorded with the mode left out), and with it stays what its factors need.
function keptForMfa({ description, mfa }: Pool): PoolSettings {
  const { MfaConfiguration, SmsConfiguration, EmailConfiguration } = description;
  return present({
    MfaConfiguration,
    SmsConfiguration: mfa.SmsMfaConfiguration && SmsConfiguration,
    EmailConfiguration: mfa.EmailMfaConfiguration && EmailConfiguration,
  });
}

/** The pool with custom attributes added. @param context `now` in epoch seconds @throws Refusal like `withCustomAttributes` */
export function withMoreAttributes(
  pool: Pool,
  added: readonly SchemaAttributeType[],
  { now, quotas }: { readonly now: number; readonly quotas: ResourceQuotas },
): Pool {
  const SchemaAttributes = withCustomAttributes(pool.description.SchemaAttributes ?? [], added, quotas);
  return { ...pool, description: { ...pool.description, SchemaAttributes, LastModifiedDate: now } };
}

/** Refuses to let a pool go that is protected or has a domain. @see spec/platform.md §2.3 */
export function checkRemovable({ description }: Pool): void {
  if (description.DeletionProtection === "ACTIVE") throw refusePool.protectedFromDeletion();
  if (description.Domain !== undefined || description.CustomDomain !== undefined) throw refusePool.hasDomain();
}
