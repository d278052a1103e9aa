/** What goes in and out at every door, free of any framework. */
import type { IncomingHttpHeaders } from "node:http";

/** A request that has arrived whole. */
export type HttpRequest = {
  /** Names the request in the answer's header and in every line of the log. */
  readonly id: string;
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  /** The parts of the path that the route leaves open (`/:poolId/...`). */
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly headers: IncomingHttpHeaders;
  /** The same as sent: names and values in turn, repeated ones apart. */
  readonly rawHeaders: readonly string[];
  /** The bytes as received; `"too-large"` where they went over the limit and were thrown away. */
  readonly body: Buffer | "too-large";
  /** The client's: the other end of the connection, or what trusted proxies say of it. */
  readonly sourceAddress: string;
  /** The span that it belongs to, as W3C Trace Context writes it, where who sent it may be believed. */
  readonly traceparent?: string;
  /** It came by TLS, here or at a trusted proxy. */
  readonly isSecure?: boolean;
};

/**
 * An answer. `log` are facts for the request's line in the log: never a secret. `failure` is a fault of our own, logged and not shown.
 * `quiet` answers have no line: a page that asks every second would fill the log.
 */
export type HttpAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body: string;
  readonly log?: Readonly<Record<string, string | undefined>>;
  readonly failure?: unknown;
  readonly quiet?: true;
};

/** One address that is served, and by whom. */
export type Route = {
  readonly method: "GET" | "POST" | "OPTIONS";
  /** `/`, or a path with open parts: `/:poolId/.well-known/jwks.json`. */
  readonly path: string;
  readonly answer: (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>;
  /** The operator's machines ask here, by any name or address, and want an answer most when there is too much to do. */
  readonly isProbe?: true;
};

/** A JSON document as an answer. */
export const json = (document: unknown, status = 200): HttpAnswer => ({
  status,
  contentType: "application/json",
  body: JSON.stringify(document),
});
