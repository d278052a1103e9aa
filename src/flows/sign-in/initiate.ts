/** InitiateAuth and AdminInitiateAuth: a flow begins. Order of checks: door, gate, parameters, then the flow's own. @see spec/auth.md §3.1 */
import type { AuthFlowType } from "../../api/sign-in.ts";
import { refuse } from "../../domain/refusal.ts";
import { checkFlow } from "../../domain/sign-in/flow.ts";
import type { House } from "../../ports/house.ts";
import type { Attempt, Parameters, SignInAnswer } from "./attempt.ts";
import { beginByChoice } from "./choice.ts";
import { signInByPassword } from "./password.ts";
import { signInByRefreshToken } from "./refresh.ts";
import { beginBySrp } from "./srp.ts";

/** What a flow begins with. `session`: of ConfirmSignUp, for USER_AUTH. */
export type Beginning = { readonly attempt: Attempt; readonly parameters: Parameters; readonly session?: string };

type Begin = (house: House, beginning: Beginning) => Promise<SignInAnswer>;

const begin: Readonly<Record<AuthFlowType, Begin>> = {
  USER_PASSWORD_AUTH: signInByPassword,
  ADMIN_USER_PASSWORD_AUTH: signInByPassword,
  ADMIN_NO_SRP_AUTH: signInByPassword,
  USER_SRP_AUTH: beginBySrp,
  REFRESH_TOKEN_AUTH: signInByRefreshToken,
  REFRESH_TOKEN: signInByRefreshToken,
  USER_AUTH: beginByChoice,
  CUSTOM_AUTH: () => {
    throw refuse.customAuthWithoutTriggers();
  },
};

/**
 * Begins a sign-in.
 * @param flow as the request names it    @param beginning AuthParameters and the client whose they are
 * @returns tokens, or the first challenge
 * @throws Refusal of the gate (`flowNotAtThisDoor`, `flowOff`, …), `missingParameter`, and those of the flow
 */
export async function initiate(house: House, flow: AuthFlowType, beginning: Beginning): Promise<SignInAnswer> {
  const { attempt, parameters } = beginning;
  checkFlow(flow, attempt.door, attempt.client, parameters);
  return begin[flow](house, { ...beginning, attempt: { ...attempt, flow } });
}
