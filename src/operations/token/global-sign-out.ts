import { GlobalSignOut } from "../../api/token.ts";
import { signOutEverywhere } from "../../flows/revoke.ts";
import { operation } from "../operation.ts";

/** Ends all sign-ins of the signed-in user. @see spec/auth.md §2.7 */
export const globalSignOut = operation(GlobalSignOut, (_input, context) => context.caller.update(signOutEverywhere(context)));
