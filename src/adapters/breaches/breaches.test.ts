import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import test, { after, before } from "node:test";
import fc from "fast-check";
import { aFolder } from "../../../test/support/folder.ts";
import { openBreaches } from "./breaches.ts";
import { hashFile, sha1 } from "./file.ts";

const folder = aFolder();
let files = 0;
const aFile = (content: string): string => {
  const file = join(folder, `hashes${++files}`);
  writeFileSync(file, content);
  return file;
};
const listOf = (passwords: readonly string[], end = "\r\n") =>
  passwords
    .map((password) => `${sha1(password)}:7${end}`)
    .toSorted()
    .join("");

function aLog() {
  const lines: string[] = [];
  return { lines, error: (fields: object, sentence: string) => void lines.push(`${sentence} ${JSON.stringify(fields)}`) };
}

for (const [password, isKnown] of [
  ["password", true],
  ["P@ssw0rd", true],
  ["qwertyuiop", true],
  ["Correct-horse-1", false],
  ["", false],
] as const)
  test(`"${password}" is ${isKnown ? "a" : "no"} common password`, async () =>
    assert.equal(await (await openBreaches("", aLog())).has(password), isKnown));

const many = Array.from({ length: 1000 }, (_, index) => `leaked ${index}`);
for (const [name, content] of [
  ["with carriage returns", listOf(many)],
  ["without", listOf(many, "\n")],
  ["in lower case, the last line open", listOf(many, "\n").toLowerCase().trimEnd()],
  ["without counts", listOf(many, "\n").replaceAll(":7", "")],
] as const)
  test(`every password of a file is found, and no other: ${name}`, async () => {
    const { has } = await hashFile(aFile(content));
    const missed = (await Promise.all(many.map(async (each) => ((await has(each)) ? [] : [each])))).flat();
    assert.deepEqual(missed, []);
    const found = (await Promise.all(many.slice(0, 200).map((each) => has(`not ${each}`)))).filter(Boolean);
    assert.deepEqual(found, []);
  });

test("a file of any size is searched right", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 300 }), fc.string(), async (passwords, other) => {
      const { has } = await hashFile(aFile(listOf(passwords, "\n")));
      for (const password of passwords.slice(0, 5)) assert.equal(await has(password), true);
      assert.equal(await has(other), passwords.includes(other));
    }),
    { numRuns: 25 },
  );
});

test("a file that is replaced is seen", async () => {
  const file = aFile(listOf(["before"]));
  const { has } = await hashFile(file);
  writeFileSync(file, listOf(["after"]));
  assert.deepEqual([await has("before"), await has("after")], [false, true]);
});

for (const [name, content, why] of [
  ["text", "hello\n", "its lines are not SHA-1 hashes"],
  ["nothing", "", "its lines are not SHA-1 hashes"],
  ["other hashes", `${"0".repeat(32)}:1\n`, "its lines are not SHA-1 hashes"],
  ["hashes in the order of their counts", many.map((each) => `${sha1(each)}:7\n`).join(""), "it is not sorted by hash"],
  ["hashes, and something else later", listOf(many).slice(0, 20_000) + "x\n".repeat(20_000), "its lines are not SHA-1 hashes"],
] as const)
  test(`a file with ${name} stops the start`, async () => {
    const file = aFile(content);
    await assert.rejects(openBreaches(file, aLog()), { message: `POOLHOUSE_LEAKED_PASSWORDS: cannot use ${file} (${why}).` });
  });

test("a file that is not there stops the start; one that goes later lets passwords through, and says so", async () => {
  await assert.rejects(openBreaches(join(folder, "none"), aLog()), { message: /^POOLHOUSE_LEAKED_PASSWORDS: cannot use .*ENOENT/ });
  const [file, log] = [aFile(listOf(["leaked"])), aLog()];
  const { has } = await openBreaches(file, log);
  writeFileSync(file, "");
  assert.equal(await has("password"), true);
  assert.equal(await has("leaked"), false);
  assert.deepEqual(log.lines, []);
});

const asked: string[] = [];
let answer: { status: number; body: string; afterMs?: number } = { status: 200, body: "" };
const api = createServer((request, response) => {
  asked.push(`${request.url} ${request.headers["add-padding"]}`);
  setTimeout(() => response.writeHead(answer.status, { location: "/elsewhere" }).end(answer.body), answer.afterMs ?? 0);
});
let url = "";
before(async () => {
  api.listen(0, "127.0.0.1");
  await once(api, "listening");
  url = `http://127.0.0.1:${(api.address() as AddressInfo).port}/range`;
});
after(() => {
  api.closeAllConnections();
  api.close();
});

const hash = sha1("leaked");
const other = "0".repeat(35);
for (const [name, given, expected, says] of [
  ["among others", { status: 200, body: `${other}:3\r\n${hash.slice(5)}:12\r\n` }, true, undefined],
  ["in lower case", { status: 200, body: `${hash.slice(5).toLowerCase()}:1` }, true, undefined],
  ["as padding", { status: 200, body: `${hash.slice(5)}:0\r\n` }, false, undefined],
  ["not at all", { status: 200, body: `${other}:3` }, false, undefined],
  ["with another prefix", { status: 200, body: `${hash}:3` }, false, undefined],
  ["and nothing is right", { status: 503, body: "" }, false, "it answered 503"],
  ["elsewhere", { status: 302, body: "" }, false, "fetch failed"],
  ["too late", { status: 200, body: `${hash.slice(5)}:12`, afterMs: 1500 }, false, "The operation was aborted due to timeout"],
] as const)
  test(`the range API answers ${name}: ${expected ? "leaked" : "passes"}`, async () => {
    answer = given;
    const log = aLog();
    const { has } = await openBreaches(url, log);
    assert.equal(await has("leaked"), expected);
    assert.equal(asked.at(-1), `/range/${hash.slice(0, 5)} true`);
    const sentence = "A password could not be looked up among the leaked ones; it passed unchecked.";
    assert.deepEqual(log.lines, says ? [`${sentence} ${JSON.stringify({ problem: says })}`] : []);
  });

test("a common password is told to nobody", async () => {
  const before = asked.length;
  assert.equal(await (await openBreaches(url, aLog())).has("password"), true);
  assert.equal(asked.length, before);
});
