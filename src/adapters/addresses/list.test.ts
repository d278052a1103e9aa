import assert from "node:assert/strict";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { aFolder } from "../../../test/support/folder.ts";
import { openAddressList } from "./list.ts";

const folder = aFolder();
const aFile = (name: string, content: string): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
function aLog() {
  const lines: string[] = [];
  const keep = (_fields: object, sentence: string) => void lines.push(sentence);
  return { lines, info: keep, error: keep };
}

test("addresses and ranges are listed, remarks and blank lines are not", async () => {
  const list = await openAddressList(aFile("list", "# exits\n192.0.2.1 # one\n\r\n  203.0.113.0/24\r\n2001:db8::/32"), aLog());
  const asked = ["192.0.2.1", "::ffff:192.0.2.1", "203.0.113.9", "2001:db8::7", "192.0.2.2", "198.51.100.1", "one", ""];
  assert.deepEqual(
    asked.map((address) => list.has(address)),
    [true, true, true, true, false, false, false, false],
  );
  list.close();
});

test("what is no list stops the start with a sentence", async () => {
  const message = /^POOLHOUSE_RISK_ADDRESSES: cannot use .*broken \("somewhere" is no address and no range\)\.$/;
  await assert.rejects(openAddressList(aFile("broken", "192.0.2.1\nsomewhere\n"), aLog()), { message });
  await assert.rejects(openAddressList(join(folder, "none"), aLog()), { message: /^POOLHOUSE_RISK_ADDRESSES: .*ENOENT/ });
});

test("a new list is read, a broken one is not", async () => {
  const [file, log] = [aFile("changing", "192.0.2.1"), aLog()];
  const list = await openAddressList(file, log);
  await list.check();
  renameSync(aFile("next", "192.0.2.2"), file);
  await list.check();
  assert.deepEqual([list.has("192.0.2.1"), list.has("192.0.2.2")], [false, true]);
  renameSync(aFile("next", "half a li"), file);
  await list.check();
  await list.check();
  assert.equal(list.has("192.0.2.2"), true);
  assert.deepEqual(log.lines, [
    "The list of addresses was read anew.",
    "The new list of addresses cannot be read; the old one stays in use.",
  ]);
  list.close();
});
