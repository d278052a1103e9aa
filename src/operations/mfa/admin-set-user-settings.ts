import { AdminSetUserSettings } from "../../api/mfa.ts";
import { withSmsSettings } from "../../domain/mfa/sms-settings.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

/** SMS MFA of a user, set by an administrator the deprecated way. @see spec/auth.md §4.2 */
export const adminSetUserSettings = operation(AdminSetUserSettings, async (input, { store, clock }) => {
  const pool = await getPool({ store }, input.UserPoolId);
  const { sub } = await getUser({ store }, pool, input.Username);
  await store.users.update(pool.id, sub, (user) => ({
    user: withSmsSettings(pool, user, input.MFAOptions, clock.now()),
    answer: undefined,
  }));
  return {};
});
