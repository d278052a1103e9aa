/** Any web page may call: no cookie speaks for a user here, every request carries its own credential. @see spec/auth.md §1.1, §1.2 */
import type { HttpAnswer, HttpRequest, Route } from "./message.ts";

/** The two headers that stand on every answer. */
export const corsHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
};

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
