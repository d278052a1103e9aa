/** Whether a caller's policies let it call an operation: an explicit deny wins, nothing is allowed by default. @see spec/platform.md §11 */
import { conditionHolds, type RequestContext, wildcard } from "./condition.ts";
import type { Policy, Statement } from "./policy.ts";

/** What is asked for: `cognito-idp:<Operation>` on a pool's ARN, or on `*` where the operation names none. */
export type AccessRequest = { readonly action: string; readonly resource: string; readonly context: RequestContext };

export type Verdict = "allowed" | "explicitly-denied" | "not-allowed";

/** Judges a request by identity policies. Throws nothing. */
export function evaluate(policies: readonly Policy[], request: AccessRequest): Verdict {
  const matching = policies.flatMap((policy) => policy.statements.filter((statement) => matches(statement, request, policy.hasVariables)));
  if (matching.some(({ effect }) => effect === "Deny")) return "explicitly-denied";
  return matching.length > 0 ? "allowed" : "not-allowed";
}

function matches(statement: Statement, request: AccessRequest, hasVariables: boolean): boolean {
  const fill = (text: string) => (hasVariables ? filled(text, request.context) : text);
  const onAction = statement.actions.some((each) => wildcard(each.toLowerCase(), request.action.toLowerCase()));
  const onResource = statement.resources.map(fill).some((each) => each !== undefined && wildcard(each, request.resource));
  if (onAction === statement.notAction || onResource === statement.notResource) return false;
  return statement.conditions.every(({ values, ...condition }) => {
    const known = values.map(fill).filter((value) => value !== undefined);
    return known.length === values.length && conditionHolds({ ...condition, values: known }, request.context);
  });
}

/** Policy variables replaced by the request's values. @returns undefined where one has no single value and no default: then nothing matches */
function filled(text: string, context: RequestContext): string | undefined {
  let known = true;
  const result = text.replace(/\$\{([^}]*)\}/g, (_, inner: string) => {
    if (inner === "*" || inner === "?" || inner === "$") return inner;
    const [, key = "", fallback] = /^\s*([^,]*?)\s*(?:,\s*'(.*)'\s*)?$/.exec(inner) ?? [];
    const values = context.get(key.toLowerCase()) ?? [];
    const value = values.length === 1 ? values[0] : fallback;
    if (value === undefined) known = false;
    return value ?? "";
  });
  return known ? result : undefined;
}
