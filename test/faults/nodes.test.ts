/** Two nodes on one PostgreSQL under load: what one of them, or the database, goes through costs nothing that was acknowledged. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type PostgresServer, startPostgres, withClient } from "../contract/postgres.ts";
import { type Caller, createCaller } from "./kit/caller.ts";
import { type Inbox, openInbox } from "./kit/inbox.ts";
import { Ledger } from "./kit/ledger.ts";
import { type Load, startChatter, startLoad } from "./kit/load.ts";
import { lostMessages } from "./kit/messages.ts";
import { type Node, startNode } from "./kit/node.ts";
import { type Person, personOf } from "./kit/round.ts";
import { environmentOf, serves, setStage, withHouse } from "./kit/stage.ts";

const people = 8;
const recoveryMs = 5000;
const ledger = new Ledger();
const nodes: Node[] = [];
let postgres: PostgresServer;
let url: string;
let inbox: Inbox;
let environment: Readonly<Record<string, string>>;
let crowd: readonly Person[];
let caller: Caller;
let load: Load;

before(async () => {
  [postgres, inbox] = await Promise.all([startPostgres({ durable: true }), openInbox()]);
  url = await postgres.database();
  environment = environmentOf(inbox, { DATABASE_URL: url });
  crowd = (await setStage(environment, people)).map(personOf);
  nodes.push(...(await Promise.all([startNode(environment), startNode(environment)])));
  const servers = () => nodes.map((node) => node.url);
  caller = createCaller(servers, (_, outcome) => ledger.outcome(outcome));
  load = startLoad(crowd, { caller, inbox, ledger });
  await load.everybodyRound();
});
after(async () => {
  await load.stop();
  caller.close();
  await Promise.all(nodes.map((node) => node.end("SIGKILL")));
  inbox.close();
  await postgres.stop();
});

/** What came back while something happened and until everybody went a whole round after it. @returns how often each kind */
async function outcomes(happens: () => Promise<void>): Promise<ReadonlyMap<string, number>> {
  ledger.counts.clear();
  await happens();
  await load.everybodyRound();
  assert.deepEqual(ledger.broken, []);
  return ledger.counts;
}

// A code that a killed node had in its hands comes when its lease is over: the person signs in again, which is no failure of a request.
const troubleIn = (counts: ReadonlyMap<string, number>) => [...counts].filter(([kind]) => !/^(200|400|code too late)/.test(kind));

/** Waits for every node to take a sign-in. */
async function recovered(): Promise<void> {
  const since = performance.now();
  await Promise.all(nodes.map((node) => serves(node.url)));
  assert.ok(performance.now() - since < recoveryMs);
}

test("before anything happens there is no trouble", async () => {
  assert.deepEqual(troubleIn(await outcomes(async () => {})), []);
});

test("a node gets SIGTERM while the other goes on: no request fails", async () => {
  const counts = await outcomes(async () => {
    const hush = startChatter({ caller }, 32);
    await load.everybodyRound();
    assert.equal(await nodes[0]?.end("SIGTERM"), 0);
    await hush();
    nodes[0] = await startNode(environment);
  });
  assert.deepEqual(troubleIn(counts), []);
});

test("a node is killed: the other goes on, and only connections to the killed one are lost", async () => {
  const counts = await outcomes(async () => {
    await nodes[0]?.end("SIGKILL");
    await load.everybodyRound();
    nodes[0] = await startNode(environment);
    await recovered();
  });
  assert.deepEqual(
    troubleIn(counts).filter(([kind]) => !kind.startsWith("lost ")),
    [],
  );
});

test("PostgreSQL is killed and started again: every request is answered, some with 500, and both nodes recover by themselves", async () => {
  const counts = await outcomes(async () => {
    await postgres.crash();
    const before = ledger.troubles;
    await load.until(() => ledger.troubles > before + people);
    await postgres.start();
    await recovered();
  });
  assert.deepEqual(
    troubleIn(counts).map(([kind]) => kind),
    ["500 InternalErrorException"],
  );
});

test("connections to PostgreSQL are cut one by one: at most the requests fail that were at their commit", async () => {
  let cut = 0;
  const counts = await outcomes(async () => {
    cut = await cutConnections();
    await recovered();
  });
  assert.ok(cut > 0);
  const [[kind, count] = ["500 InternalErrorException", 0], ...others] = troubleIn(counts);
  assert.deepEqual([kind, others], ["500 InternalErrorException", []]);
  assert.ok(count <= cut, `${count} failures of ${cut} connections`);
});

test("no message was lost", async () => {
  await load.stop();
  assert.deepEqual(await withHouse(environment, (house) => lostMessages(house, crowd, inbox)), []);
});

/** Ends one connection of the nodes after the other. @returns how many */
const cutConnections = () =>
  withClient(url, async (client) => {
    const { rows } = await client.query("SELECT pid FROM pg_stat_activity WHERE application_name = 'poolhouse'");
    for (const { pid } of rows) await client.query("SELECT pg_terminate_backend($1)", [pid]);
    return rows.length;
  });
