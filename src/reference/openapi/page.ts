/** docs/reference/openapi.md: how to use the OpenAPI document. */

/** The Markdown. */
export const openApiPage = (): string => `# OpenAPI

[openapi.json](openapi.json) describes all operations in OpenAPI 3.1; a running server has it at \`/docs/openapi.json\`. Generated from src/api.

Every operation of the protocol is a POST to \`/\`, so the paths are kept apart as the public API catalogues do it: \`/#X-Amz-Target=\` and the target. What stands
after \`#\` never leaves the client; the header \`X-Amz-Target\`, which each path declares, tells the server which operation is meant.

| in the document | means |
| --- | --- |
| tag | who calls: \`signed\`, \`client\`, \`access-token\`, \`access-token-or-session\`, \`feedback-token\` |
| security \`signature\` | the request needs an AWS Signature Version 4; development believes any well-formed one |
| \`format: password\`, \`x-sensitive\` | the member is never shown in logs and errors, and is masked in forms |
| \`pattern\` | ECMA-262, for the whole value, to be compiled with the flag \`u\` |
| 400 and 500 | the errors by status; \`__type\` in the body says which one it is |

## Generic clients

A development server takes what such clients send: \`content-type: application/json\`, and the target as a query parameter.

\`\`\`sh
curl --request POST --url 'http://127.0.0.1:9229/?X-Amz-Target=AWSCognitoIdentityProviderService.SetUserMFAPreference' --header 'content-type: application/json' --data '{"AccessToken": "..."}'
\`\`\`

In production a request says \`Content-Type: application/x-amz-json-1.1\` and names its target in the header.

A client in JavaScript, with [openapi-client-axios](https://www.npmjs.com/package/openapi-client-axios):

\`\`\`js
import { OpenAPIClientAxios } from "openapi-client-axios";

const url = "http://127.0.0.1:9229";
const api = new OpenAPIClientAxios({ definition: \`\${url}/docs/openapi.json\`, withServer: { url } });
const client = await api.getClient();
const headers = { "X-Amz-Target": "AWSCognitoIdentityProviderService.SetUserMFAPreference" };
await client.SetUserMFAPreference(headers, { AccessToken: "...", SMSMfaSettings: { Enabled: true } });
\`\`\`
`;
