import type { Socket } from "node:net";
import { corsHeaders, type Origins } from "./cors.ts";
import type { Log } from "./log.ts";

const statusOf: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

type Answering = {
  readonly newRequestId: () => string;
  readonly log: Log;
  readonly corsOrigins?: Origins;
  readonly headers?: Readonly<Record<string, string>>;
};

const isOfTls = ({ code = "" }: { readonly code?: string }) => /^(ERR_TLS_|ERR_SSL_|EPROTO$)/.test(code);

/** Answers bytes that are no HTTP request, or one that did not arrive in time, and ends the connection. */
export function refuseUnreadable(
  problem: Error & { readonly code?: string },
  socket: Socket,
  { newRequestId, log, corsOrigins = "*", headers: always }: Answering,
): void {
  if (problem.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const id = newRequestId();
  // Without a handshake nothing can be said, and a socket that waits for one would never end.
  if (isOfTls(problem)) {
    log.info({ requestId: id, problem: problem.code }, "No TLS handshake.");
    return void socket.destroy();
  }
  const status = statusOf[problem.code ?? ""] ?? "400 Bad Request";
  log.info({ requestId: id, status: Number.parseInt(status, 10), problem: problem.code }, "No readable request.");
  const headers = {
    "x-amzn-RequestId": id,
    ...corsHeaders(corsOrigins),
    ...always,
    Date: new Date().toUTCString(),
    "Content-Length": "0",
    Connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join("")}\r\n`);
}
