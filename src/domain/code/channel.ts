/** To which of a user's addresses a code goes. @see spec/auth.md §4.5, §7.2; API model, AccountRecoverySettingType */
import type { Factor } from "../mfa/factor.ts";
import type { Pool } from "../pool/pool.ts";
import { autoVerifiedAttributesOf, poolMfaOf, primaryRecoveryChannelOf, recoveryMechanismsOf } from "../pool/settings.ts";
import type { User } from "../user/user.ts";
import type { DeliveryAttribute } from "./masking.ts";

/** The address that is verified at sign-up: the phone before the mail where the pool verifies both; undefined where nothing is verified or
 *  the user has no such address. Throws nothing. */
export function signUpChannel(pool: Pool, user: User): DeliveryAttribute | undefined {
  const verified = autoVerifiedAttributesOf(pool);
  return (["phone_number", "email"] as const).find((attribute) => verified.includes(attribute) && user.attributes[attribute]);
}

const attributeOf = { verified_email: "email", verified_phone_number: "phone_number" } as const;
const factorOf: Readonly<Record<DeliveryAttribute, Factor>> = { email: "EMAIL_OTP", phone_number: "SMS_MFA" };

/**
 * The address that receives a password-reset code: the first of the pool's mechanisms whose address is verified and is not the one that the
 * user prefers for MFA, because both proofs would then come from one place. Legacy pools, without the setting, do not mind. Throws nothing.
 * @returns undefined where no address is left or recovery is the administrator's
 */
export function recoveryChannel(pool: Pool, user: User): DeliveryAttribute | undefined {
  const isVerified = (attribute: DeliveryAttribute) =>
    Boolean(user.attributes[attribute]) && user.attributes[`${attribute}_verified`] === "true";
  const isFree = (attribute: DeliveryAttribute) =>
    primaryRecoveryChannelOf(pool) === undefined || factorOf[attribute] !== preferredFactor(pool, user);
  return recoveryAttributes(pool).find((attribute) => isVerified(attribute) && isFree(attribute));
}

/** The addresses that the pool uses for recovery, first choice first; none where recovery is the administrator's. Throws nothing. */
export const recoveryAttributes = (pool: Pool): readonly DeliveryAttribute[] =>
  recoveryMechanismsOf(pool).flatMap((mechanism) => (mechanism === "admin_only" ? [] : [attributeOf[mechanism]]));

// A preference counts while the pool asks for that factor at all.
const preferredFactor = (pool: Pool, { mfa }: User) => poolMfaOf(pool).factors.find((factor) => factor === mfa.preferred);
