/** The samples of all 129 pages: the contract takes what they send, and both command lines mean it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import Value from "typebox/value";
import { kebab } from "../../src/api/names.ts";
import { operations } from "../../src/api/operations.ts";
import { shapeOf } from "../../src/api/shape.ts";
import { match } from "../../src/cli/arguments/match.ts";
import { argumentsOf, argumentTable } from "../../src/cli/arguments/table.ts";
import { paginationOf } from "../../src/cli/pages/pagination.ts";
import { buildRequest } from "../../src/cli/request/build.ts";
import { wireJson } from "../../src/cli/values/json-write.ts";
import { sampleInput } from "../../src/reference/samples/inputs.ts";
import { filled } from "../../src/reference/samples/value.ts";
import { sampleOf } from "../support/samples.ts";

const uuid = "11111111-1111-4111-8111-111111111111";
const variables: Readonly<Record<string, string>> = {
  POOL_ID: "us-east-1_abc",
  CLIENT_ID: "1abc",
  TOKEN: "a.b.c",
  REFRESH_TOKEN: "d.e.f",
  SESSION: "AYABe-of-a-sign-in-under-way",
  CODE: "123456",
  DEVICE_KEY: `us-east-1_${uuid}`,
  CLIENT_SECRET_ID: "1abc--1767225600",
  BRANDING_ID: uuid,
  CREDENTIAL_ID: "credential",
  EVENT_ID: uuid,
  FEEDBACK_TOKEN: "g.h.i",
  JOB_ID: "import-1",
  TERMS_ID: uuid,
};
const all = Object.values(operations);

for (const contract of all)
  test(`the contract takes the sample of ${contract.name}`, () => {
    const sample = filled(sampleInput(contract), variables);
    assert.doesNotMatch(JSON.stringify(sample), /:""[,}]/, "a variable is not known");
    assert.deepEqual([...Value.Errors(contract.input, sample)], []);
  });

/** What the shell makes of the command lines: for each the words behind `cognito-idp`. */
function wordsOf(name: "aws" | "poolhouse"): string[][] {
  const lines = all.map((contract) => sampleOf(contract.name, name).replace(/^(?:export .*\n)?.*? cognito-idp /, "words "));
  const script = `words() { printf '%s\\0' "$@"; printf '\\n\\0'; }\n${lines.join("\n")}`;
  const shown = execFileSync("bash", ["--norc", "-euc", script], { encoding: "utf8", env: { ...variables } });
  return shown.split("\n\0").map((words) => words.split("\0").slice(0, -1));
}

test("the words of aws and poolhouse are the same, and mean the sample", async () => {
  const [ofAws, ofPoolhouse] = [wordsOf("aws"), wordsOf("poolhouse")];
  assert.deepEqual(ofAws, ofPoolhouse);
  for (const [at, contract] of all.entries()) {
    const [command, ...words] = ofPoolhouse[at] ?? [];
    assert.equal(command, kebab(contract.name));
    assert.deepEqual(await meant(contract, words), filled(sampleInput(contract), variables), contract.name);
  }
});

async function meant({ name, input }: (typeof all)[number], words: readonly string[]): Promise<unknown> {
  const shape = shapeOf(input);
  if (shape.kind !== "structure") throw new Error(`the input of ${name} is no structure`);
  const pagination = paginationOf(name);
  const table = argumentTable(shape, pagination);
  const { given, rest } = match(argumentsOf(table, false), words);
  assert.deepEqual(rest, []);
  const { request } = await buildRequest(table, pagination, given, new Map());
  return JSON.parse(wireJson(request));
}
