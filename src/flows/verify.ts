/** Verifying an address of a signed-in user. @see spec/auth.md §7.2, §7.6; API model, GetUserAttributeVerificationCode, VerifyUserAttribute */
import type { CodeDeliveryDetailsType } from "../api/delivery.ts";
import { deliveryAttributes } from "../domain/attribute/format.ts";
import type { DeliveryAttribute } from "../domain/code/masking.ts";
import { refuse } from "../domain/refusal.ts";
import { withAttributeCode } from "../domain/user/confirm.ts";
import { withTry } from "../domain/user/tries.ts";
import type { House } from "../ports/house.ts";
import { claimingNames } from "./aliases.ts";
import type { TokenCaller } from "./caller.ts";
import { codeDigest, sendCode, throwRefusal } from "./codes.ts";

function verifiable(name: string): DeliveryAttribute {
  const attribute = deliveryAttributes.find((each) => each === name);
  if (!attribute) throw refuse.notVerifiable();
  return attribute;
}

/** Sends a code to the address, to the waiting new one where there is one. @throws Refusal InvalidParameterException, LimitExceededException, those of the caller */
export async function sendAttributeCode(house: House, caller: TokenCaller, name: string): Promise<CodeDeliveryDetailsType> {
  const attribute = verifiable(name);
  return caller.update((user) => {
    if (!user.attributes[attribute] && !user.pendingAttributes?.[attribute]) throw refuse.nothingToSendTo(attribute);
    const tried = withTry(user, "attribute-code", house.clock.now());
    const sent = sendCode(house, caller.pool, tried, `verify-${attribute}`, attribute);
    return { user: sent.user, writes: [sent.write], answer: sent.delivery };
  });
}

/**
 * Verifies the address by the code that was sent.
 * @throws Refusal CodeMismatchException, ExpiredCodeException, LimitExceededException, AliasExistsException, those of the caller
 */
export async function verifyAttribute(house: House, caller: TokenCaller, name: string, code: string): Promise<void> {
  const attribute = verifiable(name);
  const commit = () =>
    caller.update((user) => {
      const digest = codeDigest(house, user, `verify-${attribute}`, code);
      const judged = withAttributeCode(user, caller.pool, attribute, digest, house.clock.now());
      return { user: judged.user, answer: judged.refusal };
    });
  throwRefusal(await claimingNames(house, caller.pool, commit));
}
