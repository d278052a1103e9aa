/** Regular expressions of a web ACL. Both they and the text come from elsewhere, so they run in time that grows with the text alone. */
import { RE2JS } from "re2js";
import { AclProblem } from "./document.ts";

/** Whether a text (of bytes) has a match. */
export type Expression = (text: string) => boolean;

/**
 * Makes an expression ready. RE2's syntax is PCRE's without what backtracks: what AWS WAF refuses (back references, recursion, conditions, atomic
 * groups, possessive quantifiers) and look-around beside it.
 * @throws AclProblem that shows the expression
 * @see AWS WAF developer guide, supported regular expression syntax
 */
export function expressionOf(source: string, what: string): Expression {
  try {
    // The text is bytes, so the letters of the expression must be too.
    const compiled = RE2JS.compile(Buffer.from(source).toString("latin1"));
    return (text) => compiled.test(text);
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : "unreadable";
    throw new AclProblem(`${what} has the regular expression ${source}, which Poolhouse cannot evaluate (${why}).`);
  }
}
