/** The errors of an operation as responses: the protocol has two statuses, and the body's `__type` says which error it is. */
import type { OperationContract } from "../../api/contract.ts";
import { commonErrors, type ExceptionContract, exceptions } from "../../api/exceptions.ts";

/** The media type of the protocol. */
export const awsJson = "application/x-amz-json-1.1";

type Named = ExceptionContract & { readonly name: string };

/** The responses by status. @returns such as `{"400": {...}, "500": {...}}` */
export function errorResponses(operation: OperationContract): Readonly<Record<string, object>> {
  const byStatus = Object.groupBy(errorsOf(operation), ({ status }) => status);
  return Object.fromEntries(Object.entries(byStatus).map(([status, errors = []]) => [status, response(errors)]));
}

function errorsOf({ errors, caller }: OperationContract): readonly Named[] {
  const own = errors.map((name) => ({ name, ...exceptions[name] }));
  const frame = Object.entries(commonErrors)
    .filter(([name]) => (caller === "signed" || !ofSignatures.has(name)) && !own.some((error) => error.name === name))
    .map(([name, error]) => ({ name, ...error }));
  return [...own, ...frame];
}

const ofSignatures = new Set([
  "MissingAuthenticationTokenException",
  "IncompleteSignatureException",
  "UnrecognizedClientException",
  "InvalidSignatureException",
  "ExpiredTokenException",
  "AccessDeniedException",
]);

const response = (errors: readonly Named[]) => ({
  description: errors.map(({ name, summary }) => `- \`${name}\`: ${summary}`).join("\n"),
  headers: { "x-amzn-ErrorType": { $ref: "#/components/headers/ErrorType" } },
  content: { [awsJson]: { schema: errorSchema(errors) } },
});

const errorSchema = (errors: readonly Named[]) => ({
  allOf: [{ $ref: "#/components/schemas/Error" }],
  properties: { __type: { enum: errors.map(({ name }) => name) } },
});
