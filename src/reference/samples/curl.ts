/** The sample for curl: the request as it goes over the wire. */
import type { Request } from "./request.ts";
import { endpoint, region } from "./request.ts";
import { literal, type Manner, type Sample, variablesOf } from "./value.ts";

/** The lines of the sample. A signed operation is signed by curl itself: development believes any credentials. */
export function curl({ contract, input }: Request): string[] {
  const signing = contract.caller === "signed" ? [`  --aws-sigv4 aws:amz:${region}:cognito-idp --user local:local \\`] : [];
  return [
    `curl -sS ${endpoint}/ \\`,
    ...signing,
    "  -H 'Content-Type: application/x-amz-json-1.1' \\",
    `  -H 'X-Amz-Target: AWSCognitoIdentityProviderService.${contract.name}' \\`,
    ...body(input),
  ];
}

function body(input: Sample): string[] {
  const uses = variablesOf(input).length > 0;
  const lines = literal(input, manner(uses)).split("\n");
  return uses ? ["  -d @- <<JSON", ...lines, "JSON"] : ["  -d @- <<'JSON'", ...lines, "JSON"];
}

// Inside the document the shell fills in variables, so what else it would take for its own is escaped.
const manner = (expands: boolean): Manner => ({
  text: (pieces) => {
    const texts = pieces.map((piece) => {
      if ("variable" in piece) return `$${piece.variable}`;
      const json = JSON.stringify(piece.text).slice(1, -1);
      return expands ? json.replaceAll(/[\\`$]/g, "\\$&") : json;
    });
    return `"${texts.join("")}"`;
  },
  truth: String,
  member: (name) => JSON.stringify(name),
  inner: " ",
});
