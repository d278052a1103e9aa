import { UpdateUserAttributes } from "../../api/attribute.ts";
import { claimingNames } from "../../flows/aliases.ts";
import { attributeChange } from "../../flows/attributes.ts";
import { operation } from "../operation.ts";

/** The signed-in user writes attributes that the app may write. @see spec/auth.md §7.2, §7.4 */
export const updateUserAttributes = operation(UpdateUserAttributes, async (input, context) => {
  const { pool, client, update } = context.caller;
  const change = attributeChange(context, pool, input.UserAttributes, client);
  return { CodeDeliveryDetailsList: await claimingNames(context, pool, () => update(change)) };
});
