import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { keyOf, keyText } from "../../../test/support/sealer.ts";
import { Secret } from "../../secret.ts";
import { loadMasterKeys, type MasterKeySettings } from "./master-key.ts";
import { sealingKeyOf } from "./sealing-key.ts";

const directory = mkdtempSync(join(tmpdir(), "poolhouse-key-"));
after(() => rmSync(directory, { recursive: true }));
const at = (name: string) => join(directory, name);

const load = (settings: Partial<MasterKeySettings>) => {
  const { current, former } = loadMasterKeys({
    masterKeyFile: "",
    masterKeyCommand: "",
    dataFile: at("data.sqlite"),
    mode: "production",
    ...settings,
  });
  return [current, ...former].map(({ id, key }) => [id, key.reveal().toString("base64")]);
};
const expected = (...fills: readonly number[]) => fills.map((fill) => [keyOf(fill).id, keyText(fill)]);
writeFileSync(at("one.key"), `${keyText(3)}\n`);
writeFileSync(at("three.key"), `${keyText(3)}\n${keyText(4)}\n\n${keyText(5)}\n`);
writeFileSync(at("no.key"), "rubbish\n");

for (const [what, settings, keys] of [
  ["the environment", { masterKey: new Secret(keyText(1)) }, [1]],
  [
    "the environment, with old ones",
    { masterKey: new Secret(keyText(1)), oldMasterKeys: new Secret(`${keyText(2)}, ${keyText(3)}`) },
    [1, 2, 3],
  ],
  ["a file", { masterKeyFile: at("one.key") }, [3]],
  ["a file with old ones", { masterKeyFile: at("three.key") }, [3, 4, 5]],
  [
    "a file, and old ones from the environment",
    { masterKeyFile: at("one.key"), oldMasterKeys: new Secret(`${keyText(3)},${keyText(6)},${keyText(6)}`) },
    [3, 6],
  ],
  ["a command", { masterKeyCommand: `cat ${at("three.key")}` }, [3, 4, 5]],
] as const)
  test(`master keys from ${what}`, () => assert.deepEqual(load(settings), expected(...keys)));

for (const [what, settings, sentence] of [
  ["none in production", {}, /^Error: POOLHOUSE_MASTER_KEY is needed in production: set it to .*\.$/],
  [
    "two at once",
    { masterKey: new Secret(keyText(1)), masterKeyFile: at("one.key") },
    /^Error: POOLHOUSE_MASTER_KEY and POOLHOUSE_MASTER_KEY_FILE both give a master key: unset all but one\.$/,
  ],
  ["a file that is not there", { masterKeyFile: at("nothing") }, /cannot be read \(ENOENT\): set POOLHOUSE_MASTER_KEY_FILE to/],
  ["a file with something else", { masterKeyFile: at("no.key") }, /holds no master key: POOLHOUSE_MASTER_KEY_FILE must lead to/],
  [
    "a command that fails",
    { masterKeyCommand: `cat ${at("one.key")}; exit 3` },
    /failed \(exit code 3\): mend POOLHOUSE_MASTER_KEY_COMMAND\.$/,
  ],
  [
    "a command that prints something else",
    { masterKeyCommand: "echo hunter2" },
    /^Error: The command's output holds no master key: (?!.*hunter2)/,
  ],
] as const)
  test(`one sentence for ${what}`, () => assert.throws(() => load(settings), sentence));

test("development makes a key at first start and keeps it for the owner alone", () => {
  const dataFile = at("new/data.sqlite");
  const first = load({ dataFile, mode: "development" });
  assert.deepEqual(load({ dataFile, mode: "development" }), first);
  assert.equal(statSync(`${dataFile}.key`).mode & 0o777, 0o600);
  assert.equal(readFileSync(`${dataFile}.key`, "utf8").trim(), first[0]?.[1]);
  assert.notDeepEqual(load({ dataFile: at("other.sqlite"), mode: "development" }), first);
});

test("the given key is used and nothing is written", () => {
  const dataFile = at("given/data.sqlite");
  assert.deepEqual(load({ dataFile, mode: "development", masterKey: new Secret(keyText(7)) }), expected(7));
  assert.throws(() => statSync(`${dataFile}.key`));
});

test("a store in memory has a key of its own every time", () => {
  const memory = { dataFile: ":memory:", mode: "development" } as const;
  assert.notDeepEqual(load(memory), load(memory));
});

test("a broken key file is not replaced", () => {
  const dataFile = at("broken.sqlite");
  writeFileSync(`${dataFile}.key`, "rubbish\n");
  assert.throws(() => load({ dataFile, mode: "development" }), /holds no master key/);
  assert.equal(readFileSync(`${dataFile}.key`, "utf8"), "rubbish\n");
});

const given = keyText(7);
for (const text of [
  "",
  "short",
  Buffer.alloc(31).toString("base64"),
  Buffer.alloc(33).toString("base64"),
  ` ${given}`,
  given.slice(0, -1),
]) {
  test(`"${text}" is no master key, and the error does not show it`, () => {
    assert.throws(() => sealingKeyOf(text), {
      message: "The master key must be 32 bytes in base64, as `openssl rand -base64 32` makes them.",
    });
  });
}
