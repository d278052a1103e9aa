/** One request and its answer: read the body, ask the door, send, write the log's line. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { TLSSocket } from "node:tls";
import { readBody } from "./body.ts";
import { corsHeaders, type Origins } from "./cors.ts";
import { type HostNames, misdirected } from "./host.ts";
import type { Load } from "./load.ts";
import { describeFailure, type Log, type RequestLine } from "./log.ts";
import type { HttpAnswer, HttpRequest, Route } from "./message.ts";

export type ExchangeOptions = {
  readonly bodyLimitBytes: number;
  readonly newRequestId: () => string;
  readonly log: Log;
  /** The client's address, where that is not simply the other end of the connection. @param forwardedFor the header X-Forwarded-For */
  readonly clientAddress?: (peer: string, forwardedFor?: string) => string;
  /** Whether a proxy took the request by TLS. @param forwardedProto the header X-Forwarded-Proto */
  readonly cameByTls?: (peer: string, forwardedProto?: string) => boolean;
  /** Whether the header traceparent may be believed that came by this connection; never where it is left out. */
  readonly believesTrace?: (peer: string) => boolean;
  /** By which names the server may be called; any where it is left out. */
  readonly hostNames?: HostNames;
  /** Which pages may read answers; any where it is left out. */
  readonly corsOrigins?: Origins;
  /** Headers of every answer; its own ones go before. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Told of every answer whose line is written. */
  readonly observe?: (line: RequestLine, request: HttpRequest) => void;
};

type Params = HttpRequest["params"];

/** Binds a door to raw requests. The returned function never throws: what the door throws becomes a 500. */
export const serving =
  (door: Door, options: ExchangeOptions, load: Load) =>
  (raw: IncomingMessage, response: ServerResponse, params: Params): void => {
    exchange({ door, options, load, raw, response, params }).catch((failure: unknown) => {
      options.log.error({ failure: describeFailure(failure) }, "An answer could not be sent.");
      response.destroy();
    });
  };

type Door = Pick<Route, "answer" | "isProbe">;
type Exchange = {
  readonly door: Door;
  readonly options: ExchangeOptions;
  readonly load: Load;
  readonly raw: IncomingMessage;
  readonly response: ServerResponse;
  readonly params: Params;
};

async function exchange(given: Exchange): Promise<void> {
  const { options, load, raw, response } = given;
  const startedAt = performance.now();
  let bytes = 0;
  const hold = (more: number) => {
    bytes += more;
    return load.hold(more);
  };
  try {
    const refusal = given.door.isProbe ? undefined : misdirected(options.hostNames ?? "*", raw);
    const body = refusal ? Buffer.alloc(0) : await readBody(raw, { limitBytes: options.bodyLimitBytes, hold });
    if (body === undefined) return; // the caller went away
    const request = requestOf(given, body === "no-place" ? Buffer.alloc(0) : body);
    const answer = refusal ?? (body === "no-place" ? busy : await answered(given, request));
    send(given, request, answer);
    if (!answer.quiet) writeLine(options, request, answer, performance.now() - startedAt);
  } finally {
    load.release({ bytes });
    if (!response.headersSent) response.destroy();
  }
}

/** What is said where there is too much to do. */
const busy: HttpAnswer = { status: 503, headers: { "Retry-After": "1" }, body: "" };

function requestOf({ raw, params, options }: Exchange, body: HttpRequest["body"]): HttpRequest {
  const { method = "", url = "", headers, rawHeaders } = raw;
  return { id: options.newRequestId(), method, url, params, headers, rawHeaders, body, ...originOf(raw, options) };
}

const originOf = (raw: IncomingMessage, options: ExchangeOptions) => ({
  sourceAddress: addressOf(raw, options),
  isSecure: isSecure(raw, options),
  ...traceOf(raw, options),
});

function addressOf({ socket, headers }: IncomingMessage, { clientAddress }: ExchangeOptions): string {
  const { remoteAddress: peer = "" } = socket;
  const forwardedFor = headers["x-forwarded-for"]; // Node joins repeated ones with commas
  return clientAddress ? clientAddress(peer, typeof forwardedFor === "string" ? forwardedFor : forwardedFor?.join(",")) : peer;
}

function traceOf({ socket, headers: { traceparent } }: IncomingMessage, { believesTrace }: ExchangeOptions): { traceparent?: string } {
  return typeof traceparent === "string" && believesTrace?.(socket.remoteAddress ?? "") ? { traceparent } : {};
}

function isSecure({ socket, headers }: IncomingMessage, { cameByTls }: ExchangeOptions): boolean {
  const forwardedProto = headers["x-forwarded-proto"];
  return socket instanceof TLSSocket || cameByTls?.(socket.remoteAddress ?? "", forwardedProto?.toString()) === true;
}

async function answered({ door, load }: Exchange, request: HttpRequest): Promise<HttpAnswer> {
  const counts = load.begin();
  if (!counts && !door.isProbe) return busy;
  try {
    return await door.answer(request);
  } catch (failure) {
    return { status: 500, body: "", failure };
  } finally {
    if (counts) load.release({ requests: 1 });
  }
}

function send({ options, load, raw, response }: Exchange, request: HttpRequest, { status, headers, contentType, body }: HttpAnswer): void {
  response.writeHead(status, {
    "x-amzn-RequestId": request.id,
    ...corsHeaders(options.corsOrigins ?? "*", request.headers.origin),
    ...options.headers,
    ...(contentType !== undefined && { "Content-Type": contentType }),
    "Content-Length": Buffer.byteLength(body),
    ...((load.isClosing || !raw.complete) && { Connection: "close" }),
    ...headers,
  });
  response.end(body);
}

function writeLine(
  { log, observe }: ExchangeOptions,
  request: HttpRequest,
  { status, log: facts, failure }: HttpAnswer,
  elapsedMs: number,
): void {
  const { id, method, url } = request;
  const end = url.indexOf("?");
  const path = end < 0 ? url : url.slice(0, end); // a query may carry codes and tokens
  const line = { requestId: id, method, path, ...facts, status, ms: Math.round(elapsedMs * 100) / 100 };
  observe?.(line, request);
  if (failure === undefined) log.info(line);
  else log.error({ ...line, failure: describeFailure(failure) });
}
