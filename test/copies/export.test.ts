/** What an export keeps to itself, and what of it an import refuses. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import test, { before } from "node:test";
import { inWorkshop, type Workshop } from "../../src/admin/workshop.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { context } from "../../src/ports/sealer.ts";
import { Secret } from "../../src/secret.ts";
import { anAccessKey } from "../contract/store/access-keys.ts";
import { aDevice } from "../support/device.ts";
import { exportTo, importFrom } from "../support/export.ts";
import { aFolder } from "../support/folder.ts";
import { aClient, aPool } from "../support/pool.ts";
import { keyText } from "../support/sealer.ts";
import { aUser } from "../support/user.ts";

const folder = aFolder();
const configOf = (name: string, fill = 1): Config =>
  readConfig({ POOLHOUSE_DATA: join(folder, `${name}.sqlite`), POOLHOUSE_MASTER_KEY: keyText(fill) });
const home = configOf("home");
const file = join(folder, "home.jsonl");
const [poolId, otherId] = ["us-east-1_Export001", "us-east-1_Export002"] as const;
const users = 1100;
const subOf = (index: number) => `sub${String(index).padStart(4, "0")}`;
const client = aClient({ pool: aPool({ id: poolId }) });
const device = aDevice({ poolId, sub: subOf(0), salt: "0abc0001" });
const accessKey = anAccessKey();

/** Two pools with every kind of secret, each with a plain text that tells what it is. */
async function furnish({ store, master: { seal } }: Workshop): Promise<void> {
  const sub = subOf(0);
  const password = (text: string, salt: string) => ({ salt, verifier: seal(`plain ${text}`, context.password(poolId, sub)), setAt: 1 });
  const authenticator = (text: string) => ({ secret: seal(`plain ${text}`, context.softwareToken(poolId, sub)) });
  await store.pools.create(aPool({ id: poolId }), [
    { kid: "k1", use: "id", privateKey: seal("plain pem", context.signingKey(poolId, "k1")), createdAt: 1 },
  ]);
  await store.pools.create(aPool({ id: otherId }), []);
  await store.clients.create({
    ...client,
    secrets: [{ id: "one", secret: seal("plain client", context.clientSecret(client.id)), createdAt: 1 }],
  });
  await store.accessKeys.create({ ...accessKey, secret: seal("plain access", context.accessKey(accessKey.id)) });
  const first = {
    password: password("verifier", "0abc0002"),
    passwordHistory: [password("older", "0abc0003")],
    softwareToken: authenticator("totp"),
    pendingSoftwareToken: authenticator("pending"),
  };
  const verifier = seal("plain device", context.device(poolId, sub, device.key));
  await store.users.create(aUser({ poolId, sub, ...first }), [{ kind: "add-device", device: { ...device, verifier } }]);
  const others = Array.from({ length: users - 1 }, (_, index) =>
    aUser({ poolId, sub: subOf(index + 1), names: [`username:user${index}`] }),
  );
  await Promise.all(others.map((user) => store.users.create(user)));
}

/** All rows of a store, but those that the installation keeps of itself. */
function dumpOf({ dataFile }: Config): Readonly<Record<string, readonly object[]>> {
  const database = new DatabaseSync(dataFile, { readOnly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const rows = tables.map(({ name }) => [String(name), database.prepare(`select * from ${String(name)}`).all()] as const);
  database.close();
  return Object.fromEntries(rows.filter(([name, found]) => name !== "migrations" && name !== "installation" && found.length > 0));
}

const notesOf = ({ dataFile }: Config) => {
  const database = new DatabaseSync(dataFile, { readOnly: true });
  const notes = database.prepare("select id from installation order by id").all();
  database.close();
  return notes.map(({ id }) => id);
};

before(async () => {
  await inWorkshop(home, furnish);
  await exportTo(home, file);
});

test("no secret stands in the file, neither in clear nor under the master key; all of them open in the other store", async () => {
  const text = readFileSync(file, "utf8");
  assert.ok(text.includes(accessKey.id) && text.includes(device.key), "the rest does stand there");
  for (const secret of ["plain", "0abc000", "correct horse"]) assert.ok(!text.includes(secret), secret);
  await inWorkshop(home, async ({ master }) => assert.ok(!text.includes(`v1.${master.keyId}.`)));

  const there = configOf("there", 2);
  await importFrom(there, file);
  const openedHere = async ({ store, master: { open } }: Workshop) => {
    const user = await store.users.find(poolId, subOf(0));
    const [key] = await store.pools.keys(poolId);
    const found = await store.clients.find(client.id);
    const kept = await store.devices.find(poolId, subOf(0), device.key);
    const access = await store.accessKeys.find(accessKey.id);
    const at = (sealed: unknown, of: string) => open(sealed as Parameters<typeof open>[0], of);
    return {
      passwords: [user?.password, ...(user?.passwordHistory ?? [])].map((each) => [
        each?.salt,
        at(each?.verifier, context.password(poolId, subOf(0))),
      ]),
      authenticators: [user?.softwareToken, user?.pendingSoftwareToken].map((each) =>
        at(each?.secret, context.softwareToken(poolId, subOf(0))),
      ),
      device: [kept?.salt, at(kept?.verifier, context.device(poolId, subOf(0), device.key))],
      client: at(found?.secrets[0]?.secret, context.clientSecret(client.id)),
      key: at(key?.privateKey, context.signingKey(poolId, "k1")),
      access: at(access?.secret, context.accessKey(accessKey.id)),
    };
  };
  assert.deepEqual(await inWorkshop(there, openedHere), {
    passwords: [
      ["0abc0002", "plain verifier"],
      ["0abc0003", "plain older"],
    ],
    authenticators: ["plain totp", "plain pending"],
    device: ["0abc0001", "plain device"],
    client: "plain client",
    key: "plain pem",
    access: "plain access",
  });
  assert.equal(dumpOf(there).user_names?.length, users - 1);
  assert.deepEqual(notesOf(there), ["data-key"]);
});

/** The lines of the file, changed. */
type Change = (lines: string[]) => readonly string[];
const rowAt = (lines: readonly string[], what: string) => lines.findIndex((line) => line.includes(what));
const checkpointsOf = (lines: readonly string[]) => lines.flatMap((line, index) => (line.startsWith('{"checkpoint"') ? [index] : []));
const headerWith =
  (member: string, value: unknown): Change =>
  ([header = "", ...lines]) => [`${JSON.stringify({ ...JSON.parse(header), [member]: value })}\n`, ...lines];
const scrypt =
  (member: string, value: unknown): Change =>
  (lines) =>
    headerWith("scrypt", { ...JSON.parse(lines[0] ?? "").scrypt, [member]: value })(lines);

const cutOff = /^Error: The export was cut off after its row [\d,]+: take the whole of it/;
const altered = /^Error: The export was altered after its row [\d,]+: take another copy of it/;

for (const [what, change, sentence] of [
  ["nothing at all", () => [], /The export is empty/],
  ["half a header", (lines) => [lines[0]?.slice(0, 40) ?? ""], /The export is empty/],
  ["the header alone", (lines) => lines.slice(0, 1), cutOff],
  ["cut off in a line", (lines) => [...lines.slice(0, 700), lines[700]?.slice(0, 30) ?? ""], cutOff],
  ["cut off behind a checkpoint", (lines) => lines.slice(0, (checkpointsOf(lines)[1] ?? 0) + 1), cutOff],
  ["cut off before its last line", (lines) => lines.slice(0, -1), cutOff],
  ["cut off in its last line", (lines) => [...lines.slice(0, -1), lines.at(-1)?.trimEnd() ?? ""], cutOff],
  ["a row altered", (lines) => lines.with(20, lines[20]?.replace('"enabled":true', '"enabled":false') ?? ""), altered],
  ["a late row altered", (lines) => lines.with(-3, lines.at(-3)?.replace("{", "{ ") ?? ""), altered],
  ["a row left out", (lines) => lines.toSpliced(30, 1), altered],
  ["two rows exchanged", (lines) => lines.with(30, lines[31] ?? "").with(31, lines[30] ?? ""), altered],
  ["a row twice", (lines) => lines.toSpliced(30, 0, lines[30] ?? ""), altered],
  ["a checkpoint left out", (lines) => lines.toSpliced(checkpointsOf(lines)[0] ?? 0, 1), altered],
  ["no JSON", (lines) => lines.with(30, "{\n"), altered],
  ["JSON of something else", (lines) => lines.with(30, "[1]\n"), altered],
  ["a row behind the end", (lines) => [...lines, lines[1] ?? ""], altered],
  ["fewer pools in the header", headerWith("pools", []), altered],
  ["another cost", scrypt("N", 2 ** 14), /passphrase is another one/],
  ["a cost that no machine bears", scrypt("N", 2 ** 30), /none that scrypt takes or this machine can bear/],
  ["an altered check", headerWith("check", "v1.00000000.AAAA"), /first line of the export was altered/],
  ["a later format", headerWith("format", 2), /has format 2, and this version of Poolhouse reads format 1/],
  ["something else", (lines) => [`{"a":1}\n`, ...lines], /no export of Poolhouse/],
  [
    "a pool's rows under another's name",
    (lines) => lines.with(rowAt(lines, '"sub0007"'), lines[rowAt(lines, '"sub0007"')]?.replaceAll(poolId, otherId) ?? ""),
    altered,
  ],
] as const satisfies readonly (readonly [string, Change, RegExp])[])
  test(`refused, and nothing stays: ${what}`, async () => {
    const lines = readFileSync(file, "utf8").split(/(?<=\n)/);
    const bad = join(folder, "bad.jsonl");
    writeFileSync(bad, change(lines).join(""));
    const target = configOf("refusing", 3);
    await assert.rejects(importFrom(target, bad), sentence);
    assert.deepEqual(dumpOf(target), {});
    assert.deepEqual(notesOf(target), ["data-key"]);
  });

test("another passphrase opens nothing, and says so", async () => {
  const target = configOf("refusing", 3);
  await assert.rejects(
    importFrom(target, file, new Secret("another passphrase")),
    /^Error: The passphrase is another one than that of the export/,
  );
  assert.deepEqual(dumpOf(target), {});
});

test("an export that was cut off goes on behind its last checkpoint, and is as good as one that was not", async () => {
  const cut = join(folder, "cut.jsonl");
  let parts = 0;
  const dying = () => {
    if (++parts === 2) throw new Error("the machine went down");
  };
  await assert.rejects(exportTo(home, cut, [poolId], dying), /the machine went down/);
  assert.ok(!existsSync(cut) && existsSync(`${cut}.unfinished`));
  // Half of a line was on its way, and a whole one whose checkpoint was not.
  const [, row = ""] = readFileSync(file, "utf8").split(/(?<=\n)/);
  await appendFile(`${cut}.unfinished`, `${row}{"table":"us`);
  await assert.rejects(exportTo(home, cut, [otherId]), /cut\.jsonl\.unfinished was begun for other user pools/);
  const done = await exportTo(home, cut, [poolId]);
  assert.deepEqual([done.isResumed, done.pools, done.tables.users], [true, 1, users]);
  assert.equal(readFileSync(cut, "utf8").match(/"resumed"/g)?.length, 1);

  const target = configOf("resumed", 4);
  await importFrom(target, cut);
  const [mine, theirs] = [dumpOf(target), dumpOf(home)];
  for (const table of ["users", "user_names", "devices", "clients"]) assert.equal(mine[table]?.length, theirs[table]?.length, table);
  assert.deepEqual(mine.user_names, theirs.user_names);
  assert.equal(mine.access_keys, undefined, "they belong to no pool");
});

test("an import that was cut off goes on, with the same export only", async () => {
  const target = configOf("going-on", 5);
  const dying = (done: number) => {
    if (done >= 1000) throw new Error("the machine went down");
  };
  await assert.rejects(importFrom(target, file, undefined, dying), /the machine went down/);
  assert.ok((dumpOf(target).users?.length ?? 0) > 500);
  await inWorkshop(target, async ({ store }) => assert.equal(await store.pools.find(poolId), undefined));
  const done = await importFrom(target, file);
  assert.deepEqual([done.isResumed, done.pools], [true, [poolId, otherId]]);
  assert.deepEqual(dumpOf(target).user_names, dumpOf(home).user_names);
  await assert.rejects(importFrom(target, file), /has a user pool us-east-1_Export001 already/);
  assert.equal(dumpOf(target).users?.length, users);
});

test("nothing is exported over a file, and no pool that is not there", async () => {
  await assert.rejects(exportTo(home, file), /home\.jsonl exists already/);
  await assert.rejects(exportTo(home, join(folder, "none.jsonl"), ["us-east-1_None"]), /There is no user pool us-east-1_None/);
  assert.ok(!existsSync(join(folder, "none.jsonl.unfinished")));
});
