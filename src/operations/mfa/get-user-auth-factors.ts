import { GetUserAuthFactors } from "../../api/mfa.ts";
import { authFactorsReport } from "../../domain/mfa/report.ts";
import { operation } from "../operation.ts";

/** With what the signed-in user can sign in. @see spec/auth.md §4.8 */
export const getUserAuthFactors = operation(GetUserAuthFactors, async (_input, { caller }) => authFactorsReport(await caller.user()));
