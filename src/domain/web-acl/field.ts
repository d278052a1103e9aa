/** Which part of the request a statement looks at: none, one or several texts, any of which may match. @see spec/platform.md §10 */
import { AclProblem, entryOf, listAt, objectAt, oneOf, onlyKnown, onlyMember, textAt } from "./document.ts";
import { type AclRequest, argumentsOf, cookiesOf, headersOf, headerValues, type Pairs, pathOf, queryOf } from "./request.ts";

/** The texts of a field; `"match"` and `"no-match"` where it decides by itself: too large, or not to be had. */
export type Field = (request: AclRequest) => readonly string[] | "match" | "no-match";

/** Only so much of all headers or cookies is looked at; what lies beyond is for OversizeHandling. */
const oversizeBytes = 8192;
const oversizeCount = 200;

/** Makes a field ready. @throws AclProblem for one that cannot be evaluated */
export function fieldOf(given: unknown, what: string): Field {
  const [name, content] = onlyMember(given, `${what} FieldToMatch`);
  const make = entryOf(makers, name);
  if (make === undefined) throw new AclProblem(`${what} looks at ${name}, which Poolhouse cannot evaluate.`);
  return make(content, `${what} ${name}`);
}

type Make = (content: unknown, what: string) => Field;

const makers: Readonly<Record<string, Make>> = {
  Method: whole(({ method }) => [method]),
  UriPath: whole((request) => [pathOf(request)]),
  QueryString: whole((request) => [queryOf(request)]),
  AllQueryArguments: whole((request) => argumentsOf(request).map(([, value]) => value)),
  SingleHeader: (content, what) => {
    const name = nameIn(content, what);
    return (request) => headerValues(request, name);
  },
  SingleQueryArgument: (content, what) => {
    const name = nameIn(content, what);
    return (request) => argumentsOf(request).flatMap(([each, value]) => (each.toLowerCase() === name ? [value] : []));
  },
  Headers: (content, what) =>
    some(
      content,
      what,
      "Headers",
      (request) => headersOf(request).map(withLowerName),
      (name) => name.toLowerCase(),
    ),
  Cookies: (content, what) => some(content, what, "Cookies", cookiesOf, (name) => name),
  HeaderOrder: (content, what) => {
    onlyKnown(objectAt(content, what), ["OversizeHandling"], what);
    const handling = oversizeHandlingOf(objectAt(content, what), what);
    return ({ headers }) => bounded(headers, handling, (inside) => [inside.map(([name]) => name.toLowerCase()).join(":")]);
  },
  // What a request to a user pool does not have: FallbackBehavior decides.
  UriFragment: absent,
  JA3Fingerprint: absent,
  JA4Fingerprint: absent,
};

function whole(texts: (request: AclRequest) => readonly string[]): Make {
  return (content, what) => {
    onlyKnown(objectAt(content, what), [], what);
    return texts;
  };
}

function absent(content: unknown, what: string): Field {
  const given = objectAt(content, what);
  onlyKnown(given, ["FallbackBehavior"], what);
  const { FallbackBehavior = "NO_MATCH" } = given;
  const decided = oneOf(FallbackBehavior, ["MATCH", "NO_MATCH"], `${what} FallbackBehavior`) === "MATCH" ? "match" : "no-match";
  return () => decided;
}

function nameIn(content: unknown, what: string): string {
  const given = objectAt(content, what);
  onlyKnown(given, ["Name"], what);
  return textAt(given.Name, `${what} Name`).toLowerCase();
}

const withLowerName = ([name, value]: Pairs[number]) => [name.toLowerCase(), value] as const;

type Handling = "CONTINUE" | "MATCH" | "NO_MATCH";

function some(
  content: unknown,
  what: string,
  kind: "Headers" | "Cookies",
  pairsOf: (request: AclRequest) => Pairs,
  fold: (name: string) => string,
): Field {
  const given = objectAt(content, what);
  onlyKnown(given, ["MatchPattern", "MatchScope", "OversizeHandling"], what);
  const [choice, list] = onlyMember(given.MatchPattern, `${what} MatchPattern`);
  oneOf(choice, ["All", `Included${kind}`, `Excluded${kind}`], `${what} MatchPattern`);
  const names = choice === "All" ? [] : listAt(list, `${what} ${choice}`).map((name) => fold(textAt(name, `${what} ${choice}`)));
  const isWanted = (name: string) => choice === "All" || names.includes(name) === choice.startsWith("Included");
  const scope = oneOf(given.MatchScope, ["ALL", "KEY", "VALUE"], `${what} MatchScope`);
  const texts = ([name, value]: Pairs[number]) => (scope === "KEY" ? [name] : scope === "VALUE" ? [value] : [name, value]);
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
