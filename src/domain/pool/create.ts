/** A new pool. */
import type { InputOf } from "../../api/contract.ts";
import type { CreateUserPool } from "../../api/pool.ts";
import { present } from "../present.ts";
import { checkProposal } from "./checks.ts";
import { completedSettings, defaultRecovery, listed } from "./defaults.ts";
import { mfaAfter } from "./mfa-config.ts";
import type { Pool } from "./pool.ts";
import { poolArn } from "./pool-id.ts";
import { refusePool } from "./refusals.ts";
import { createdSchema } from "./schema.ts";

/** What only the house knows of a new pool: its id, the account in its ARN, and the moment (epoch seconds). */
export type Birth = { readonly id: string; readonly accountId: string; readonly now: number };

/**
 * The pool that CreateUserPool asks for, with every default in place.
 * @throws Refusal for each contradiction of spec/platform.md §2.3
 * @see spec/platform.md §2.2
 */
export function createdPool(input: InputOf<typeof CreateUserPool>, { id, accountId, now }: Birth): Pool {
  const { PoolName, Schema, AliasAttributes, UsernameAttributes, UsernameConfiguration, ...requested } = input;
  if (listed(AliasAttributes) && listed(UsernameAttributes)) throw refusePool.aliasAndUsernameAttributes();
  const description = present({
    Id: id,
    Name: PoolName,
    LastModifiedDate: now,
    CreationDate: now,
    SchemaAttributes: createdSchema(Schema ?? []),
    AliasAttributes: listed(AliasAttributes),
    UsernameAttributes: listed(UsernameAttributes),
    UsernameConfiguration,
    Arn: poolArn(id, accountId),
    ...completedSettings({ AccountRecoverySetting: defaultRecovery, ...present(requested) }),
  });
  const pool = { id, version: 1, description, mfa: mfaAfter(description, undefined, requested) };
  checkProposal({ pool, requested });
  return pool;
}
