/** Answers as the service frames them. @see spec/auth.md §1.1, §1.4 */
import { commonErrors, exceptions } from "../api/exceptions.ts";
import { Refusal } from "../domain/refusal.ts";
import type { HttpAnswer } from "../http/message.ts";

const contentType = "application/x-amz-json-1.1";

/** Facts for the log's line. */
type LogFacts = Readonly<Record<string, string | undefined>>;

/** A success. An operation without output answers zero bytes, one with an empty structure `{}`. */
export const encode = (output: unknown, log: LogFacts): HttpAnswer => ({
  status: 200,
  contentType,
  body: output === undefined ? "" : JSON.stringify(output),
  log,
});

/** A refusal, or for anything else that was thrown an InternalErrorException that tells nothing: that is our fault, to be logged. */
export function encodeError(thrown: unknown, log: LogFacts): HttpAnswer {
  const refusal = thrown instanceof Refusal ? thrown : new Refusal("InternalErrorException", "Internal Error");
  return {
    status: statusOf(refusal.name),
    headers: {
      "x-amzn-ErrorType": `${refusal.name}:`,
      ...(refusal.message !== "" && { "x-amzn-ErrorMessage": headerSafe(refusal.message) }),
    },
    contentType,
    body: JSON.stringify({ __type: refusal.name, ...messageOf(refusal), ...refusal.details }),
    log: { ...log, errorType: refusal.name },
    ...(thrown !== refusal && { failure: thrown }),
  };
}

/** What the service answers where a request is not of this protocol: it does not know in which form to say so. */
export const notThisProtocol = (): HttpAnswer => ({
  status: 404,
  headers: { "x-amzn-ErrorType": "UnknownOperationException:" },
  contentType: "application/xml",
  body: "<UnknownOperationException/>",
  log: { errorType: "UnknownOperationException" },
});

/** What it answers to any other address or method. */
export const nothingHere = (): HttpAnswer => ({
  status: 404,
  headers: { "x-amzn-ErrorType": "BadRequest:" },
  contentType: "application/json",
  body: JSON.stringify({ code: "BadRequest", message: "The server did not understand the operation that was requested.", type: "client" }),
  log: { errorType: "BadRequest" },
});

function statusOf(name: Refusal["name"]): number {
  return name in exceptions ? exceptions[name as keyof typeof exceptions].status : commonErrors[name as keyof typeof commonErrors].status;
}

// The frame's own errors write Message, all others message; an empty sentence is left out.
function messageOf({ name, message }: Refusal): { readonly Message?: string; readonly message?: string } {
  if (message === "") return {};
  return name === "SerializationException" || name === "UnknownOperationException" ? { Message: message } : { message };
}

/** A header takes one line of ASCII, and of a message that quotes a long value its beginning is enough. */
const headerSafe = (message: string): string =>
  message
    .slice(0, 1000)
    .trim()
    .replaceAll(/[^\x20-\x7e]/g, "?");
