/** The sample for the AWS SDK for JavaScript, version 3. */
import type { Request } from "./request.ts";
import { endpoint, region } from "./request.ts";
import { literal, type Manner, variablesOf } from "./value.ts";

/** The lines of a module that runs as it is. */
export function javascript({ contract, input }: Request): string[] {
  const command = `${contract.name}Command`;
  const credentials = contract.caller === "signed" ? ['  credentials: { accessKeyId: "local", secretAccessKey: "local" },'] : [];
  return [
    ...(variablesOf(input).length > 0 ? ['import { env } from "node:process";'] : []),
    `import { CognitoIdentityProviderClient, ${command} } from "@aws-sdk/client-cognito-identity-provider";`,
    "",
    "const client = new CognitoIdentityProviderClient({",
    `  endpoint: "${endpoint}",`,
    `  region: "${region}",`,
    ...credentials,
    "});",
    ...`const input = ${literal(input, manner)};`.split("\n"),
    `const answer = await client.send(new ${command}(input));`,
    "console.log(answer);",
  ];
}

const manner: Manner = {
  text: (pieces) => {
    const [only] = pieces;
    if (pieces.length === 1 && only && "variable" in only) return `env.${only.variable}`;
    if (pieces.every((piece) => "text" in piece)) return JSON.stringify(pieces.map((piece) => piece.text).join(""));
    const parts = pieces.map((piece) => ("variable" in piece ? `\${env.${piece.variable}}` : piece.text.replaceAll(/[\\`$]/g, "\\$&")));
    return `\`${parts.join("")}\``;
  },
  truth: String,
  member: (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)),
  inner: " ",
};
