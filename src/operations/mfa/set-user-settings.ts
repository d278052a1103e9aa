import { SetUserSettings } from "../../api/mfa.ts";
import { withSmsSettings } from "../../domain/mfa/sms-settings.ts";
import { operation } from "../operation.ts";

/** SMS MFA of the signed-in user, the deprecated way. @see spec/auth.md §4.2 */
export const setUserSettings = operation(SetUserSettings, async (input, { caller, clock }) => {
  await caller.update((user) => ({ user: withSmsSettings(caller.pool, user, input.MFAOptions, clock.now()), answer: undefined }));
  return {};
});
