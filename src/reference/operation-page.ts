/** The page of one operation. */
import type { OperationContract } from "../api/contract.ts";
import { kebab } from "../api/names.ts";
import { structureOf } from "../api/shape.ts";
import { whoMayCall } from "./callers.ts";
import { block, page } from "./markdown.ts";
import { memberList } from "./members.ts";
import { errorsOf } from "./operation-errors.ts";
import { awsCommand, poolhouseCommand } from "./samples/command-line.ts";
import { curl } from "./samples/curl.ts";
import { sampleInput } from "./samples/inputs.ts";
import { javascript } from "./samples/javascript.ts";
import { needsOf } from "./samples/needs.ts";
import { python } from "./samples/python.ts";
import { variablesOf } from "./samples/value.ts";
import type { Sources } from "./sources.ts";
import { syntaxOf } from "./syntax.ts";

/** The Markdown of an operation's page. */
export function operationPage(contract: OperationContract, sources: Sources): string {
  const { name, summary, caller } = contract;
  const behaviour = sources.behaviourOf(name);
  return page(
    `# ${name}`,
    summary,
    `Target \`AWSCognitoIdentityProviderService.${name}\`, command \`poolhouse cognito-idp ${kebab(name)}\`. [All operations](../operations.md)`,
    sources.isServed(name) ? "" : notServed(name),
    "## Who may call",
    whoMayCall[caller].replace("{Operation}", name),
    ...(behaviour === "" ? [] : ["## Behaviour", behaviour]),
    ...requestOf(contract),
    ...responseOf(contract),
    "## Errors",
    ...errorsOf(contract, sources),
    ...samplesOf(contract),
  );
}

const notServed = (name: string) =>
  `> **Not served yet.** This version answers HTTP 400, \`UnknownOperationException\`, \`Operation ${name} is not served by this version of Poolhouse.\` What follows is the contract of the API.`;

function requestOf({ input }: OperationContract): string[] {
  const shape = structureOf(input);
  const members = shape.members.size === 0 ? "The request has no members; its body is `{}`." : memberList(shape, true).join("\n");
  return ["## Request syntax", block("json", syntaxOf(shape)), "## Request parameters", members];
}

function responseOf({ output }: OperationContract): string[] {
  if (!output) return ["## Response", "HTTP 200 with an empty body."];
  const shape = structureOf(output);
  if (shape.members.size === 0) return ["## Response", "HTTP 200 with the body `{}`."];
  return ["## Response syntax", block("json", syntaxOf(shape)), "## Response members", memberList(shape, false).join("\n")];
}

function samplesOf(contract: OperationContract): string[] {
  const input = sampleInput(contract);
  const request = { contract, input };
  const variables = variablesOf(input).map((variable) => `\`$${variable}\``);
  const where =
    variables.length === 0
      ? ""
      : ` with ${variables.join(", ")} in the environment ([how to get them](../README.md#variables-of-the-samples))`;
  return [
    "## Samples",
    `They run as they are against a server of this machine that was started by \`npm start\`${where}. ${needsOf(contract.name)}`.trim(),
    "### curl",
    block("sh", curl(request)),
    "### aws",
    block("sh", awsCommand(request)),
    "### poolhouse",
    block("sh", poolhouseCommand(request)),
    "### JavaScript",
    block("js", javascript(request)),
    "### Python",
    block("python", python(request)),
  ];
}
