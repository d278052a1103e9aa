/**
 * Who may use the development endpoints: programs, and pages that this server itself sent. A page of another origin in a developer's browser must
 * neither read the codes nor move the clock, and a name that an attacker lets point to this machine (DNS rebinding) must not make it the same origin.
 * curl and test runners send neither Origin nor Sec-Fetch-Site and are not asked for anything.
 */
import { isIP } from "node:net";
import { type HttpAnswer, type HttpRequest, json, type Route } from "../http/message.ts";

/** A clear "no" of a development endpoint. @param message one sentence that says what to send instead */
export const refused = (status: 400 | 403, message: string): HttpAnswer => ({ ...json({ message }, status), headers: privateHeaders });

/** Headers of every answer here: nothing is kept by caches, guessed by browsers, or readable by other origins. */
export const privateHeaders: Readonly<Record<string, string>> = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  // Replaces the wire's `*`. No page has this origin, so none may read.
  "Access-Control-Allow-Origin": "http://poolhouse.invalid",
};

/** An endpoint that answers only requests by a local name, and from no foreign page. */
export const ownOnly =
  (answer: Route["answer"]): Route["answer"] =>
  (request) =>
    isLocalName(hostOf(request)) && isOwnOrigin(request) ? answer(request) : refused(403, whyRefused);

/** A page or asset that answers only requests by a local name; it holds no data, so a link from elsewhere may lead to it. */
export const localOnly =
  (answer: Route["answer"]): Route["answer"] =>
  (request) =>
    isLocalName(hostOf(request)) ? answer(request) : refused(403, whyRefused);

const whyRefused =
  "Development endpoints answer only by a local name (localhost, an IP address, a name without dots) and to no page of another origin.";

const hostOf = ({ headers }: HttpRequest) => (headers.host ?? "").toLowerCase();

/**
 * Whether a Host header names this machine or its private network by a name that public DNS cannot answer for: `localhost`, an IP address, a name
 * without dots (a container), `.localhost` and `.internal`. @see RFC 6761 §6.3 (.localhost); ICANN resolution 2024.07.29.06 (.internal)
 */
export function isLocalName(host: string): boolean {
  const name = host.replace(/:\d+$/, "").replace(/\.$/, "");
  if (/^\[.*\]$/.test(name)) return isIP(name.slice(1, -1)) === 6;
  return isIP(name) === 4 || /^[a-z0-9_-]+$/.test(name) || /^([a-z0-9_-]+\.)+(localhost|internal)$/.test(name);
}

// Browsers send Origin with every POST and every cross-origin fetch, and Sec-Fetch-Site with everything.
function isOwnOrigin({ headers }: HttpRequest): boolean {
  const { host, origin, "sec-fetch-site": site } = headers;
  const isOwn = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
  return isOwn && (site === undefined || site === "same-origin" || site === "none");
}
