/** Answers about users who do not exist, for clients that hide it. @see spec/auth.md §3.3, PreventUserExistenceErrors */
import type { CodeDeliveryDetailsType } from "../../api/delivery.ts";
import { isEmail, isPhoneNumber } from "../attribute/format.ts";
import { type DeliveryAttribute, masked } from "./masking.ts";

/** What an answer tells about a code that was sent. @param destination the whole address @see spec/auth.md §5 */
export const deliveryDetails = (attribute: DeliveryAttribute, destination: string): CodeDeliveryDetailsType => ({
  Destination: masked(attribute, destination),
  DeliveryMedium: attribute === "email" ? "EMAIL" : "SMS",
  AttributeName: attribute,
});

/**
 * A delivery that never happens. A name that is an address is masked like a real one; another name gets an address that its digest decides,
 * so that asking again gives the same answer. Throws nothing.
 * @param name as typed    @param seed digest of the name, 16 characters at least    @param attribute where the pool would send
 */
export function madeUpDelivery(name: string, seed: string, attribute: DeliveryAttribute): CodeDeliveryDetailsType {
  if (isEmail(name)) return deliveryDetails("email", name);
  if (isPhoneNumber(name)) return deliveryDetails("phone_number", name);
  const letter = (at: number) => String.fromCharCode(97 + numberAt(seed, at, 26));
  const digits = [8, 10, 12, 14].map((at) => numberAt(seed, at, 10)).join("");
  return deliveryDetails(attribute, attribute === "email" ? `${letter(0)}@${letter(4)}.example` : `+1206555${digits}`);
}

const numberAt = (seed: string, at: number, range: number) => ((seed.charCodeAt(at) || 0) * 7 + (seed.charCodeAt(at + 1) || 0)) % range;
