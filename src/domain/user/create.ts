/** Beginning a user. @see spec/auth.md §7.1, §7.2; API model, SignUp, AdminCreateUser */
import type { Password } from "../password/password.ts";
import type { Pool } from "../pool/pool.ts";
import { allowedFirstFactorsOf, usernameAttributesOf } from "../pool/settings.ts";
import { named } from "./named.ts";
import type { Attributes, User, UserStatus } from "./user.ts";

/** What a new user is made of. `username` as typed, `sub` fresh, `now` epoch seconds. */
export type UserSeed = {
  readonly username: string;
  readonly sub: string;
  readonly status: UserStatus;
  readonly attributes: Attributes;
  readonly password?: Password;
  readonly now: number;
};

/** A new user. In pools where an address is the name, the stored user name is the sub. Throws nothing. */
export const newUser = (pool: Pool, { username, sub, status, attributes, password, now }: UserSeed): User =>
  named(pool, {
    poolId: pool.id,
    sub,
    username: usernameAttributesOf(pool).length > 0 ? sub : username,
    names: [],
    status,
    enabled: true,
    createdAt: now,
    modifiedAt: now,
    attributes,
    ...(password && { password }),
    mfa: { enabled: [] },
  });

/** Whether a user may do without a password here: one-time codes are allowed as a first factor. Throws nothing. */
export const allowsPasswordless = (pool: Pool): boolean =>
  allowedFirstFactorsOf(pool).some((factor) => factor === "EMAIL_OTP" || factor === "SMS_OTP");

/** The status of a user whom an administrator creates. One with a password must change it; one without is as good as the address that will
 *  receive its codes. Throws nothing. @see spec/auth.md §7.1 (CONFIRMED: recorded with SUPPRESS and a verified e-mail) */
export function statusOfCreated(attributes: Attributes, hasPassword: boolean): UserStatus {
  if (hasPassword) return "FORCE_CHANGE_PASSWORD";
  return attributes.email_verified === "true" || attributes.phone_number_verified === "true" ? "CONFIRMED" : "UNCONFIRMED";
}
