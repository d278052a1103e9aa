/**
 * Which web pages may call. No cookie speaks for a user here, every request carries its own credential, so any page may unless the operator lists
 * those that may. @see spec/auth.md §1.1, §1.2; WHATWG Fetch, "HTTP CORS protocol"
 */
import type { HttpAnswer, HttpRequest, Route } from "./message.ts";

/** The origins of pages that may read answers: `*` for any, or a list such as `https://app.example.com`. */
export type Origins = "*" | readonly string[];

const exposed = { "Access-Control-Expose-Headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date" };
const anyOrigin = { "Access-Control-Allow-Origin": "*", ...exposed };
const noOrigin = { Vary: "Origin" };

/** The headers that stand on every answer. @param origin the request's header, as far as it has one */
export function corsHeaders(origins: Origins, origin?: string): Readonly<Record<string, string>> {
  if (origins === "*") return anyOrigin;
  if (origin === undefined || !origins.includes(origin)) return noOrigin;
  return { "Access-Control-Allow-Origin": origin, ...exposed, ...noOrigin };
}

/** Answers a browser that asks before it posts to `path`: yes, with whatever headers it wants to send, for two days. */
export const preflight = (path: string): Route => ({ method: "OPTIONS", path, answer: allow });

const allow = ({ headers }: HttpRequest): HttpAnswer => ({
  status: 200,
  headers: {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": headers["access-control-request-headers"] ?? "*",
    "Access-Control-Max-Age": "172800",
  },
  body: "",
});
