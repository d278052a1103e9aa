import { GetUser } from "../../api/user.ts";
import { shownAttributes } from "../../domain/attribute/shown.ts";
import { readableAttributesOf } from "../../domain/client/settings.ts";
import { mfaReport } from "../../domain/mfa/report.ts";
import { operation } from "../operation.ts";

/** The signed-in user, as far as the app may read. @see spec/auth.md §4.1, §7.4 */
export const getUser = operation(GetUser, async (_, { caller }) => {
  const user = await caller.user();
  const readable = readableAttributesOf(caller.client, caller.pool);
  return { Username: user.username, UserAttributes: shownAttributes(user, readable), ...mfaReport(user) };
});
