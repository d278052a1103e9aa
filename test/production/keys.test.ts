/** `poolhouse keys` beside a server in production that goes on meanwhile. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import test, { after, before } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  GetUserCommand,
  ListUserPoolsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";
import { createKey, createTemporary, deleteKey, listKeys, setKeyEnabled } from "../../src/admin/access-keys.ts";
import { rotateMaster, rotateMasterIn } from "../../src/admin/rotate-master.ts";
import { rotateSigning } from "../../src/admin/rotate-signing.ts";
import { inWorkshop } from "../../src/admin/workshop.ts";
import { readConfig } from "../../src/config.ts";
import type { NewKey } from "../../src/flows/access-keys.ts";
import { context } from "../../src/ports/sealer.ts";
import { Secret } from "../../src/secret.ts";
import { poolhouse, run, type Variables } from "../cli/program.ts";
import { aFolder } from "../support/folder.ts";
import { keyClient, policyFor, startProductionServer } from "../support/production.ts";
import { keyOf, keyText } from "../support/sealer.ts";
import type { TestServer } from "../support/server.ts";
import type { Signing } from "../support/signed-request.ts";
import { aUser } from "../support/user.ts";

const folder = aFolder();
const dataFile = join(folder, "keys.sqlite");
const keyFile = join(folder, "master.key");
const settings: Variables = { POOLHOUSE_MODE: "production", POOLHOUSE_ISSUER: "https://auth.example.com", POOLHOUSE_DATA: dataFile };
// The same program starts again and again: what Node compiled is kept meanwhile.
const compiled: Variables = { NODE_COMPILE_CACHE: join(folder, "compiled") };
const environment: Variables = { ...settings, ...compiled, POOLHOUSE_MASTER_KEY_FILE: keyFile };
// What a command does where a process of its own would show nothing more.
const config = readConfig(environment);

let server: TestServer;
before(async () => {
  writeFileSync(keyFile, keyText(1), { mode: 0o600 });
  server = await startProductionServer({ dataFile, masterKey: undefined, masterKeyFile: keyFile });
});
after(() => server.close());

type Printed = { readonly AccessKeyId: string; readonly SecretAccessKey: string };

const keys = (...words: readonly string[]) => run(poolhouse, ["keys", ...words], { environment });
/** A command that must succeed. @returns what it printed */
async function done(...words: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await keys(...words);
  assert.equal(exitCode, 0, stderr);
  return stdout;
}
async function credentialsFrom(...words: readonly string[]): Promise<Signing> {
  const { AccessKeyId, SecretAccessKey }: Printed = JSON.parse(await done(...words, "--json"));
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
}
const signingOf = ({ key, secret }: NewKey): Signing => ({ accessKeyId: key.id, secretAccessKey: secret.reveal() });
const nameOf = (problem: unknown) => (problem instanceof Error ? problem.name : String(problem));
/** What a call with these credentials comes to: "in", or the refusal's name. */
const outcomeOf = (signing: Signing) =>
  keyClient(server, signing)
    .send(new ListUserPoolsCommand({ MaxResults: 1 }))
    .then(() => "in", nameOf);
/** Other processes' changes count within a second; a loaded machine takes its time. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const begun = Date.now(); !(await holds()); await wait(50)) assert.ok(Date.now() - begun < 10_000, "it did not come to pass");
}
const becomes = (signing: Signing, outcome: string) => until(async () => (await outcomeOf(signing)) === outcome);

test("a key is made on the machine, shown once, used, disabled, enabled, replaced and forgotten", async () => {
  assert.deepEqual(await listKeys(config), []);
  const first = await credentialsFrom("create", "ops", "--administrator");
  assert.equal(await outcomeOf(first), "in");
  const listed = await done("list");
  assert.match(listed, new RegExp(`${first.accessKeyId} +ops +enabled`));
  for (const shown of [listed, JSON.stringify(await listKeys(config))]) assert.ok(!shown.includes(first.secretAccessKey));
  await done("disable", first.accessKeyId);
  await becomes(first, "UnrecognizedClientException");
  await setKeyEnabled(config, first.accessKeyId, true);
  await becomes(first, "in");
  const second = await credentialsFrom("rotate", first.accessKeyId, "--grace-hours", "0");
  assert.equal(await outcomeOf(second), "in");
  await becomes(first, "UnrecognizedClientException");
  const { id, secret, token } = await createTemporary(config, second.accessKeyId, 3600);
  const session = { accessKeyId: id, secretAccessKey: secret.reveal(), sessionToken: token.reveal() };
  assert.match(id, /^ASIA/);
  assert.equal(await outcomeOf(session), "in");
  await deleteKey(config, second.accessKeyId);
  for (const gone of [second, session]) await becomes(gone, "UnrecognizedClientException");
});

test("a key does what its policy says and no more; without a policy none is made", async () => {
  const file = join(folder, "policy.json");
  writeFileSync(file, policyFor("*", "cognito-idp:DescribeUserPool"));
  const reader = await createKey(config, "reader", [file]);
  assert.equal(await outcomeOf(signingOf(reader)), "AccessDeniedException");
  const without = await keys("create", "nobody");
  assert.deepEqual([without.exitCode, without.stderr.trim().split("\n").length], [252, 1], without.stderr);
  assert.match(without.stderr, /--policy <file> with an IAM policy in JSON, or --administrator/);
  const wrong = await keys("disable", "AKIANOBODY");
  assert.deepEqual([wrong.exitCode, wrong.stderr.trim().split("\n").length], [255, 1], wrong.stderr);
  assert.match(wrong.stderr, /There is no access key AKIANOBODY/);
  writeFileSync(file, '{"Statement":[{"Effect":"Perhaps"}]}');
  for (const [work, message] of [
    [() => createKey(config, "x", [file]), /Effect/],
    [() => createKey(config, "x", [join(folder, "none.json")]), /cannot be read \(ENOENT\)/],
    [() => rotateSigning(config, "us-east-1_Nobody", "later"), /us-east-1_Nobody/],
    [() => rotateMaster(config, () => {}), /There is no old master key to leave behind: set POOLHOUSE_MASTER_KEY to the new key/],
  ] as const)
    await assert.rejects(async () => work(), { message });
});

/** A pool with a user who can sign in, made by an administrator. */
async function aPoolOf(sdk: CognitoIdentityProviderClient) {
  const UserPoolId = (await sdk.send(new CreateUserPoolCommand({ PoolName: "kept" }))).UserPool?.Id ?? "";
  const ExplicitAuthFlows = ["ALLOW_ADMIN_USER_PASSWORD_AUTH" as const];
  const made = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: "app", ExplicitAuthFlows, GenerateSecret: false }));
  const ClientId = made.UserPoolClient?.ClientId ?? "";
  const Password = "Correct-horse-1";
  await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username: "bob", MessageAction: "SUPPRESS" }));
  await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: "bob", Password, Permanent: true }));
  const AuthParameters = { USERNAME: "bob", PASSWORD: Password };
  const signIn = async (by = sdk) => {
    const input = { UserPoolId, ClientId, AuthFlow: "ADMIN_USER_PASSWORD_AUTH" as const, AuthParameters };
    return (await by.send(new AdminInitiateAuthCommand(input))).AuthenticationResult?.AccessToken ?? "";
  };
  return { UserPoolId, signIn };
}

test("signing keys are replaced while people sign in: both are shown, old tokens verify; the compromised ones end their tokens", async () => {
  const sdk = keyClient(server, signingOf(await createKey(config, "signer", [])));
  const { UserPoolId, signIn } = await aPoolOf(sdk);
  const AccessToken = await signIn();
  const jwks = async () => (await (await fetch(`${server.url}/${UserPoolId}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
  const former = await jwks();
  let isOver = false;
  const meanwhile = (async () => {
    const tokens: string[] = [];
    for (; !isOver; await wait(20)) tokens.push(await signIn());
    return tokens;
  })();
  assert.match(
    await done("rotate-signing", UserPoolId, "--at-once"),
    /has new signing keys\. They sign from .*Z; tokens of the old ones verify/,
  );
  const isNew = ({ kid }: { kid?: string }) => !former.keys.some((each) => each.kid === kid);
  await until(async () => isNew(decodeProtectedHeader(await signIn())));
  isOver = true;
  const shown = await jwks();
  assert.equal(shown.keys.length, 4);
  for (const { kid } of former.keys) assert.ok(shown.keys.some((each) => each.kid === kid));
  const tokens = [AccessToken, ...(await meanwhile), await signIn()];
  for (const token of tokens) {
    await jwtVerify(token, createLocalJWKSet(shown));
    await sdk.send(new GetUserCommand({ AccessToken: token }));
  }
  await rotateSigning(config, UserPoolId, "compromised");
  await until(async () => (await sdk.send(new GetUserCommand({ AccessToken })).then(() => "in", nameOf)) === "NotAuthorizedException");
});

/** All that the database holds, also what waits in its log. */
const everything = () => Buffer.concat([readFileSync(dataFile), readFileSync(`${dataFile}-wal`)]).toString("latin1");

test("a new master key takes over while the server runs, also when the work is cut off; afterwards the old one opens nothing", async () => {
  const signing = signingOf(await createKey(config, "keeper", []));
  const { UserPoolId, signIn } = await aPoolOf(keyClient(server, signing));
  await manyUsers(UserPoolId, 400);
  const [former, next] = [keyOf(1).id, keyOf(2).id];
  assert.ok(everything().includes(`v1.${former}.`));
  await server.close();
  const both = { masterKey: new Secret(keyText(2)), oldMasterKeys: new Secret(keyText(1)) };
  server = await startProductionServer({ dataFile, ...both });
  const rotation = { ...settings, ...compiled, POOLHOUSE_MASTER_KEY: keyText(2), POOLHOUSE_OLD_MASTER_KEYS: keyText(1) };
  await cutOff(rotation, 200);
  await signIn(keyClient(server, signing));
  const { exitCode, stdout, stderr } = await run(poolhouse, ["keys", "rotate-master"], { environment: rotation });
  assert.equal(exitCode, 0, stderr);
  const [, goesOnAt = 0, total = 0] = /^sealing anew: \d+ % \((\d+) of (\d+)\)/m.exec(stderr)?.map(Number) ?? [];
  assert.ok(goesOnAt > 200 && total > 400, stderr);
  assert.match(stderr, /checking: 100 %/);
  assert.match(stdout, new RegExp(`^${total} rows were looked at, \\d+ came under the master key ${next}\\.`));
  await signIn(keyClient(server, signing));
  await server.close();

  const kept = new DatabaseSync(dataFile);
  kept.exec("PRAGMA wal_checkpoint(TRUNCATE); VACUUM");
  kept.close();
  const after = readFileSync(dataFile, "latin1");
  assert.deepEqual([after.includes(`v1.${former}.`), after.includes(`v1.${next}.`)], [false, true]);
  await assert.rejects(startProductionServer({ dataFile, masterKey: new Secret(keyText(1)) }), {
    message: new RegExp(
      `^The data was sealed under another master key \\(${next}; the given one is ${former}\\): set POOLHOUSE_MASTER_KEY .*\\.$`,
    ),
  });
  server = await startProductionServer({ dataFile, masterKey: undefined, masterKeyCommand: `echo ${keyText(2)}` });
  await signIn(keyClient(server, signing));
});

/** Users with a password, straight into the store: each is a row that holds something sealed. */
async function manyUsers(poolId: string, count: number): Promise<void> {
  const { random, clock, sealer, store } = server.house;
  const users = Array.from({ length: count }, () => {
    const sub = random.uuid(clock.now());
    const verifier = sealer.seal("00aa", context.password(poolId, sub));
    return aUser({ poolId, sub, username: sub, password: { salt: "00", verifier, setAt: 0 } });
  });
  await Promise.all(users.map((user) => store.users.create(user)));
}

/** Begins and ends as if the power went, after a batch is sealed and before that is noted. @param afterRows that were looked at */
const cutOff = (rotation: Variables, afterRows: number) =>
  assert.rejects(
    inWorkshop(readConfig(rotation), (workshop) =>
      rotateMasterIn(workshop, ({ rows }) => {
        if (rows > afterRows) throw new Error("the power went");
      }),
    ),
    { message: "the power went" },
  );
