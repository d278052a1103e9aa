/** IAM's policy language, as far as an API without resource policies needs it. @see spec/platform.md §11 */
import Type, { type Static } from "typebox";
import { Compile } from "typebox/compile";
import { isOperator } from "./condition.ts";

const textOrTexts = Type.Union([Type.String(), Type.Array(Type.String())]);
const conditionValue = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
const conditionValues = Type.Union([conditionValue, Type.Array(conditionValue)]);
const closed = { additionalProperties: false };

const StatementDocument = Type.Object(
  {
    Sid: Type.Optional(Type.String()),
    Effect: Type.Enum(["Allow", "Deny"]),
    Action: Type.Optional(textOrTexts),
    NotAction: Type.Optional(textOrTexts),
    Resource: Type.Optional(textOrTexts),
    NotResource: Type.Optional(textOrTexts),
    Condition: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), conditionValues))),
  },
  closed,
);
const PolicyDocument = Type.Object(
  {
    Version: Type.Optional(Type.Enum(["2012-10-17", "2008-10-17"])),
    Id: Type.Optional(Type.String()),
    Statement: Type.Union([StatementDocument, Type.Array(StatementDocument)]),
  },
  closed,
);
const document = Compile(PolicyDocument);

/** A test of one context key: all values of an operator's key are alternatives. */
export type Condition = { readonly operator: string; readonly key: string; readonly values: readonly string[] };

/** One statement with strings and lists made alike. `not…` says that everything but the list is meant. */
export type Statement = {
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly notAction: boolean;
  readonly resources: readonly string[];
  readonly notResource: boolean;
  readonly conditions: readonly Condition[];
};

/** A policy ready to be evaluated. `hasVariables`: `${aws:username}` and the like are replaced, as Version 2012-10-17 asks. */
export type Policy = { readonly hasVariables: boolean; readonly statements: readonly Statement[] };

/**
 * Reads a policy document. @param text JSON
 * @throws Error one sentence that says what is wrong: a policy that is not understood whole must not be in force
 */
export function parsePolicy(text: string): Policy {
  const given: unknown = JSON.parse(text);
  if (!document.Check(given)) throw new Error(`The policy is not valid: ${firstProblem(given)}.`);
  const hasVariables = given.Version === "2012-10-17";
  return { hasVariables, statements: listOf(given.Statement).map(statementOf) };
}

function statementOf(given: Static<typeof StatementDocument>): Statement {
  const { Effect, Action, NotAction, Resource, NotResource, Condition = {} } = given;
  if ((Action === undefined) === (NotAction === undefined))
    throw new Error("The policy is not valid: a statement needs either Action or NotAction.");
  if ((Resource === undefined) === (NotResource === undefined))
    throw new Error("The policy is not valid: a statement needs either Resource or NotResource.");
  const unknown = Object.keys(Condition).find((operator) => !isOperator(operator));
  if (unknown !== undefined) throw new Error(`The policy is not valid: there is no condition operator ${unknown}.`);
  return {
    effect: Effect,
    actions: listOf(Action ?? NotAction ?? []),
    notAction: NotAction !== undefined,
    resources: listOf(Resource ?? NotResource ?? []),
    notResource: NotResource !== undefined,
    conditions: Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => ({ operator, key, values: listOf(values).map(String) })),
    ),
  };
}

function firstProblem(given: unknown): string {
  const [problem] = document.Errors(given);
  return problem ? `${problem.instancePath || "the document"} ${problem.message}` : "it has another shape";
}

const listOf = <Item>(given: Item | readonly Item[]): readonly Item[] => (Array.isArray(given) ? given : [given as Item]);
