import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { loadMasterKey, masterKeyOf } from "./master-key.ts";

const directory = mkdtempSync(join(tmpdir(), "poolhouse-key-"));
after(() => rmSync(directory, { recursive: true }));
const given = Buffer.alloc(32, 7).toString("base64");

test("the given key is used and nothing is written", () => {
  const dataFile = join(directory, "given", "data.sqlite");
  assert.deepEqual(loadMasterKey({ given, dataFile, mode: "production" }), masterKeyOf(given));
  assert.throws(() => statSync(`${dataFile}.key`));
});

test("development makes a key at first start and keeps it for the owner alone", () => {
  const dataFile = join(directory, "new", "data.sqlite");
  const first = loadMasterKey({ given: "", dataFile });
  assert.deepEqual(loadMasterKey({ given: "", dataFile }), first);
  assert.equal(statSync(`${dataFile}.key`).mode & 0o777, 0o600);
  assert.equal(readFileSync(`${dataFile}.key`, "utf8").trim(), first.key.toString("base64"));
  assert.notEqual(loadMasterKey({ given: "", dataFile: join(directory, "other.sqlite") }).id, first.id);
});

test("a store in memory has a key of its own every time", () => {
  assert.notEqual(loadMasterKey({ given: "", dataFile: ":memory:" }).id, loadMasterKey({ given: "", dataFile: ":memory:" }).id);
});

test("production does not start without a key", () => {
  assert.throws(() => loadMasterKey({ given: "", dataFile: ":memory:", mode: "production" }), /^Error: POOLHOUSE_MASTER_KEY is needed/);
});

test("a broken key file is not replaced", () => {
  const dataFile = join(directory, "broken.sqlite");
  writeFileSync(`${dataFile}.key`, "rubbish\n");
  assert.throws(() => loadMasterKey({ given: "", dataFile }), /holds no master key/);
  assert.equal(readFileSync(`${dataFile}.key`, "utf8"), "rubbish\n");
});

for (const text of [
  "",
  "short",
  Buffer.alloc(31).toString("base64"),
  Buffer.alloc(33).toString("base64"),
  ` ${given}`,
  given.slice(0, -1),
]) {
  test(`"${text}" is no master key, and the error does not show it`, () => {
    assert.throws(() => masterKeyOf(text), {
      message: "The master key must be 32 bytes in base64, as `openssl rand -base64 32` makes them.",
    });
  });
}
