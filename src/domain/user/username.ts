/** What a pool accepts as a user name. @see spec/auth.md §7.3, §7.6 */
import { isEmail, isPhoneNumber } from "../attribute/format.ts";
import type { DeliveryAttribute } from "../code/masking.ts";
import type { Pool } from "../pool/pool.ts";
import { aliasAttributesOf, usernameAttributesOf } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import type { Attributes } from "./user.ts";

const formOf = (username: string): DeliveryAttribute | undefined => {
  if (isEmail(username)) return "email";
  return isPhoneNumber(username) ? "phone_number" : undefined;
};

/**
 * The attributes that a new user's name brings: its address in pools where an address is the name, else none.
 * @throws Refusal InvalidParameterException for a name without the form that the pool asks for, or with the form of one of its aliases
 */
export function attributesOfName(pool: Pool, username: string): Attributes {
  const form = formOf(username);
  const accepted = usernameAttributesOf(pool);
  if (accepted.length === 0) return freeName(pool, form);
  if (form === undefined || !accepted.includes(form)) throw refuse.usernameMustBe(wanted(accepted));
  return { [form]: username };
}

const wanted = (accepted: readonly DeliveryAttribute[]) => {
  if (accepted.length === 2) return "either";
  return accepted.includes("email") ? "email" : "phone";
};

function freeName(pool: Pool, form: DeliveryAttribute | undefined): Attributes {
  if (form !== undefined && aliasAttributesOf(pool).includes(form))
    throw refuse.usernameLooksLike(form === "email" ? "email" : "phone number");
  return {};
}
