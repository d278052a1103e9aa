/** What the log and the figures are told of a sign-in's step: names of flows and challenges, never a value. */
import type { OperationName } from "../api/operations.ts";
import { AuthFlowType, ChallengeNameType } from "../api/sign-in.ts";

const steps: readonly OperationName[] = ["InitiateAuth", "AdminInitiateAuth", "RespondToAuthChallenge", "AdminRespondToAuthChallenge"];

/** `flow`: what the sign-in began with; `step`: the flow begun or the challenge answered. */
export type SignInFacts = { readonly flow?: string; readonly step?: string };

/** Tells what the sign-in began with that an answer to a challenge belongs to. */
export type FlowOf = (answer: { readonly name: ChallengeNameType; readonly session: string | undefined }) => string | undefined;

/** The step that was asked for. @param input decoded; of the names in it only the contract's are told */
export function signInFacts(name: OperationName | undefined, input: unknown, flowOf: FlowOf): SignInFacts {
  if (!isStep(name)) return {};
  const begun = wordOf(AuthFlowType.enum, memberOf(input, "AuthFlow"));
  const answered = wordOf(ChallengeNameType.enum, memberOf(input, "ChallengeName"));
  const session = memberOf(input, "Session");
  const flow = begun ?? (answered && flowOf({ name: answered, session: typeof session === "string" ? session : undefined }));
  const step = begun ?? answered;
  return { ...(flow && { flow }), ...(step && { step }) };
}

/** What followed a step: the next challenge, or `tokens`. */
export function signInOutcome(name: OperationName | undefined, output: unknown): { readonly outcome?: string } {
  return isStep(name) ? { outcome: wordOf(ChallengeNameType.enum, memberOf(output, "ChallengeName")) ?? "tokens" } : {};
}

const isStep = (name: OperationName | undefined) => name !== undefined && steps.includes(name);

const memberOf = (value: unknown, member: string): unknown =>
  typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(member) : undefined;

// Anything but a name of the contract is a caller's text and would make figures without end.
const wordOf = <Word extends string>(words: readonly Word[], given: unknown): Word | undefined => words.find((word) => word === given);
