/** `poolhouse audit` beside a running server: what it shows, and that whoever changes the trail in the database is found out. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import test, { after, before } from "node:test";
import { SetUserMFAPreferenceCommand } from "@aws-sdk/client-cognito-identity-provider";
import { Secret } from "../../src/secret.ts";
import { aFolder } from "../support/folder.ts";
import { keyText } from "../support/sealer.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { aMember, aPlace, begin, enter, type Place, password } from "../support/sign-in.ts";
import { poolhouse, run } from "./program.ts";

const dataFile = join(aFolder(), "trail.sqlite");
const environment = { POOLHOUSE_DATA: dataFile, POOLHOUSE_MASTER_KEY: keyText(1), POOLHOUSE_AUDIT: "on" };
let server: TestServer;
let place: Place;
before(async () => {
  server = await startTestServer({ audit: "on", dataFile, masterKey: new Secret(keyText(1)) });
  place = await aPlace(server);
  await aMember(place, "ann");
  const { AuthenticationResult } = await enter(place, "ann", password);
  await place.sdk.send(
    new SetUserMFAPreferenceCommand({ AccessToken: AuthenticationResult?.AccessToken, SMSMfaSettings: { Enabled: false } }),
  );
  await assert.rejects(begin(place, "USER_PASSWORD_AUTH", { USERNAME: "ann", PASSWORD: "Wrong-horse-1" }));
});
after(() => server.close());

const audit = (...words: readonly string[]) => run(poolhouse, ["audit", ...words], { environment });
const documents = async (...words: readonly string[]) => {
  const { stdout, exitCode: code } = await audit(...words, "--json");
  assert.equal(code, 0);
  return stdout
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
};

test("it shows who did what from where with which result, newest first, by any of these", async () => {
  const { UserPoolId } = place;
  const { stdout, exitCode: code } = await audit("--pool", UserPoolId, "--user", "ann", "--limit", "2");
  assert.equal(code, 0);
  const [first = "", second = "", ...rest] = stdout.trimEnd().split("\n");
  assert.match(first, /^\d{4}-\d\d-\d\dT\S+ +InitiateAuth +NotAuthorizedException +- +user [0-9a-f-]{36} +us-east-1_\S+ +127\.0\.0\.1 /);
  assert.match(second, /SetUserMFAPreference +ok /);
  assert.deepEqual(rest, []);
  const [failure] = await documents("--result", "refused", "--since", "1h");
  assert.deepEqual([failure?.operation, failure?.result, failure?.poolId], ["InitiateAuth", "NotAuthorizedException", UserPoolId]);
  assert.deepEqual((await documents("--actor", "AKIDTEST", "--event", "AdminCreateUser")).length, 1);
  assert.deepEqual(await documents("--until", "1h"), []);
  assert.deepEqual(await documents("--address", "192.0.2.1"), []);
});

test("what is not so is said in one sentence", async () => {
  assert.match((await audit("--event", "Nothing")).stdout, /^No event is so\.\n$/);
  const nobody = await audit("--pool", place.UserPoolId, "--user", "nobody");
  assert.deepEqual([nobody.exitCode, /Nobody in us-east-1_\w+ is called "nobody"/.test(nobody.stderr)], [255, true]);
  const moment = await audit("--since", "yesterday");
  assert.ok(moment.exitCode !== 0 && moment.stderr.includes("--since"));
});

/** What `verify` says once somebody did something to the database; undone afterwards. */
async function verified(harm: string): Promise<{ readonly code: number; readonly said: string }> {
  const database = new DatabaseSync(dataFile, { timeout: 5000 });
  try {
    database.exec(`create temp table lines as select * from audit_lines; create temp table chains as select * from audit_chains; ${harm}`);
    const { exitCode: code, stdout } = await audit("verify");
    return { code, said: stdout };
  } finally {
    database.exec(
      "delete from audit_lines; insert into audit_lines select * from lines; delete from audit_chains; insert into audit_chains select * from chains",
    );
    database.close();
  }
}

for (const [what, harm, sentence] of [
  ["nothing was done", "", undefined],
  ["a result was changed", "update audit_lines set result = 'ok' where result <> 'ok'", /line \d+: it was changed/],
  ["the last line was removed", "delete from audit_lines where number = (select max(number) from audit_lines)", /line \d+: it was removed/],
  ["everything was removed", "delete from audit_lines; delete from audit_chains", /There is no chain at all/],
] as const)
  test(`verify, when ${what}: ${sentence ? "found out" : "all whole"}`, async () => {
    const { code, said } = await verified(harm);
    assert.equal(code, sentence ? 1 : 0, said);
    assert.match(said, sentence ?? /^whole {4}chain [0-9a-f-]{36} of \S+: \d+ lines; stands at \S+\n1 chains, \d+ lines: all whole\.\n$/);
  });

test("a chain that is gone as a whole is missed by who noted where it stood", async () => {
  const { stdout } = await audit("verify");
  const [, noted = ""] = /stands at (\S+)/.exec(stdout) ?? [];
  assert.equal((await audit("verify", "--noted", noted)).exitCode, 0);
  const other = noted.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  const { exitCode: code, stdout: said } = await audit("verify", "--noted", other);
  assert.deepEqual([code, /noted elsewhere with another digest/.test(said)], [1, true]);
});
