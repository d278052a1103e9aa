/** What a user must have for a factor to work at all. @see spec/auth.md §4.1, §4.6 */
import type { User } from "../user/user.ts";
import type { Factor } from "./factor.ts";

/**
 * Whether a user has what a factor needs: an attribute that was deleted drops its factor. An address need not be verified: the first code that
 * comes back does that. Throws nothing.
 */
export const canAnswer: Readonly<Record<Factor, (user: Pick<User, "attributes" | "softwareToken">) => boolean>> = {
  SMS_MFA: ({ attributes }) => Boolean(attributes.phone_number),
  SOFTWARE_TOKEN_MFA: ({ softwareToken }) => softwareToken?.verifiedAt !== undefined,
  EMAIL_OTP: ({ attributes }) => Boolean(attributes.email),
};
