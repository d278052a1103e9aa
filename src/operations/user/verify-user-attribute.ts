import { VerifyUserAttribute } from "../../api/attribute.ts";
import { verifyAttribute } from "../../flows/verify.ts";
import { operation } from "../operation.ts";

/** The code comes back: the address is the user's own. @see spec/auth.md §7.2, §7.6 */
export const verifyUserAttribute = operation(VerifyUserAttribute, async (input, context) => {
  await verifyAttribute(context, context.caller, input.AttributeName, input.Code);
  return {};
});
