/** What a web ACL may look at: never the body, in which user names and passwords travel. @see spec/platform.md §10 */
export type AclRequest = {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  /** In the order of arrival, names as sent; with `x-amzn-cognito-operation-name` and `x-amzn-cognito-client-id` added by the door. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly address: string;
  /** ISO 3166-1 alpha-2, where a country database is configured and knows the address. */
  readonly countryOf: (address: string) => string | undefined;
  /** Counts this request under a key and returns how many there were in the window, this one included. */
  readonly count: (key: string, windowSeconds: number) => number;
};

/** What a statement sees: the request, and the labels that earlier rules gave it. */
export type AclScope = { readonly request: AclRequest; readonly labels: readonly string[] };

/** A statement made ready: whether a request matches. */
export type Matcher = (scope: AclScope) => boolean;

/** Values of a header in order; names are compared without case. */
export const headerValues = ({ headers }: AclRequest, name: string): string[] =>
  headers.filter(([each]) => each.toLowerCase() === name.toLowerCase()).map(([, value]) => value);

/** The path as received, without the query. */
export const pathOf = ({ url }: AclRequest): string => url.split("?", 1)[0] ?? "";
/** The query as received, without the question mark. */
export const queryOf = ({ url }: AclRequest): string => (url.includes("?") ? url.slice(url.indexOf("?") + 1) : "");
