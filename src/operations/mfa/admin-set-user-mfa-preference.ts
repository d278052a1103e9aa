import { AdminSetUserMFAPreference } from "../../api/mfa.ts";
import { askedPreference, withMfaPreference } from "../../domain/mfa/preference.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

/** What a user has on and prefers, set by an administrator. @see spec/auth.md §4.1 */
export const adminSetUserMfaPreference = operation(AdminSetUserMFAPreference, async (input, { store, clock }) => {
  const pool = await getPool({ store }, input.UserPoolId);
  const { sub } = await getUser({ store }, pool, input.Username);
  const asked = askedPreference(input);
  await store.users.update(pool.id, sub, (user) => ({ user: withMfaPreference(pool, user, asked, clock.now()), answer: undefined }));
  return {};
});
