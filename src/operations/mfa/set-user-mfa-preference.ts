import { SetUserMFAPreference } from "../../api/mfa.ts";
import { askedPreference, withMfaPreference } from "../../domain/mfa/preference.ts";
import { operation } from "../operation.ts";

/** What the signed-in user has on and prefers. @see spec/auth.md §4.1 */
export const setUserMfaPreference = operation(SetUserMFAPreference, async (input, { caller, clock }) => {
  const asked = askedPreference(input);
  await caller.update((user) => ({ user: withMfaPreference(caller.pool, user, asked, clock.now()), answer: undefined }));
  return {};
});
