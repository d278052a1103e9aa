import { AdminUpdateUserAttributes } from "../../api/attribute.ts";
import { claimingNames } from "../../flows/aliases.ts";
import { attributeChange } from "../../flows/attributes.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

/** Attributes written by an administrator, who may call an address verified. @see spec/auth.md §7.2, §7.4 */
export const adminUpdateUserAttributes = operation(AdminUpdateUserAttributes, async (input, context) => {
  const pool = await getPool(context, input.UserPoolId);
  const { sub } = await getUser(context, pool, input.Username);
  const change = attributeChange(context, pool, input.UserAttributes);
  await claimingNames(context, pool, () => context.store.users.update(pool.id, sub, change));
  return {};
});
