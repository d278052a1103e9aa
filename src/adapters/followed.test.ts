import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { aFolder } from "../../test/support/folder.ts";
import { follow, versionOf } from "./followed.ts";

/** Follows a number in a file; `lines` are what was logged, `used` the new values. */
async function aNumber() {
  const file = join(aFolder(), "number");
  writeFileSync(file, "1");
  const lines: string[] = [];
  const used: number[] = [];
  const keep = (fields: object, sentence: string) => void lines.push(`${sentence} ${JSON.stringify(fields)}`);
  const read = async () => {
    const value = Number(await readFile(file, "utf8"));
    if (Number.isNaN(value)) throw new Error("it is no number");
    return value;
  };
  const log = { info: keep, error: keep };
  const facts = { version: () => versionOf(file), checkMs: 60_000, log, about: { of: "number" }, renewed: "Renewed.", broken: "Broken." };
  const followed = await follow({ read, ...facts }, (value) => used.push(value));
  return { file, lines, used, followed };
}

test("a changed file is read, used and told of; an unchanged one is left alone", async (t) => {
  const { file, lines, used, followed } = await aNumber();
  t.after(followed.close);
  await followed.check();
  assert.deepEqual([followed.current(), lines], [1, []]);
  writeFileSync(file, "22");
  await followed.check();
  assert.deepEqual([followed.current(), used, lines], [22, [22], ['Renewed. {"of":"number"}']]);
});

test("what is broken or gone leaves the old value in use, and is told once", async (t) => {
  const { file, lines, used, followed } = await aNumber();
  t.after(followed.close);
  writeFileSync(file, "nonsense");
  for (const _ of [1, 2, 3]) await followed.check();
  assert.deepEqual(lines, ['Broken. {"of":"number","problem":"it is no number"}']);
  rmSync(file);
  for (const _ of [1, 2, 3]) await followed.check();
  assert.equal(lines.length, 2);
  assert.deepEqual([followed.current(), used], [1, []]);
  writeFileSync(file, "3");
  await followed.check();
  assert.equal(followed.current(), 3);
});

test("a value that cannot be read at first is not followed", async () => {
  const log = { info: () => {}, error: () => {} };
  const facts = { version: async () => "", checkMs: 60_000, log, about: {}, renewed: "", broken: "" };
  await assert.rejects(follow({ read: () => Promise.reject(new Error("no")), ...facts }), /no/);
});
