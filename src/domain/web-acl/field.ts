/** Which part of the request a statement looks at: none, one or several texts, any of which may match. @see spec/platform.md §10 */
import { AclProblem, listAt, objectAt, oneOf, onlyKnown, onlyMember, textAt } from "./document.ts";
import { type AclRequest, headerValues, pathOf, queryOf } from "./request.ts";

/** The texts of a field; `"match"` and `"no-match"` where an oversize field was told to decide by itself. */
export type Field = (request: AclRequest) => readonly string[] | "match" | "no-match";

/** Only so much of all headers or cookies is looked at; what lies beyond is for OversizeHandling. */
const oversizeBytes = 8192;
const oversizeCount = 200;

/** Makes a field ready. @throws AclProblem for one that cannot be evaluated */
export function fieldOf(given: unknown, what: string): Field {
  const [name, content] = onlyMember(given, `${what} FieldToMatch`);
  const make = makers[name];
  if (make === undefined) throw new AclProblem(`${what} looks at ${name}, which Poolhouse cannot evaluate.`);
  return make(content, `${what} ${name}`);
}

const makers: Readonly<Record<string, (content: unknown, what: string) => Field>> = {
  Method: () => (request) => [request.method],
  UriPath: () => (request) => [pathOf(request)],
  QueryString: () => (request) => [queryOf(request)],
  AllQueryArguments: () => (request) => argumentsOf(request).flat(),
  SingleHeader: (content, what) => {
    const name = textAt(objectAt(content, what).Name, `${what} Name`);
    return (request) => headerValues(request, name);
  },
  SingleQueryArgument: (content, what) => {
    const name = textAt(objectAt(content, what).Name, `${what} Name`).toLowerCase();
    return (request) =>
      argumentsOf(request)
        .filter(([each]) => each.toLowerCase() === name)
        .map(([, value]) => value);
  },
  Headers: (content, what) => some(content, what, "Headers", (request) => request.headers, false),
  Cookies: (content, what) => some(content, what, "Cookies", cookiesOf, true),
  HeaderOrder: (content, what) => {
    const handling = oversizeHandlingOf(objectAt(content, what), what);
    return (request) => bounded(request.headers, handling, (headers) => [headers.map(([name]) => name.toLowerCase()).join(":")]);
  },
};

type Pairs = readonly (readonly [name: string, value: string])[];
type Handling = "CONTINUE" | "MATCH" | "NO_MATCH";

function some(
  content: unknown,
  what: string,
  kind: "Headers" | "Cookies",
  pairsOf: (request: AclRequest) => Pairs,
  withCase: boolean,
): Field {
  const given = objectAt(content, what);
  onlyKnown(given, ["MatchPattern", "MatchScope", "OversizeHandling"], what);
  const [choice, list] = onlyMember(given.MatchPattern, `${what} MatchPattern`);
  oneOf(choice, ["All", `Included${kind}`, `Excluded${kind}`], `${what} MatchPattern`);
  const fold = (name: string) => (withCase ? name : name.toLowerCase());
  const names = choice === "All" ? [] : listAt(list, `${what} ${choice}`).map((name) => fold(textAt(name, `${what} ${choice}`)));
  const isWanted = (name: string) => choice === "All" || names.includes(fold(name)) === choice.startsWith("Included");
  const scope = oneOf(given.MatchScope, ["ALL", "KEY", "VALUE"], `${what} MatchScope`);
  const texts = ([name, value]: readonly [string, string]) => (scope === "KEY" ? [name] : scope === "VALUE" ? [value] : [name, value]);
  const handling = oversizeHandlingOf(given, what);
  return (request) => bounded(pairsOf(request), handling, (pairs) => pairs.filter(([name]) => isWanted(name)).flatMap(texts));
}

const oversizeHandlingOf = ({ OversizeHandling = "CONTINUE" }: { readonly OversizeHandling?: unknown }, what: string): Handling =>
  oneOf(OversizeHandling, ["CONTINUE", "MATCH", "NO_MATCH"], `${what} OversizeHandling`);

function bounded(pairs: Pairs, handling: Handling, texts: (pairs: Pairs) => readonly string[]): ReturnType<Field> {
  const inside = pairs.slice(0, fitting(pairs));
  if (inside.length === pairs.length || handling === "CONTINUE") return texts(inside);
  return handling === "MATCH" ? "match" : "no-match";
}

function fitting(pairs: Pairs): number {
  let bytes = 0;
  const beyond = pairs.findIndex(([name, value], index) => {
    bytes += name.length + value.length;
    return bytes > oversizeBytes || index >= oversizeCount;
  });
  return beyond < 0 ? pairs.length : beyond;
}

const cookiesOf = (request: AclRequest): Pairs =>
  headerValues(request, "cookie")
    .flatMap((header) => header.split(";"))
    .map((pair) => halves(pair.trim()));

const argumentsOf = (request: AclRequest): [string, string][] =>
  queryOf(request)
    .split("&")
    .filter((pair) => pair !== "")
    .map(halves);

const halves = (pair: string): [string, string] => {
  const at = pair.indexOf("=");
  return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
};
