/** What every place of request quotas must do: this node's memory, PostgreSQL, and Redis where `redis-server` is installed. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { after, before, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { memoryQuotas } from "../../src/adapters/quotas/memory.ts";
import { postgresQuotas } from "../../src/adapters/quotas/postgres.ts";
import { openQuotas } from "../../src/adapters/quotas/quotas.ts";
import { redisQuotas } from "../../src/adapters/quotas/redis.ts";
import { documentedRates, type QuotaRate } from "../../src/domain/quota/charges.ts";
import type { Quotas } from "../../src/ports/quotas.ts";
import { Secret } from "../../src/secret.ts";
import { aFolder } from "../support/folder.ts";
import { type PostgresServer, startPostgres } from "./postgres.ts";

const rates = { ...documentedRates, UserRead: 5, UserUpdate: 1000 };
const askedAtOnce = 60;

/** How many of many at once got through. */
async function passed(nodes: readonly Quotas[], key: string, rate: QuotaRate = "UserRead"): Promise<number> {
  const asked = Array.from({ length: askedAtOnce }, (_, at) => nodes[at % nodes.length]?.take({ rate, key }));
  return (await Promise.all(asked)).filter(Boolean).length;
}

// A second may begin while many ask: then twice the allowance is right.
const isAllowance = (count: number, nodes = 1) => assert.ok(count >= 5 && count <= 10 * nodes, `${count} got through`);

function contract(open: () => Promise<Quotas>, isShared: boolean): void {
  let nodes: readonly Quotas[] = [];
  before(async () => {
    nodes = [await open(), await open()];
  });
  after(() => Promise.all(nodes.map((node) => node.close())));
  const one = () => nodes.slice(0, 1);

  test("an allowance is what it is, and fills again", async () => {
    isAllowance(await passed(one(), "pool"));
    const start = Date.now();
    while (!(await one()[0]?.take({ rate: "UserRead", key: "pool" }))) {
      assert.ok(Date.now() - start < 10_000, "it did not fill again");
      await delay(50);
    }
  });

  test("allowances of pools and of rates are apart", async () => {
    assert.ok((await passed(one(), "a")) >= 5);
    assert.ok((await passed(one(), "b")) >= 5);
    assert.equal(await passed(one(), "a", "UserUpdate"), askedAtOnce);
  });

  test("an allowance fills again though the clock was set back by an hour", async (t) => {
    const real = Date.now;
    const setBack = () => t.mock.method(Date, "now", () => real() - 3_600_000);
    const spent = await passed(one(), "set back");
    assert.ok(spent < askedAtOnce);
    setBack();
    const start = real();
    for (let count = 0; count < 3; ) {
      if (await one()[0]?.take({ rate: "UserRead", key: "set back" })) count++;
      else await delay(50);
      assert.ok(real() - start < 10_000, "it did not fill again");
    }
  });

  if (isShared) test("nodes share one allowance", async () => isAllowance(await passed(nodes, "shared")));
}

describe("memory", () => contract(async () => memoryQuotas(rates), false));

describe("PostgreSQL", () => {
  let server: PostgresServer;
  let url: string;
  before(async () => {
    server = await startPostgres();
    url = await server.database();
  });
  after(() => server.stop());
  contract(() => postgresQuotas(rates, url), true);

  test("a node counts by itself while the database is away, and with the others when it is back", async () => {
    const quotas = await postgresQuotas(rates, await server.database());
    await server.crash();
    isAllowance(await passed([quotas], "away"));
    await server.start();
    isAllowance(await passed([quotas], "back"));
    await quotas.close();
  });
});

describe("Redis", { skip: spawnSync("redis-server", ["--version"]).error ? "redis-server is not installed" : false }, () => {
  const directory = aFolder();
  let server: ChildProcess;
  let port: number;
  const start = () => {
    server = spawn("redis-server", ["--port", String(port), "--save", "", "--dir", directory], { stdio: "ignore" });
  };
  const stop = async () => {
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  };
  const open = () => patiently(() => redisQuotas(rates, `redis://127.0.0.1:${port}`));
  before(async () => {
    port = await freePort();
    start();
  });
  after(stop);
  contract(open, true);

  test("a node counts by itself while Redis is away, and with the others when it is back", async () => {
    const [one, other] = [await open(), await open()];
    await stop();
    isAllowance(await passed([one], "away"));
    isAllowance(await passed([one, other], "both away"), 2);
    start();
    await patiently(async () => isAllowance(await passed([one, other], `back ${Date.now()}`)));
    await Promise.all([one.close(), other.close()]);
  });

  test("a Redis that cannot be reached stops the start with a sentence that names the setting", async () => {
    const place = { quotaRedis: new Secret(`redis://:hidden@127.0.0.1:${await freePort()}`), databaseUrl: undefined };
    await assert.rejects(openQuotas(rates, place), (problem: Error) => {
      assert.match(problem.message, /^Cannot count quotas in Redis \(.+\): check POOLHOUSE_QUOTA_REDIS\.$/);
      return !problem.message.includes("hidden");
    });
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}

/** Tries until it works; a server takes its time to start. */
async function patiently<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
  const patienceMs = 10_000;
  const start = Date.now();
  for (;;) {
    try {
      return await attempt();
    } catch (problem) {
      if (Date.now() - start > patienceMs) throw problem;
      await delay(100);
    }
  }
}
