import { InitiateAuth } from "../../api/sign-in.ts";
import { appCircumstances } from "../../domain/risk/circumstances.ts";
import { guarded } from "../../flows/risk.ts";
import type { Attempt } from "../../flows/sign-in/attempt.ts";
import { initiate } from "../../flows/sign-in/initiate.ts";
import { operation } from "../operation.ts";

/** Begins a sign-in from an app. @see spec/auth.md §3.1 */
export const initiateAuth = operation(InitiateAuth, async (input, { caller, request, ...house }) => {
  const { AuthFlow, AuthParameters = {}, Session, UserContextData } = input;
  const { pool, client } = caller;
  const begun: Attempt = { pool, client, door: "public", address: request.sourceAddress };
  const attempt = await guarded(house, begun, () => appCircumstances(client, request, UserContextData));
  return initiate(house, AuthFlow, { attempt, parameters: AuthParameters, session: Session });
});
