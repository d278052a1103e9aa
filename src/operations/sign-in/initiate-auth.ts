import { InitiateAuth } from "../../api/sign-in.ts";
import { initiate } from "../../flows/sign-in/initiate.ts";
import { operation } from "../operation.ts";

/** Begins a sign-in from an app. @see spec/auth.md §3.1 */
export const initiateAuth = operation(InitiateAuth, ({ AuthFlow, AuthParameters = {}, Session }, { caller, request, ...house }) => {
  const attempt = { pool: caller.pool, client: caller.client, door: "public", address: request.sourceAddress } as const;
  return initiate(house, AuthFlow, { attempt, parameters: AuthParameters, session: Session });
});
