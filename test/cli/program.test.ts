/** The program itself, started as a user starts it, against a recorder. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test, { after, before } from "node:test";
import { poolhouse, run, type Setup } from "./program.ts";
import { type Recorder, type Reply, startRecorder } from "./recorder.ts";

let recorder: Recorder;
before(async () => {
  recorder = await startRecorder();
});
after(() => recorder.close());

async function group(line: string, replies: readonly Reply[] = [{}], setup: Setup = {}) {
  recorder.reset(replies);
  const environment = { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: recorder.url, ...setup.environment };
  const done = await run(poolhouse, ["cognito-idp", ...line.split(" ")], { ...setup, environment });
  return { ...done, requests: recorder.requests(), bodies: recorder.requests().map(({ body }) => body) };
}

const header = (headers: readonly (readonly [string, string])[], name: string) => headers.find(([each]) => each === name)?.[1];

test("the endpoint of the environment is spoken to, unsigned where the contract wants no signature", async () => {
  const { exitCode, requests } = await group(
    "set-user-mfa-preference --access-token t --software-token-mfa-settings Enabled=true,PreferredMfa=true",
  );
  assert.equal(exitCode, 0);
  assert.equal(requests[0]?.body, '{"SoftwareTokenMfaSettings": {"Enabled": true, "PreferredMfa": true}, "AccessToken": "t"}');
  assert.equal(header(requests[0]?.headers ?? [], "X-Amz-Target"), "AWSCognitoIdentityProviderService.SetUserMFAPreference");
  assert.equal(header(requests[0]?.headers ?? [], "Authorization"), undefined);
});

test("--mfa-options on set-user-mfa-preference works as its page shows, with a line that names today's option", async () => {
  const { exitCode, bodies, stderr } = await group(
    "set-user-mfa-preference --access-token t --mfa-options DeliveryMedium=SMS,AttributeName=phone_number",
  );
  assert.equal(exitCode, 0);
  assert.deepEqual(bodies, ['{"SMSMfaSettings": {"Enabled": true, "PreferredMfa": true}, "AccessToken": "t"}']);
  assert.match(stderr, /--sms-mfa-settings Enabled=true,PreferredMfa=true/);
});

test("--mfa-options on set-user-settings stays a member of its own", async () => {
  const { bodies, stderr } = await group("set-user-settings --access-token t --mfa-options DeliveryMedium=SMS,AttributeName=phone_number");
  assert.deepEqual(bodies, ['{"AccessToken": "t", "MFAOptions": [{"DeliveryMedium": "SMS", "AttributeName": "phone_number"}]}']);
  assert.equal(stderr, "");
});

test("an operation that is younger than the observed AWS CLI works as all others", async () => {
  const reply = { body: { Username: "u", UserMFASettingList: ["SOFTWARE_TOKEN_MFA"], ConfiguredUserAuthFactors: ["PASSWORD"] } };
  const { stdout } = await group("get-user-auth-factors --access-token t --output text", [reply]);
  assert.equal(stdout, "u\nCONFIGUREDUSERAUTHFACTORS\tPASSWORD\nUSERMFASETTINGLIST\tSOFTWARE_TOKEN_MFA\n");
});

test("--output off shows nothing and keeps the exit code", async () => {
  const shown = await group("get-user --access-token t --output off", [{ body: { Username: "u" } }]);
  assert.deepEqual([shown.exitCode, shown.stdout, shown.stderr], [0, "", ""]);
  const refused = await group("get-user --access-token t --output off", [
    { status: 400, body: { __type: "NotAuthorizedException", message: "no" } },
  ]);
  assert.deepEqual([refused.exitCode, refused.stdout], [254, ""]);
});

test("--debug tells what is asked and answered, without secrets", async () => {
  const { stderr } = await group(
    "initiate-auth --client-id c --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=hidden1,PASSWORD=hidden2 --debug",
    [{ body: { Session: "hidden3", AuthenticationResult: { AccessToken: "hidden4", TokenType: "Bearer" } } }],
  );
  assert.match(stderr, /request InitiateAuth .*USER_PASSWORD_AUTH/);
  assert.match(stderr, /answer InitiateAuth .*Bearer/);
  assert.doesNotMatch(stderr, /hidden/);
});

test("credentials come from a profile's files through AWS's provider", async () => {
  const files = { credentials: "[work]\naws_access_key_id = FROMFILE\naws_secret_access_key = s\n" };
  const environment = { AWS_SHARED_CREDENTIALS_FILE: "credentials" };
  const { requests } = await group("list-users --user-pool-id x --profile work", [{}], { files, environment });
  assert.match(header(requests[0]?.headers ?? [], "Authorization") ?? "", /Credential=FROMFILE\//);
});

test("an answer that takes too long is given up, after the usual attempts", async () => {
  const silent = await import("node:net").then(({ createServer }) => createServer(() => {}).listen(0, "127.0.0.1"));
  await new Promise((resolve) => silent.once("listening", resolve));
  const address = silent.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const words = ["cognito-idp", "get-user", "--access-token", "t", "--endpoint-url", `http://127.0.0.1:${port}`, "--cli-read-timeout", "1"];
  const { exitCode, stderr } = await run(poolhouse, words, { environment: { AWS_MAX_ATTEMPTS: "1" } });
  silent.close();
  assert.deepEqual([exitCode, stderr], [255, `\nRead timeout on endpoint URL: "http://127.0.0.1:${port}/"\n`]);
});

for (const [line, shown] of [
  ["help", /AVAILABLE COMMANDS\n(.*\n)+ {7}o verify-user-attribute\n/],
  [
    "set-user-mfa-preference help",
    /NAME\n(.*\n)+DESCRIPTION\n(.*\n)+SYNOPSIS\n(.*\n)+OPTIONS\n(.*\n)+GLOBAL OPTIONS\n(.*\n)+EXAMPLES\n(.*\n)+OUTPUT\n {7}None\n$/,
  ],
  [
    "set-user-mfa-preference help",
    /Shorthand Syntax:\n\n {10}Enabled=boolean,PreferredMfa=boolean\n\n {7}JSON Syntax:\n\n {10}\{\n {12}"Enabled": true\|false,\n/,
  ],
  ["list-users help", /\[--starting-token <value>\]\n.*\[--page-size <value>\]\n.*\[--max-items <value>\]\n/],
  ["admin-set-user-password help", /\[--permanent \| --no-permanent\]/],
] as const) {
  test(`cognito-idp ${line} shows ${shown.source.slice(0, 40)}`, async () => {
    const { exitCode, stdout, requests } = await group(line);
    assert.deepEqual([exitCode, requests.length], [0, 0]);
    assert.match(stdout, shown);
  });
}

test("every operation has a help and both samples", { timeout: 60_000 }, async () => {
  const script = `
    const { operationEntries } = await import("./src/cli/contract/operations.ts");
    const { main } = await import("./src/cli/main.ts");
    for (const { command } of operationEntries()) for (const words of [["help"], ["--generate-cli-skeleton"], ["--generate-cli-skeleton", "yaml-input"]]) {
      if (await main(["cognito-idp", command, ...words]) !== 0) throw new Error(command);
    }`;
  const shown = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8", maxBuffer: 1 << 26 });
  assert.doesNotMatch(shown, /undefined|\[object/);
});

test("a reader that goes away is no fault", async () => {
  const words = `"${poolhouse.join('" "')}" cognito-idp create-user-pool help | head -1`;
  const { exitCode, stdout, stderr } = await run(["bash", "-o", "pipefail", "-c"], [words]);
  assert.deepEqual([exitCode, stdout, stderr], [0, "NAME\n", ""]);
});
