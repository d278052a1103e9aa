/** What the log and the figures are told of a sign-in's step: names of flows and challenges, never a value. */
import type { OperationName } from "../api/operations.ts";

const steps: readonly OperationName[] = ["InitiateAuth", "AdminInitiateAuth", "RespondToAuthChallenge", "AdminRespondToAuthChallenge"];

export type SignInFacts = { readonly step?: string; readonly outcome?: string };

/**
 * The step that was asked for, and how it ended.
 * @param input decoded; the names in it are checked against the contract's before they are told    @param output undefined while nothing is known of it
 */
export function signInFacts(name: OperationName | undefined, input: unknown, output?: unknown): SignInFacts {
  if (name === undefined || !steps.includes(name)) return {};
  const step = wordOf(input, "AuthFlow") ?? wordOf(input, "ChallengeName");
  const outcome = output === undefined ? undefined : (wordOf(output, "ChallengeName") ?? "tokens");
  return { ...(step !== undefined && { step }), ...(outcome !== undefined && { outcome }) };
}

// A name of the API is short capitals; anything else is a caller's text and would make figures without end.
function wordOf(value: unknown, member: string): string | undefined {
  const word = typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(member) : undefined;
  return typeof word === "string" && /^[A-Z_]{1,40}$/.test(word) ? word : undefined;
}
