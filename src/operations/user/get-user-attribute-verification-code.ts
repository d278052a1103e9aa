import { GetUserAttributeVerificationCode } from "../../api/attribute.ts";
import { sendAttributeCode } from "../../flows/verify.ts";
import { operation } from "../operation.ts";

/** A code for the signed-in user's e-mail address or phone number. @see spec/auth.md §7.2 */
export const getUserAttributeVerificationCode = operation(GetUserAttributeVerificationCode, async (input, context) => ({
  CodeDeliveryDetails: await sendAttributeCode(context, context.caller, input.AttributeName),
}));
