/** Codes that prove an address or reset a password: sent in the commit that keeps them, judged by their digest. @see spec/auth.md §5 */
import type { CodeDeliveryDetailsType } from "../api/delivery.ts";
import type { CodePurpose } from "../domain/code/code.ts";
import { codeLength, issueCode } from "../domain/code/issue.ts";
import { deliveryDetails } from "../domain/code/made-up.ts";
import type { DeliveryAttribute } from "../domain/code/masking.ts";
import type { Pool } from "../domain/pool/pool.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Digest } from "../domain/sealed.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";
import type { Write } from "../ports/store.ts";
import { messageOf } from "./messages.ts";

/** A user with a new code in force, the message that brings it, and what the caller is told of it. */
export type SentCode = { readonly user: User; readonly write: Write; readonly delivery: CodeDeliveryDetailsType };

/**
 * Sends a code to one of the user's addresses; a former code for the same purpose is void. Safe inside a change that runs again: only what is
 * committed is sent. Throws nothing.
 * @param attribute whose value the code goes to; where a new value waits to be verified, and that is the purpose, to that one
 */
export function sendCode(house: House, pool: Pool, user: User, purpose: CodePurpose, attribute: DeliveryAttribute): SentCode {
  const waiting = purpose === `verify-${attribute}` ? user.pendingAttributes?.[attribute] : undefined;
  const destination = waiting ?? user.attributes[attribute] ?? "";
  const code = house.random.code(codeLength);
  const digest = codeDigest(house, user, purpose, code);
  const delivery = deliveryDetails(attribute, destination);
  const write = messageOf(house, pool, {
    kind: purpose === "reset-password" ? "recovery" : "verification",
    medium: attribute === "email" ? "EMAIL" : "SMS",
    to: destination,
    code,
    username: user.username,
  });
  return { user: issueCode(user, purpose, { digest, attribute, destination, now: house.clock.now() }), write, delivery };
}

/** What a code of this user is kept and compared as. */
export const codeDigest = ({ sealer }: Pick<House, "sealer">, user: User, purpose: CodePurpose, code: string): Digest =>
  sealer.digest(code, context.code(user.poolId, user.sub, purpose), user.poolId);

/** Ends a commit that had to be saved although it is refused (a wrong try was counted). @throws Refusal the one given */
export function throwRefusal(refusal: Refusal | undefined): void {
  if (refusal) throw refusal;
}
