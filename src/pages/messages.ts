/** GET /_poolhouse/messages: the outbox, for tests and for the page. */
import type { Message } from "../domain/message.ts";
import { type HttpAnswer, type HttpRequest, json } from "../http/message.ts";
import type { MessageStore } from "../ports/store.ts";
import { privateHeaders, refused } from "./guard.ts";

const defaultLimit = 50;
const greatestLimit = 1000;

/** A message as it is shown; `sentAt` is epoch seconds. The body of a mail is HTML; `text` is the same for those who read plain text. */
type ShownMessage = Pick<Message, "id" | "to" | "medium" | "subject" | "body" | "text" | "code" | "sentAt">;

/**
 * Answers a list, newest first. Query: `to` a destination, exactly; `limit` 1 to 1000, 50 when left out.
 * A `+` in the query is a plus sign, so that a phone number may be pasted as it is.
 * @returns 400 with a sentence for any other query
 */
export const listMessages =
  (messages: Pick<MessageStore, "list">) =>
  async (request: HttpRequest): Promise<HttpAnswer> => {
    const query = queryOf(request.url);
    if (typeof query === "string") return refused(400, query);
    const found = await messages.list(query);
    return { ...json(found.map(shown)), headers: privateHeaders, quiet: true };
  };

/** What of a message is shown. */
export const shown = ({ id, to, medium, subject, body, text, code, sentAt }: ShownMessage): ShownMessage => ({
  id,
  to,
  medium,
  ...(subject !== undefined && { subject }),
  body,
  ...(text !== undefined && { text }),
  ...(code !== undefined && { code }),
  sentAt,
});

/** @returns the query, or what is wrong with it */
function queryOf(url: string): { readonly to?: string; readonly limit: number } | string {
  const parameters = parametersOf(url);
  if (parameters === undefined) return "The query is not readable: percent signs must begin an escape such as %2B.";
  const { to, limit = String(defaultLimit), ...unknown } = parameters;
  const [surplus] = Object.keys(unknown);
  if (surplus !== undefined) return `There is no parameter ${JSON.stringify(surplus)}: only to and limit are known.`;
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > greatestLimit) return `limit must be 1 to ${greatestLimit}.`;
  return { ...(to && { to }), limit: Number(limit) };
}

/** @returns undefined where an escape is broken */
function parametersOf(url: string): Readonly<Record<string, string>> | undefined {
  const query = url.includes("?") ? url.slice(url.indexOf("?") + 1) : "";
  try {
    return Object.fromEntries(query.split("&").filter(Boolean).map(pairOf));
  } catch {
    return undefined;
  }
}

function pairOf(pair: string): readonly [string, string] {
  const [name = "", ...value] = pair.split("=");
  return [decodeURIComponent(name), decodeURIComponent(value.join("="))];
}
