/** RateBasedStatement: more than so many requests of one key within a window. @see spec/platform.md §10 */
import { placeOf } from "../network/address.ts";
import { addressesOf } from "./address.ts";
import { AclProblem, entryOf, type JsonObject, listAt, numberAt, objectAt, oneOf, onlyKnown, onlyMember, textAt } from "./document.ts";
import { inNamespace, knownNamespace } from "./label.ts";
import { type AclRequest, type AclScope, argumentsOf, cookiesOf, headerValues, type Matcher, pathOf, queryOf } from "./request.ts";
import { transformationsOf } from "./transformation.ts";

/** A part of the key by which requests are counted. undefined: this request is neither counted nor limited; true: it matches, whatever the count. */
type KeyPart = (scope: AclScope) => string | undefined | true;

/** What making a rate needs of its rule: a name for messages, the maker of the inner statement, the ACL's label prefix. */
export type RateSurroundings = {
  readonly what: string;
  readonly scopeDownOf: (given: unknown) => Matcher;
  readonly labelPrefix: string;
};

const members = ["Limit", "EvaluationWindowSec", "AggregateKeyType", "CustomKeys", "ForwardedIPConfig", "ScopeDownStatement"];
const mostKeys = 5;

/** A rate made ready. Only what the scope-down statement matches is counted and limited. @throws AclProblem */
export function rateBased(content: JsonObject, around: RateSurroundings): Matcher {
  const { what, scopeDownOf } = around;
  onlyKnown(content, members, what);
  const limit = numberAt(content.Limit, `${what} Limit`);
  const { EvaluationWindowSec = 300 } = content;
  const windowSeconds = numberAt(EvaluationWindowSec, `${what} EvaluationWindowSec`);
  if (![60, 120, 300, 600].includes(windowSeconds)) throw new AclProblem(`${what} EvaluationWindowSec must be 60, 120, 300 or 600.`);
  const counts = content.ScopeDownStatement === undefined ? () => true : scopeDownOf(content.ScopeDownStatement);
  const parts = keyPartsOf(content, around);
  return (scope) => {
    if (!counts(scope)) return false;
    const key = parts.map((part) => part(scope));
    if (key.includes(undefined)) return false;
    if (key.includes(true)) return true;
    return scope.request.count(JSON.stringify([what, windowSeconds, ...key]), windowSeconds) > limit;
  };
}

function keyPartsOf(content: JsonObject, around: RateSurroundings): readonly KeyPart[] {
  const { what } = around;
  const type = oneOf(content.AggregateKeyType, ["IP", "FORWARDED_IP", "CONSTANT", "CUSTOM_KEYS"], `${what} AggregateKeyType`);
  if (type !== "CUSTOM_KEYS" && content.CustomKeys !== undefined)
    throw new AclProblem(`${what} has CustomKeys, but AggregateKeyType ${type}.`);
  if (type === "IP") return [ownAddress];
  if (type === "FORWARDED_IP") return [forwarded(content, what)];
  if (type === "CUSTOM_KEYS") return customKeysOf(content, around);
  if (content.ScopeDownStatement === undefined) throw new AclProblem(`${what} counts all requests alike and needs a ScopeDownStatement.`);
  return [];
}

const ownAddress: KeyPart = ({ request }) => placeOf(request.address);

function forwarded(content: JsonObject, what: string): KeyPart {
  if (content.ForwardedIPConfig === undefined) throw new AclProblem(`${what} needs a ForwardedIPConfig.`);
  const addresses = addressesOf(content.ForwardedIPConfig, what, "first");
  return ({ request }) => {
    const { readable, fallback } = addresses(request);
    const [address] = readable;
    return address === undefined ? fallback || undefined : placeOf(address);
  };
}

function customKeysOf(content: JsonObject, around: RateSurroundings): readonly KeyPart[] {
  const keys = listAt(content.CustomKeys, `${around.what} CustomKeys`);
  if (keys.length > mostKeys) throw new AclProblem(`${around.what} CustomKeys has more than ${mostKeys} entries.`);
  return keys.map((key) => customKey(key, content, around));
}

function customKey(given: unknown, content: JsonObject, { what, labelPrefix }: RateSurroundings): KeyPart {
  const [kind, details] = onlyMember(given, `${what} CustomKeys`);
  const place = `${what} ${kind}`;
  if (kind === "IP") return ownAddress;
  if (kind === "ForwardedIP") return forwarded(content, what);
  if (kind === "HTTPMethod") return ({ request }) => request.method;
  if (kind === "LabelNamespace") {
    const isInside = inNamespace(knownNamespace(textAt(objectAt(details, place).Namespace, `${place} Namespace`), place, labelPrefix));
    return ({ labels }) => labels.find(isInside);
  }
  return textKey(kind, objectAt(details, place), { what, place });
}

function textKey(kind: string, details: JsonObject, { what, place }: { readonly what: string; readonly place: string }): KeyPart {
  const unnamed = entryOf(unnamedTexts, kind);
  const named = entryOf(namedTexts, kind);
  if (!unnamed && !named) throw new AclProblem(`${what} counts by ${kind}, which Poolhouse cannot evaluate.`);
  onlyKnown(details, [...(named ? ["Name"] : []), "TextTransformations"], place);
  const transform = transformationsOf(details.TextTransformations, place);
  const name = named && textAt(details.Name, `${place} Name`);
  return ({ request }) => {
    const text = unnamed ? unnamed(request) : named?.(request, name ?? "");
    return text === undefined ? undefined : transform(text);
  };
}

const unnamedTexts: Readonly<Record<string, (request: AclRequest) => string>> = { QueryString: queryOf, UriPath: pathOf };

// Of a name that stands several times the values count together, so that one more of them is another key and not a way around this one.
const namedTexts: Readonly<Record<string, (request: AclRequest, name: string) => string | undefined>> = {
  Header: (request, name) => together(headerValues(request, name.toLowerCase())),
  QueryArgument: (request, name) =>
    together(argumentsOf(request).flatMap(([each, value]) => (each.toLowerCase() === name.toLowerCase() ? [value] : []))),
  Cookie: (request, name) => together(cookiesOf(request).flatMap(([each, value]) => (each === name ? [value] : []))),
};

const together = (values: readonly string[]) => (values.length === 0 ? undefined : values.join(","));
