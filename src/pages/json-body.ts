import type { HttpAnswer, HttpRequest, Route } from "../http/message.ts";
import { refused } from "./guard.ts";

/** The members of a JSON object as they came. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * An endpoint that takes a JSON object; an empty body is `{}`. The content type does not matter, so that a plain `curl -d` works: pages of other
 * origins are kept out by `ownOnly`.
 * @returns 400 with a sentence for a body that cannot be read; `answer` is not called then
 */
export const takingJson =
  (answer: (members: Members) => HttpAnswer | Promise<HttpAnswer>): Route["answer"] =>
  (request) => {
    const members = membersOf(request);
    return typeof members === "string" ? refused(400, members) : answer(members);
  };

/** @returns the members, or what is wrong with the body */
function membersOf({ body }: HttpRequest): Members | string {
  if (body === "too-large") return "The body is too large.";
  return body.length === 0 ? {} : parsed(body.toString());
}

function parsed(text: string): Members | string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : "The body must be a JSON object.";
  } catch {
    return "The body is not JSON.";
  }
}
