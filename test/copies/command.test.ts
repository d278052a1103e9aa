/** `poolhouse export` and `poolhouse import` as programs: killed, piped, refused. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import test, { before } from "node:test";
import { inWorkshop } from "../../src/admin/workshop.ts";
import { readConfig } from "../../src/config.ts";
import { poolhouse, run } from "../cli/program.ts";
import { exportTo, passphrase } from "../support/export.ts";
import { aFolder } from "../support/folder.ts";
import { aPool } from "../support/pool.ts";
import { keyText } from "../support/sealer.ts";
import { aUser } from "../support/user.ts";

const folder = aFolder();
const at = (name: string) => join(folder, name);
const environmentOf = (name: string, secret = true) => ({
  POOLHOUSE_DATA: at(`${name}.sqlite`),
  POOLHOUSE_MASTER_KEY: keyText(1),
  POOLHOUSE_PASSPHRASE: secret ? passphrase.reveal() : undefined,
});
const configOf = (name: string) => readConfig(environmentOf(name));
const poolId = "us-east-1_Command01";
const users = 1500;
const file = at("all.jsonl");

before(async () => {
  await inWorkshop(configOf("home"), async ({ store }) => {
    await store.pools.create(aPool({ id: poolId }), []);
    await Promise.all(
      Array.from({ length: users }, (_, index) => store.users.create(aUser({ poolId, sub: `sub${index}`, names: [`username:u${index}`] }))),
    );
  });
  await exportTo(configOf("home"), file);
  writeFileSync(at("passphrase"), `${passphrase.reveal()}\n`);
});

const countIn = (name: string, table: string, where = "1 = 1"): number => {
  const database = new DatabaseSync(at(`${name}.sqlite`), { readOnly: true });
  try {
    return Number(database.prepare(`select count(*) as rows from ${table} where ${where}`).get()?.rows);
  } finally {
    database.close();
  }
};

/** An import that is given a part of the file, has brought some of it in, and is then killed as a power cut would. */
async function killedHalfWay(name: string): Promise<void> {
  await inWorkshop(configOf(name), async () => {});
  const [command, ...first] = [process.execPath, "--disable-warning=ExperimentalWarning", "src/admin/main.ts", "import", '{"file":"-"}'];
  const program = spawn(command, first, { env: { ...process.env, ...environmentOf(name) }, stdio: ["pipe", "ignore", "pipe"] });
  const ended = new Promise((resolve) => program.once("exit", resolve));
  const lines = readFileSync(file, "utf8").split(/(?<=\n)/);
  program.stdin.write(lines.slice(0, 1200).join(""));
  // Of the third part it has the half, so it waits for more.
  let said = "";
  for await (const text of program.stderr) {
    said += text;
    if (said.includes("importing: 66 %")) break;
  }
  program.kill("SIGKILL");
  await ended;
  assert.ok(countIn(name, "users") > 900, said);
  assert.equal(countIn(name, "pools", "removed = 0"), 0);
}

test("an import that was killed goes on, and is whole", async () => {
  await killedHalfWay("killed");
  const { exitCode, stdout, stderr } = await run(poolhouse, ["import", "--input", file, "--passphrase-file", at("passphrase")], {
    environment: environmentOf("killed", false),
  });
  assert.deepEqual(
    [exitCode, stdout],
    [0, "1 user pool is there now, with 1,502 rows in all. The import went on where it was cut off.\n"],
    stderr,
  );
  assert.match(stderr, /importing: 100 % \(1,502 of 1,502\)/);
  assert.equal(countIn("killed", "users"), users);
  await inWorkshop(configOf("killed"), async ({ store }) => {
    assert.equal((await store.users.findByName(poolId, "username:u1499"))?.sub, "sub1499");
    assert.equal(await store.users.estimate(poolId), users);
    assert.ok(await store.pools.find(poolId));
  });
});

test("an import that was killed is removed by --abandon", async () => {
  await killedHalfWay("abandoned");
  const environment = environmentOf("abandoned");
  const { exitCode, stdout } = await run(poolhouse, ["import", "--abandon"], { environment });
  assert.deepEqual([exitCode, stdout], [0, "1 user pool that was coming in is gone again.\n"]);
  for (const table of ["pools", "users", "user_names", "user_counts", "pool_data_keys"])
    assert.equal(countIn("abandoned", table), 0, table);
  assert.equal((await run(poolhouse, ["import", "--abandon"], { environment })).stdout, "No import is under way.\n");
  assert.equal((await run(poolhouse, ["import", "--abandon", "--input", file], { environment })).exitCode, 252);
});

test("what a pipe brings out a pipe takes in", async () => {
  const [program, ...words] = poolhouse.map((word) => `'${word}'`);
  const line = `${[program, ...words].join(" ")} export --pool ${poolId} | POOLHOUSE_DATA=${at("piped.sqlite")} ${[program, ...words].join(" ")} import`;
  const { exitCode, stdout } = await run(["sh", "-c"], [line], { environment: environmentOf("home") });
  assert.deepEqual([exitCode, stdout], [0, "1 user pool is there now, with 1,502 rows in all.\n"]);
});

test("a server that runs: exported beside it, refused beside it", async () => {
  await inWorkshop(configOf("home"), async () => {
    const environment = environmentOf("home");
    const beside = at("beside.jsonl");
    const exported = await run(poolhouse, ["export", "--output", beside], { environment });
    assert.equal(exported.exitCode, 0, exported.stderr);
    assert.match(exported.stderr, /beside\.jsonl holds 1 user pool with 1,500 users\. It opens only with its passphrase\.\n$/);
    assert.equal(statSync(beside).mode & 0o777, 0o600);
    const { exitCode, stderr } = await run(poolhouse, ["import", "--input", file], { environment });
    assert.deepEqual([exitCode, /A server runs on \S+home\.sqlite: stop it while an import runs/.test(stderr)], [255, true], stderr);
  });
});

for (const [words, secret, sentence] of [
  [["export", "--output", at("x.jsonl")], undefined, /A passphrase is needed: name a file that holds it with --passphrase-file/],
  [["export", "--output", at("x.jsonl")], "short", /The passphrase is too short/],
  [["export", "--output", at("x.jsonl"), "--passphrase-file", at("none")], undefined, /none cannot be read \(ENOENT\)/],
  [["export", "--output", file], passphrase.reveal(), /all\.jsonl exists already/],
  [["import", "--input", at("none.jsonl")], passphrase.reveal(), /There is no export \S+none\.jsonl/],
] as const)
  test(`refused in a sentence: ${words[0]} ${sentence.source.slice(0, 40)}`, async () => {
    const environment = { ...environmentOf("home"), POOLHOUSE_PASSPHRASE: secret };
    const { exitCode, stdout, stderr } = await run(poolhouse, words, { environment });
    assert.deepEqual([exitCode, stdout], [255, ""], stderr);
    assert.match(stderr, sentence);
    assert.ok(!existsSync(at("x.jsonl.unfinished")));
  });

test("a store that is not there is named, not made", async () => {
  for (const words of [
    ["export", "--output", at("x.jsonl")],
    ["import", "--abandon"],
  ]) {
    const { exitCode, stderr } = await run(poolhouse, words, { environment: environmentOf("mistyped") });
    assert.deepEqual([exitCode, /There is no store \S+mistyped\.sqlite: set POOLHOUSE_DATA/.test(stderr)], [255, true], stderr);
  }
  assert.ok(!existsSync(at("mistyped.sqlite")) && !existsSync(at("x.jsonl")));
});
