/** One request and its answer: read the body, ask the door, send, write the log's line. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "./body.ts";
import { corsHeaders } from "./cors.ts";
import { describeFailure, type Log } from "./log.ts";
import type { HttpAnswer, HttpRequest, Route } from "./message.ts";

/** Set when the listener is closing: answers then end their connection. */
export type Finish = { begun: boolean };

export type ExchangeOptions = {
  readonly bodyLimitBytes: number;
  readonly newRequestId: () => string;
  readonly log: Log;
  /** The client's address, where that is not simply the other end of the connection. @param forwardedFor the header X-Forwarded-For */
  readonly clientAddress?: (peer: string, forwardedFor?: string) => string;
};

/** Binds a door to raw requests. The returned function never throws: what the door throws becomes a 500. */
export const serving =
  (answer: Route["answer"], options: ExchangeOptions, finish: Finish) =>
  (raw: IncomingMessage, response: ServerResponse, params: HttpRequest["params"]): void => {
    exchange(answer, options, finish, raw, response, params).catch((failure: unknown) => {
      options.log.error({ failure: describeFailure(failure) }, "An answer could not be sent.");
      response.destroy();
    });
  };

async function exchange(
  answer: Route["answer"],
  options: ExchangeOptions,
  finish: Finish,
  raw: IncomingMessage,
  response: ServerResponse,
  params: HttpRequest["params"],
): Promise<void> {
  const startedAt = performance.now();
  const body = await readBody(raw, options.bodyLimitBytes);
  if (body === undefined) return; // the caller went away
  const { method = "", url = "", headers, rawHeaders } = raw;
  const id = options.newRequestId();
  const request = { id, method, url, params, headers, rawHeaders, body, sourceAddress: addressOf(raw, options) };
  const given = await answered(answer, request);
  send(response, id, given, finish.begun || !raw.complete);
  if (!given.quiet) writeLine(options.log, request, given, performance.now() - startedAt);
}

function addressOf({ socket, headers }: IncomingMessage, { clientAddress }: ExchangeOptions): string {
  const { remoteAddress: peer = "" } = socket;
  const forwardedFor = headers["x-forwarded-for"]; // Node joins repeated ones with commas
  return clientAddress ? clientAddress(peer, typeof forwardedFor === "string" ? forwardedFor : forwardedFor?.join(",")) : peer;
}

async function answered(answer: Route["answer"], request: HttpRequest): Promise<HttpAnswer> {
  try {
    return await answer(request);
  } catch (failure) {
    return { status: 500, body: "", failure };
  }
}

function send(response: ServerResponse, id: string, { status, headers, contentType, body }: HttpAnswer, isLast: boolean): void {
  response.writeHead(status, {
    "x-amzn-RequestId": id,
    ...corsHeaders,
    ...(contentType !== undefined && { "Content-Type": contentType }),
    "Content-Length": Buffer.byteLength(body),
    ...(isLast && { Connection: "close" }),
    ...headers,
  });
  response.end(body);
}

function writeLine(log: Log, { id, method, url }: HttpRequest, { status, log: facts, failure }: HttpAnswer, elapsedMs: number): void {
  const end = url.indexOf("?");
  const path = end < 0 ? url : url.slice(0, end); // a query may carry codes and tokens
  const line = { requestId: id, method, path, ...facts, status, ms: Math.round(elapsedMs * 100) / 100 };
  if (failure === undefined) log.info(line);
  else log.error({ ...line, failure: describeFailure(failure) });
}
