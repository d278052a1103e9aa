/** GET /_poolhouse/: the outbox as a live page. Its parts are plain files beside this one; all data comes through /_poolhouse/messages. */
import { readFileSync } from "node:fs";
import type { Route } from "../http/message.ts";
import { localOnly, privateHeaders } from "./guard.ts";
import { styleSheet } from "./look.ts";

// The page runs its own two scripts and reads its own origin; nothing else, from nowhere, whatever a message says (img-src is for its icon).
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const parts: readonly (readonly [path: string, file: string, contentType: string])[] = [
  ["/_poolhouse/", "page.html", "text/html; charset=utf-8"],
  ["/_poolhouse/page.css", "page.css", "text/css; charset=utf-8"],
  ["/_poolhouse/page.js", "page.js", "text/javascript; charset=utf-8"],
  ["/_poolhouse/entry.js", "entry.js", "text/javascript; charset=utf-8"],
];

/** The page, its style and its scripts, read once. @throws Error where a file of the package is missing */
export const outboxPage = (): readonly Route[] => [
  ...parts.map(([path, file, contentType]) => partOf(path, textOf(new URL(`outbox/${file}`, import.meta.url)), contentType)),
  {
    method: "GET",
    path: "/_poolhouse",
    answer: () => ({ status: 308, headers: { ...privateHeaders, Location: "/_poolhouse/" }, body: "" }),
  },
];

const textOf = (file: URL) => (file.pathname.endsWith(".css") ? styleSheet(file) : readFileSync(file, "utf8"));

const partOf = (path: string, body: string, contentType: string): Route => ({
  method: "GET",
  path,
  answer: localOnly(() => ({ status: 200, contentType, headers: { ...privateHeaders, "Content-Security-Policy": policy }, body })),
});
