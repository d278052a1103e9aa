/** Whether a caller's policies let it call an operation: an explicit deny wins, nothing is allowed by default. @see spec/platform.md §11 */
import { conditionHolds } from "./condition.ts";
import type { Condition, Policy, Statement } from "./policy.ts";
import { filled, matches, type RequestContext, type Template } from "./template.ts";

/** What is asked for: `cognito-idp:<Operation>` on a pool's ARN, or on `*` where the operation names none. */
export type AccessRequest = { readonly action: string; readonly resource: string; readonly context: RequestContext };

export type Verdict = "allowed" | "explicitly-denied" | "not-allowed";

/** Judges a request by identity policies. Throws nothing. */
export function evaluate(policies: readonly Policy[], request: AccessRequest): Verdict {
  const matching = policies.flatMap(({ statements }) => statements.filter((statement) => applies(statement, request)));
  if (matching.some(({ effect }) => effect === "Deny")) return "explicitly-denied";
  return matching.length > 0 ? "allowed" : "not-allowed";
}

function applies(statement: Statement, { action, resource, context }: AccessRequest): boolean {
  const onAction = statement.actions.some((each) => matches(each, action.toLowerCase()));
  if (onAction === statement.notAction) return false;
  const resources = statement.resources.map((each) => filled(each, context));
  // A variable without a value makes the statement not match, also where everything but the list is meant.
  if (statement.notResource && resources.includes(undefined)) return false;
  const onResource = resources.some((each) => each !== undefined && matches(each, resource));
  return onResource !== statement.notResource && statement.conditions.every((condition) => holds(condition, context));
}

function holds({ operator, key, values }: Condition, context: RequestContext): boolean {
  const known = values.map((value: Template) => filled(value, context)).filter((value) => value !== undefined);
  return known.length === values.length && conditionHolds({ operator, key, values: known }, context);
}
