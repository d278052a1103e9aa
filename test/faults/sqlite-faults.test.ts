/** SQLite under load while the world around it fails: clients and the operator are told, nothing is lost, and it passes by itself. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { aFolder } from "../support/folder.ts";
import { type Caller, createCaller } from "./kit/caller.ts";
import { type Inbox, openInbox } from "./kit/inbox.ts";
import { Ledger } from "./kit/ledger.ts";
import { type Load, startLoad } from "./kit/load.ts";
import { lostMessages } from "./kit/messages.ts";
import { type Node, startNode } from "./kit/node.ts";
import { type Person, personOf } from "./kit/round.ts";
import { smallDisk } from "./kit/small-disk.ts";
import { environmentOf, setStage, withHouse } from "./kit/stage.ts";

const people = 4;
const hourMs = 3_600_000;
const disk = smallDisk();
const file = join(disk?.folder ?? aFolder(), "data.sqlite");
const ledger = new Ledger();
let inbox: Inbox;
let environment: Readonly<Record<string, string>>;
let crowd: readonly Person[];
let node: Node;
let caller: Caller;
let load: Load;
let behindMs = 0;

before(async () => {
  inbox = await openInbox();
  environment = environmentOf(inbox, { POOLHOUSE_DATA: file });
  crowd = (await setStage(environment, people)).map(personOf);
  node = await startNode({ ...environment, NODE_OPTIONS: `--import=${new URL("kit/stepping-clock.mjs", import.meta.url)}` });
  caller = createCaller(
    () => [node.url],
    (_, outcome) => ledger.outcome(outcome),
  );
  load = startLoad(crowd, { caller, inbox, ledger, now: () => (Date.now() - behindMs) / 1000 });
  await load.everybodyRound();
});
after(async () => {
  disk?.remove();
  inbox.close();
  await load.stop();
  caller.close();
  await node.end("SIGKILL");
});

/** What came back that was trouble, while something happened and until everybody went a whole round after it. */
async function troubles(happens: () => Promise<void>): Promise<readonly string[]> {
  ledger.counts.clear();
  await happens();
  await load.everybodyRound();
  assert.deepEqual(ledger.broken, []);
  return [...ledger.counts.keys()].filter((kind) => !/^(200|400)/.test(kind));
}

test("the disk is full", { skip: disk ? false : "this account may not mount a file system" }, async () => {
  const kinds = await troubles(async () => {
    disk?.fill();
    const before = ledger.troubles;
    await load.until(() => ledger.troubles > before + people);
    assert.equal((await fetch(new URL("/health", node.url))).status, 200);
    disk?.free();
  });
  assert.deepEqual(kinds, ["500 InternalErrorException"]);
  assert.match(node.errors.join(""), /The disk of the database [^"]*data\.sqlite (is full|fails)/);
});

test("another program locks the database for a moment: everyone waits and nobody fails", async () => {
  const kinds = await troubles(async () => {
    const other = new DatabaseSync(file, { timeout: 5000 });
    other.exec("BEGIN IMMEDIATE");
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal((await fetch(new URL("/ready", node.url))).status, 200);
    other.exec("ROLLBACK");
    other.close();
  });
  assert.deepEqual(kinds, []);
});

test("the clock steps back by an hour, and forward again: what was under way is refused, and everybody signs in anew", async () => {
  const kinds = await troubles(async () => {
    for (const behind of [hourMs, 0]) {
      process.kill(node.pid, "SIGUSR2");
      behindMs = behind;
      await load.everybodyRound();
      assert.deepEqual(
        ledger.broken.splice(0).filter((sentence) => !/refused, .*(Access Token|session is expired)/.test(sentence)),
        [],
      );
    }
  });
  assert.deepEqual(
    kinds.filter((kind) => kind !== "code too late"),
    [],
  );
});

test("no message was lost", async () => {
  await load.stop();
  assert.equal(await node.end("SIGTERM"), 0);
  assert.deepEqual(await withHouse(environment, (house) => lostMessages(house, crowd, inbox)), []);
});

test("a start on a read-only file system is refused with one sentence", async (t) => {
  const readOnly = smallDisk("ro");
  if (!readOnly) return t.skip("this account may not mount a file system");
  t.after(readOnly.remove);
  const place = join(readOnly.folder, "data.sqlite");
  await assert.rejects(startNode({ ...environment, POOLHOUSE_DATA: place }), {
    message: /Cannot open the database .*data\.sqlite \(.*read-only file system.*\): check POOLHOUSE_DATA\./,
  });
});
