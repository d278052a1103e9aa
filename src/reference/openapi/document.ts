/** docs/reference/openapi.json: the contract as an OpenAPI 3.1 document, one path an operation, in the convention of the public API catalogues. */
import type { CallerKind, OperationContract } from "../../api/contract.ts";
import { shapeOf } from "../../api/shape.ts";
import type { Sources } from "../sources.ts";
import { awsJson, errorResponses } from "./errors.ts";
import { collectShapes, type JsonSchema, type Shapes } from "./schemas.ts";

const target = (name: string) => `AWSCognitoIdentityProviderService.${name}`;

/** The document. */
export function openApi({ version, operations }: Pick<Sources, "version" | "operations">): JsonSchema {
  const shapes = collectShapes();
  const paths = operations.map((operation) => [`/#X-Amz-Target=${target(operation.name)}`, { post: post(operation, shapes) }]);
  return {
    openapi: "3.1.0",
    info: { title: "Poolhouse", version, summary: "Amazon Cognito user pools that you run yourself.", description, license },
    servers: [
      { url: "/", description: "The server that this document comes from." },
      { url: "http://127.0.0.1:9229", description: "A local Poolhouse." },
    ],
    tags,
    paths: Object.fromEntries(paths),
    components: {
      schemas: { ...shapes.components(), Error: error },
      headers: { ErrorType: errorType },
      securitySchemes,
    },
  };
}

const description =
  `The \`cognito-idp\` wire protocol: every operation is a POST to \`/\`, and the header \`X-Amz-Target\` names it. The part of a path after \`#\` only keeps
the paths apart; it never leaves the client. In development \`Content-Type: application/json\` and the target as a query parameter,
\`/?X-Amz-Target=${target("ListUserPools")}\`, will do.`.replaceAll("\n", " ");

const license = { name: "Apache-2.0", identifier: "Apache-2.0" };

const tags = (
  [
    ["signed", "Called by an administrator: signed with AWS Signature Version 4. Development believes any well-formed signature."],
    ["client", "Called by an app client, with nothing but its id in the body, and its secret hash where it has a secret."],
    ["access-token", "Called by the signed-in user, with an access token in the body."],
    ["access-token-or-session", "Called by the signed-in user or in the middle of a sign-in: an access token or a session in the body."],
    ["feedback-token", "Called from a link in a notification, with its token in the body."],
  ] as const satisfies readonly (readonly [CallerKind, string])[]
).map(([name, text]) => ({ name, description: text }));

const post = ({ input, output, ...operation }: OperationContract, { refer }: Shapes) => ({
  operationId: operation.name,
  tags: [operation.caller],
  summary: operation.summary,
  security: operation.caller === "signed" ? [{ signature: [] }] : [],
  parameters: [{ name: "X-Amz-Target", in: "header", required: true, schema: { type: "string", enum: [target(operation.name)] } }],
  requestBody: {
    required: true,
    content: { [awsJson]: { schema: refer(shapeOf(input)) }, "application/json": { schema: refer(shapeOf(input)) } },
    description: "`application/json` is for development.",
  },
  responses: {
    "200": output
      ? { description: "It is done.", content: { [awsJson]: { schema: refer(shapeOf(output)) } } }
      : { description: "It is done; the body has zero bytes." },
    ...errorResponses({ input, output, ...operation }),
  },
});

const error: JsonSchema = {
  type: "object",
  description: "A refusal. SerializationException and UnknownOperationException spell the sentence's member `Message`.",
  properties: { __type: { type: "string" }, message: { type: "string" }, Message: { type: "string" } },
  required: ["__type"],
};

const errorType = { description: "The error's name and a colon.", schema: { type: "string" }, example: "NotAuthorizedException:" };

const securitySchemes = {
  signature: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description: "AWS Signature Version 4 for the service `cognito-idp`.",
    "x-amazon-apigateway-authtype": "awsSigv4",
  },
};
