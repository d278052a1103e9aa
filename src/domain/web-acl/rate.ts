/** RateBasedStatement: more than so many requests of one key within a window. @see spec/platform.md §10 */
import { addressesOf } from "./address.ts";
import { AclProblem, type JsonObject, listAt, numberAt, objectAt, oneOf, onlyKnown, onlyMember, textAt } from "./document.ts";
import { type AclRequest, type AclScope, headerValues, type Matcher, pathOf, queryOf } from "./request.ts";
import { transformationsOf, transformed } from "./transformation.ts";

/** A part of the key by which requests are counted; undefined: this request is neither counted nor limited. */
type KeyPart = (scope: AclScope) => string | undefined;

/** @param scopeDownOf makes the inner statement that decides which requests count @throws AclProblem */
export function rateBased(content: JsonObject, what: string, scopeDownOf: (given: unknown) => Matcher): Matcher {
  onlyKnown(content, ["Limit", "EvaluationWindowSec", "AggregateKeyType", "CustomKeys", "ForwardedIPConfig", "ScopeDownStatement"], what);
  const limit = numberAt(content.Limit, `${what} Limit`);
  const windowSeconds =
    content.EvaluationWindowSec === undefined ? 300 : numberAt(content.EvaluationWindowSec, `${what} EvaluationWindowSec`);
  if (![60, 120, 300, 600].includes(windowSeconds)) throw new AclProblem(`${what} EvaluationWindowSec must be 60, 120, 300 or 600.`);
  const counts = content.ScopeDownStatement === undefined ? () => true : scopeDownOf(content.ScopeDownStatement);
  const parts = keyPartsOf(content, what);
  return (scope) => {
    if (!counts(scope)) return false;
    const key = parts.map((part) => part(scope));
    if (key.includes(undefined)) return false;
    return scope.request.count(JSON.stringify([what, ...key]), windowSeconds) > limit;
  };
}

function keyPartsOf(content: JsonObject, what: string): readonly KeyPart[] {
  const type = oneOf(content.AggregateKeyType, ["IP", "FORWARDED_IP", "CONSTANT", "CUSTOM_KEYS"], `${what} AggregateKeyType`);
  if (type === "IP") return [({ request }) => request.address];
  if (type === "FORWARDED_IP") return [forwarded(content, what)];
  if (type === "CUSTOM_KEYS") return listAt(content.CustomKeys, `${what} CustomKeys`).map((key) => customKey(key, content, what));
  if (content.ScopeDownStatement === undefined) throw new AclProblem(`${what} counts all requests alike and needs a ScopeDownStatement.`);
  return [];
}

function forwarded(content: JsonObject, what: string): KeyPart {
  if (content.ForwardedIPConfig === undefined) throw new AclProblem(`${what} needs a ForwardedIPConfig.`);
  const addresses = addressesOf(content.ForwardedIPConfig, what);
  return ({ request }) => {
    const found = addresses(request);
    return typeof found === "boolean" ? undefined : found[0];
  };
}

function customKey(given: unknown, content: JsonObject, what: string): KeyPart {
  const [kind, details] = onlyMember(given, `${what} CustomKeys`);
  const name = `${what} ${kind}`;
  if (kind === "IP") return ({ request }) => request.address;
  if (kind === "ForwardedIP") return forwarded(content, what);
  if (kind === "HTTPMethod") return ({ request }) => request.method;
  if (kind === "LabelNamespace") return labelIn(textAt(objectAt(details, name).Namespace, `${name} Namespace`));
  const textOf = texts[kind];
  if (textOf === undefined) throw new AclProblem(`${what} counts by ${kind}, which Poolhouse cannot evaluate.`);
  const keyed = objectAt(details, name);
  const types = transformationsOf(keyed.TextTransformations, name);
  const sought = keyed.Name === undefined ? "" : textAt(keyed.Name, `${name} Name`);
  return ({ request }) => {
    const text = textOf(request, sought);
    return text === undefined ? undefined : transformed(text, types);
  };
}

const texts: Readonly<Record<string, (request: AclRequest, name: string) => string | undefined>> = {
  Header: (request, name) => headerValues(request, name)[0],
  QueryString: queryOf,
  UriPath: pathOf,
  QueryArgument: (request, name) => new URLSearchParams(queryOf(request)).get(name) ?? undefined,
  Cookie: (request, name) =>
    headerValues(request, "cookie")
      .flatMap((header) => header.split(";"))
      .map((pair) => pair.trim())
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1),
};

const labelIn =
  (namespace: string): KeyPart =>
  ({ labels }) =>
    labels.find((label) => label.includes(namespace));
