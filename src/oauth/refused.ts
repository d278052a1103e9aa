import type { Refusal } from "../domain/refusal.ts";
import { type HttpAnswer, json } from "../http/message.ts";

/** A refusal of the documents about a pool: 404, with the exception in header and body as at the wire. @see spec/platform.md §1.3 */
export const refused = ({ name, message }: Refusal): HttpAnswer => ({
  ...json({ __type: name, message }, 404),
  headers: { "x-amzn-ErrorType": `${name}:` },
  log: { errorType: name },
});
