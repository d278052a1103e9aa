/** IAM's policy language, as far as an API without resource policies needs it. @see spec/platform.md §11 */
import Type, { type Static } from "typebox";
import { Compile } from "typebox/compile";
import { acceptsValue, isOperator } from "./condition.ts";
import { isConstant, type Pattern, patternOf, type Template, templateOf, textOf } from "./template.ts";

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
export type Condition = { readonly operator: string; readonly key: string; readonly values: readonly Template[] };

/** One statement with strings and lists made alike. `not…` says that everything but the list is meant. Actions are in lower case. */
export type Statement = {
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly Pattern[];
  readonly notAction: boolean;
  readonly resources: readonly Template[];
  readonly notResource: boolean;
  readonly conditions: readonly Condition[];
};

/** A policy ready to be evaluated. */
export type Policy = { readonly statements: readonly Statement[] };

/** What IAM allows for the inline policies of one role. @see IAM user guide, "IAM and AWS STS quotas" */
const longest = 10_240;

const invalid = (problem: string) => new Error(`The policy is not valid: ${problem}.`);

/**
 * Reads a policy document. What can never match is refused as well: in a Deny it would deny nothing.
 * @param text JSON
 * @throws Error one sentence that says what is wrong: a policy that is not understood whole must not be in force
 */
export function parsePolicy(text: string): Policy {
  if (text.length > longest) throw invalid(`it is longer than ${longest} characters`);
  const given = parsed(text);
  if (!document.Check(given)) throw invalid(firstProblem(given));
  const hasVariables = given.Version === "2012-10-17";
  return { statements: listOf(given.Statement).map((each) => statementOf(each, hasVariables)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw invalid(`it is no JSON (${problem instanceof Error ? problem.message : "unreadable"})`);
  }
}

function statementOf(given: Static<typeof StatementDocument>, hasVariables: boolean): Statement {
  const { Effect, Action, NotAction, Resource, NotResource, Condition = {} } = given;
  if ((Action === undefined) === (NotAction === undefined)) throw invalid("a statement needs either Action or NotAction");
  if ((Resource === undefined) === (NotResource === undefined)) throw invalid("a statement needs either Resource or NotResource");
  return {
    effect: Effect,
    actions: listOf(Action ?? NotAction ?? []).map(actionOf),
    notAction: NotAction !== undefined,
    resources: listOf(Resource ?? NotResource ?? []).map((each) => resourceOf(each, hasVariables)),
    notResource: NotResource !== undefined,
    conditions: Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => conditionOf(operator, key, listOf(values).map(String), hasVariables)),
    ),
  };
}

/** IAM refuses an action without the service before it. */
function actionOf(text: string): Pattern {
  if (!/^(\*|[\w*?-]+:[\w*?]+)$/.test(text)) throw invalid(`"${text}" is no action such as cognito-idp:AdminGetUser`);
  return patternOf(text.toLowerCase());
}

/** IAM refuses a resource that is neither `*` nor an ARN. */
function resourceOf(text: string, hasVariables: boolean): Template {
  if (!/^(\*|arn:.*|\$\{.*)$/s.test(text)) throw invalid(`"${text}" is no resource: write * or the ARN of a user pool`);
  return templateOf(text, hasVariables);
}

function conditionOf(operator: string, key: string, values: readonly string[], hasVariables: boolean): Condition {
  if (!isOperator(operator)) throw invalid(`there is no condition operator ${operator}`);
  const templates = values.map((value) => templateOf(value, hasVariables));
  const wrong = templates.find((template) => isConstant(template) && !acceptsValue(operator, textOf(template)));
  if (wrong && isConstant(wrong)) throw invalid(`"${textOf(wrong)}" is no value for ${operator}`);
  return { operator, key, values: templates };
}

// A statement may stand alone or in a list, and the list may hold it in several forms: the problem that lies deepest is the one in the form that was meant.
function firstProblem(given: unknown): string {
  const problems = document.Errors(given).filter(({ keyword }) => keyword !== "anyOf" && keyword !== "boolean");
  const [problem] = problems.toSorted((one, other) => depthOf(other) - depthOf(one));
  if (!problem) return "it has another shape";
  const { instancePath, message, params } = problem;
  const place = instancePath || "the document";
  if ("additionalProperties" in params) return `${place} has ${params.additionalProperties.join(", ")}, which no policy has there`;
  return `${place} ${message}${"allowedValues" in params ? `: ${params.allowedValues.join(", ")}` : ""}`;
}

const depthOf = ({ instancePath }: { readonly instancePath: string }) => instancePath.split("/").length;

const listOf = <Item>(given: Item | readonly Item[]): readonly Item[] => (Array.isArray(given) ? given : [given as Item]);
