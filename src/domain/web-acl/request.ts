/** What a web ACL may look at: never the body, in which user names and passwords travel. @see spec/platform.md §10 */

/** Names and values in order. Text is bytes: one character of a string is one byte, as Node gives headers. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** One request as statements see it. */
export type AclRequest = {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  /** As sent, in the order of arrival, repeated ones apart; without those that only the door may add. */
  readonly headers: Pairs;
  /** What the door adds for the rules: `x-amzn-cognito-operation-name`, `x-amzn-cognito-client-id`. No number of other headers pushes them out. */
  readonly added: Pairs;
  /** The client's address. */
  readonly address: string;
  /** ISO 3166-1 alpha-2, where a country database is configured and knows the address. */
  readonly countryOf: (address: string) => string | undefined;
  /** Counts this request under a key and returns how many there were in the window, this one included. */
  readonly count: (key: string, windowSeconds: number) => number;
};

/** Headers that no client can set: what arrives under these names is not shown to the rules. Lower case. */
export const reservedHeaders = ["x-amzn-cognito-operation-name", "x-amzn-cognito-client-id"] as const;

/** What a statement sees: the request, and the labels that earlier rules gave it. */
export type AclScope = { readonly request: AclRequest; readonly labels: readonly string[] };

/** A statement made ready: whether a request matches. */
export type Matcher = (scope: AclScope) => boolean;

/** All headers, those of the door first. */
export const headersOf = ({ added, headers }: AclRequest): Pairs => [...added, ...headers];

/** Values of a header in order. @param name in lower case; compared without case */
export const headerValues = (request: AclRequest, name: string): string[] =>
  headersOf(request).flatMap(([each, value]) => (each.toLowerCase() === name ? [value] : []));

/** The cookies in order; names with case. */
export const cookiesOf = (request: AclRequest): Pairs =>
  headerValues(request, "cookie")
    .flatMap((header) => header.split(";"))
    .map((pair) => halves(pair.trim()));

/** The arguments of the query in order, as received: nothing is decoded here, that is for transformations. */
export const argumentsOf = (request: AclRequest): Pairs =>
  queryOf(request)
    .split("&")
    .filter((pair) => pair !== "")
    .map(halves);

/** The path as received, without the query. */
export const pathOf = ({ url }: AclRequest): string => url.split("?", 1)[0] ?? "";
/** The query as received, without the question mark. */
export const queryOf = ({ url }: AclRequest): string => (url.includes("?") ? url.slice(url.indexOf("?") + 1) : "");

function halves(pair: string): readonly [string, string] {
  const at = pair.indexOf("=");
  return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
}
