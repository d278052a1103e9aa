import { VerifySoftwareToken } from "../../api/software-token.ts";
import { verifyForUser, verifyInSession } from "../../flows/software-token.ts";
import { operation } from "../operation.ts";

/** Proves an authenticator app by its first code; by session with the session that MFA_SETUP is answered with. @see spec/auth.md §4.7, §5 */
export const verifySoftwareToken = operation(VerifySoftwareToken, async (input, { caller, ...house }) => {
  const typed = { code: input.UserCode, friendlyDeviceName: input.FriendlyDeviceName };
  if (caller.kind === "session") return { Status: "SUCCESS" as const, Session: await verifyInSession(house, caller.session, typed) };
  await verifyForUser(house, caller, typed);
  return { Status: "SUCCESS" as const };
});
