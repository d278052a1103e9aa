/** By which names the server lets itself be called: a request for another one was meant for someone else, or wants links to lead elsewhere. */
import type { HttpAnswer, HttpRequest } from "./message.ts";

/** Names without port: `auth.example.com`, or `*.auth.example.com` for the names one label below it; `*` for any. */
export type HostNames = "*" | readonly string[];

/** @returns the refusal of a request that names another host, several or none; undefined where it may pass @see RFC 9110 §7.2, §15.5.20; RFC 9112 §3.2 */
export function misdirected(
  names: HostNames,
  { headers, rawHeaders }: Pick<HttpRequest, "headers" | "rawHeaders">,
): HttpAnswer | undefined {
  const given = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
  if (given === 0) return { status: 400, body: "" };
  if (names === "*") return undefined;
  if (given > 1) return { status: 400, body: "" };
  const name = nameOf(headers.host ?? "");
  return names.some((each) => isNamed(each, name)) ? undefined : { status: 421, body: "" };
}

const nameOf = (host: string) => host.toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "");

function isNamed(allowed: string, name: string): boolean {
  if (!allowed.startsWith("*.")) return allowed === name;
  const end = allowed.slice(1);
  return name.endsWith(end) && /^[a-z0-9_-]+$/.test(name.slice(0, -end.length));
}
