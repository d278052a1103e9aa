/** The answers below /docs: what browsers may do with them, and how little they need to fetch again. */
import { createHash } from "node:crypto";
import type { HttpAnswer, HttpRequest } from "../../http/message.ts";

// Pages run their own scripts and speak to their own origin; nothing else, from nowhere (data: is for the icon).
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

// A drawing brings its own style and nothing else.
const drawingPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

const types = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml; charset=utf-8",
} as const;

/** The kind of a document. */
export type Kind = keyof typeof types;

/** A document that is made once and served from then on. */
export type Page = {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Makes one of a body. */
export const pageFrom = (kind: Kind, body: string, status = 200): Page => ({
  status,
  contentType: types[kind],
  body,
  headers: {
    ETag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`,
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": kind === "svg" ? drawingPolicy : pagePolicy,
    // Whoever renders the OpenAPI document elsewhere may read it.
    ...(kind !== "json" && { "Cross-Origin-Resource-Policy": "same-origin" }),
  },
});

/** Serves it: whoever has it already is told only that. @see RFC 9110 §13.1.2, §15.4.5 */
export function served({ status, contentType, body, headers }: Page, request: Pick<HttpRequest, "headers">): HttpAnswer {
  if (status !== 200 || !isKnown(request.headers["if-none-match"], headers.ETag ?? "")) return { status, contentType, body, headers };
  return { status: 304, headers: { ...headers, "Content-Length": String(Buffer.byteLength(body)) }, body: "" };
}

const isKnown = (given: string | undefined, tag: string) =>
  (given ?? "").split(",").some((each) => each.trim().replace(/^W\//, "") === tag || each.trim() === "*");

/** Leads to where a page lies. */
export const moved = (address: string): HttpAnswer => ({
  status: 308,
  headers: { Location: address, "Cache-Control": "no-cache", "Content-Security-Policy": pagePolicy, "X-Content-Type-Options": "nosniff" },
  body: "",
});
