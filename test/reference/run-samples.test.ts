/** The samples of the pages, run as they stand against a server; only its address is another. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { served } from "../../src/operations/served.ts";
import { poolhouse } from "../cli/program.ts";
import { aFolder } from "../support/folder.ts";
import { sampleWorld, type Variables } from "../support/sample-world.ts";
import { blockAfter, sampleOf, spokenTo } from "../support/samples.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

const run = promisify(execFile);
const folder = aFolder();
let server: TestServer;
before(async () => {
  server = await startTestServer();
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
});
after(() => server.close());

const isThere = async (...command: [string, ...string[]]) => {
  const [program, ...words] = command;
  return run(program, words).then(
    () => true,
    () => false,
  );
};
const shell = (await isThere("bash", "-c", "curl --aws-sigv4 x --version")) ? {} : { skip: "no bash, or no curl that signs" };

// Of a server of this machine the command knows these by itself; a test's has another port.
const elsewhere = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" };

async function inShell(script: string, variables: Variables): Promise<string> {
  const program = poolhouse.map((word) => `'${word}'`).join(" ");
  const text = spokenTo(script, server.url).replaceAll("npx poolhouse", program);
  const env = { ...elsewhere, PATH: process.env.PATH, HOME: folder, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: server.url, ...variables };
  const { stdout } = await run("bash", ["--norc", "-euo", "pipefail", "-c", text], { cwd: folder, env });
  return stdout;
}

/** Of these every sample is run, of all others that are served the one for curl. */
const names = served.map(({ contract }) => contract.name);
const closely = names.filter((name) => /Mfa|MFA|UserSettings|AuthFactors|SoftwareToken|AuthChallenge|InitiateAuth|Device|Token/.test(name));

for (const name of names)
  test(`the sample of ${name} for curl`, shell, async () => {
    const answer = await inShell(sampleOf(name, "curl"), await sampleWorld(server, name));
    assert.doesNotMatch(answer, /"__type"/);
  });

for (const name of closely) {
  test(`the sample of ${name} for poolhouse`, shell, async () => {
    await inShell(sampleOf(name, "poolhouse"), await sampleWorld(server, name));
  });
  test(`the sample of ${name} for the JavaScript SDK`, async ({ mock }) => {
    Object.assign(process.env, await sampleWorld(server, name));
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, spokenTo(sampleOf(name, "JavaScript"), server.url));
    const shown = mock.method(console, "log", () => {});
    await import(pathToFileURL(file).href);
    const [answer] = shown.mock.calls[0]?.arguments ?? [];
    assert.equal(answer.$metadata.httpStatusCode, 200);
  });
}

// oathtool where there is none: the code of now, or with --now of the next step.
const oathtool = `oathtool() { '${process.execPath}' --input-type=module -e '
  import { TOTP } from "otpauth";
  const ahead = process.argv.includes("--now") ? 30_000 : 0;
  console.log(new TOTP({ secret: process.argv.at(-1) }).generate({ timestamp: Date.now() + ahead }));
' -- "$@"; }`;

test("the first page brings the variables of the samples, to a sign-in that its code completes", shell, async () => {
  const page = readFileSync("docs/reference/README.md", "utf8");
  const headings = ["## Variables of the samples", "### An authenticator app", "### A sign-in that waits for a code"];
  const blocks = headings.map((heading) => blockAfter(page, heading));
  const answer = await inShell([oathtool, ...blocks, sampleOf("RespondToAuthChallenge", "curl")].join("\n"), {});
  assert.match(answer, /"AuthenticationResult":/);
});
