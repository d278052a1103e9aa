/** --query: picks from an answer with JMESPath. @see spec/platform.md §7.3, §7.7 */
import jmespath from "jmespath";
import { broken, invalid } from "../failure.ts";
import { Float, isDict, isList, toValue, type Value } from "../values/value.ts";

declare module "jmespath" {
  /** Reads an expression without applying it; its types leave it out. @throws Error it cannot be read */
  export function compile(expression: string): unknown;
}

export type Query = (value: Value) => Value;

/** A query that is ready to be applied; none picks everything. @throws Failure 252 an expression that is none */
export function queryOf(expression: string | undefined): Query {
  if (expression === undefined) return (value) => value;
  checkQuery(expression);
  return (value) => {
    try {
      return toValue(jmespath.search(plain(value), expression));
    } catch (problem) {
      throw broken(problem instanceof Error ? problem.message : String(problem));
    }
  };
}

/** Whether an expression can be read. @throws Failure 252 it cannot */
export function checkQuery(expression: string): void {
  if (expression === "") throw invalid("Bad value for --query : Invalid JMESPath expression: cannot be empty.");
  try {
    jmespath.compile(expression);
  } catch (problem) {
    throw invalid(`Bad value for --query ${expression}: ${explain(expression, problem instanceof Error ? problem.message : "")}`);
  }
}

// The library says what it met, the AWS CLI also where: the last such token is the one that did not fit.
function explain(expression: string, problem: string): string {
  const place = (at: number) => `"${expression}"\n${" ".repeat(at + 1)}^`;
  if (/EOF/.test(problem)) return `Invalid jmespath expression: Incomplete expression:\n${place(expression.length)}`;
  const [, type = "", value = ""] = /(?:token \(|type: |got: )(\w+)(?:\): |, value: )?"?(.*?)"?$/s.exec(problem) ?? [];
  const at = Math.max(0, type === "" ? expression.length - 1 : expression.lastIndexOf(value));
  const token = `token "${value}" (${type.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()})`;
  const reason = problem.startsWith("Unexpected token type") ? `Unexpected token: ${value}` : "Invalid jmespath expression";
  return `${reason}: Parse error at column ${at}, ${token}, for expression:\n${place(at)}`;
}

/** Values as the JMESPath library takes them. */
function plain(value: Value): unknown {
  if (value instanceof Float) return value.value;
  if (isList(value)) return value.map(plain);
  return isDict(value) ? Object.fromEntries([...value].map(([key, each]) => [key, plain(each)])) : value;
}
