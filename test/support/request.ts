/** Requests for tests of doors that need no listener. */
import type { HttpRequest } from "../../src/http/message.ts";

/** A request as the listener hands it on. @param body text, or an object to be sent as JSON */
export const aRequest = (
  method: string,
  url: string,
  { headers = {}, body = "" }: { readonly headers?: Readonly<Record<string, string | undefined>>; readonly body?: string | object } = {},
): HttpRequest => ({
  id: "0190f5b2-0000-7000-8000-000000000000",
  method,
  url,
  params: {},
  headers: { host: "127.0.0.1:9229", ...(typeof body === "object" && { "content-type": "application/json" }), ...headers },
  body: Buffer.from(typeof body === "object" ? JSON.stringify(body) : body),
  rawHeaders: [],
  sourceAddress: "127.0.0.1",
});
