/** The sample for boto3, the AWS SDK for Python. */
import { kebab } from "../../api/names.ts";
import type { Request } from "./request.ts";
import { endpoint, region } from "./request.ts";
import { literal, type Manner, variablesOf } from "./value.ts";

/** The lines of a script that runs as it is. */
export function python({ contract, input }: Request): string[] {
  const method = kebab(contract.name).replaceAll("-", "_");
  const credentials = contract.caller === "signed" ? ['    aws_access_key_id="local",', '    aws_secret_access_key="local",'] : [];
  const given = Object.entries(input).flatMap(([member, value]) => `    ${member}=${literal(value, manner, "    ")},`.split("\n"));
  return [
    ...(variablesOf(input).length > 0 ? ["import os", "", "import boto3"] : ["import boto3"]),
    "",
    "client = boto3.client(",
    '    "cognito-idp",',
    `    endpoint_url="${endpoint}",`,
    `    region_name="${region}",`,
    ...credentials,
    ")",
    `answer = client.${method}(`,
    ...given,
    ")",
    "print(answer)",
  ];
}

const manner: Manner = {
  text: (pieces) => {
    const [only] = pieces;
    if (pieces.length === 1 && only && "variable" in only) return `os.environ["${only.variable}"]`;
    if (pieces.every((piece) => "text" in piece)) return JSON.stringify(pieces.map((piece) => piece.text).join(""));
    const parts = pieces.map((piece) =>
      "variable" in piece ? `{os.environ['${piece.variable}']}` : piece.text.replaceAll(/[{}]/g, "$&$&"),
    );
    return `f${JSON.stringify(parts.join(""))}`;
  },
  truth: (value) => (value ? "True" : "False"),
  member: (name) => JSON.stringify(name),
  inner: "",
};
