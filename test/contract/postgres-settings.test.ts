/** The settings of the connection to PostgreSQL, on a real one: TLS, size, timeouts, a replica; several nodes that start at once; connections that break. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import test, { after, before, type TestContext } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { openQuotas } from "../../src/adapters/quotas/quotas.ts";
import { missingMigrations } from "../../src/adapters/store/migrations/migrations.ts";
import { openPostgres } from "../../src/adapters/store/store.ts";
import { examineStorage } from "../../src/cli/doctor/postgres.ts";
import { examineRows } from "../../src/cli/doctor/rows.ts";
import { readConfig } from "../../src/config.ts";
import { documentedRates } from "../../src/domain/quota/charges.ts";
import { Secret } from "../../src/secret.ts";
import { aCertificate } from "../support/certificate.ts";
import { aFolder } from "../support/folder.ts";
import { startTestServer } from "../support/server.ts";
import { openSealer } from "../support/store.ts";
import { aUser } from "../support/user.ts";
import { type PostgresServer, startPostgres, withClient } from "./postgres.ts";
import { aMessage } from "./store/given.ts";

const folder = aFolder();
const certificate = aCertificate("postgres");
const caFile = join(folder, "ca.pem");
const strangerFile = join(folder, "stranger.pem");
writeFileSync(caFile, certificate.cert);
writeFileSync(strangerFile, aCertificate("stranger").cert);

let server: PostgresServer | undefined;
before(async () => {
  server = await startPostgres({ tls: certificate });
});
after(() => server?.stop());
const database = async () => (await server?.database()) ?? "";

type Options = Omit<Parameters<typeof openPostgres>[0], "sealer">;
const open = (options: Options) => openPostgres({ sealer: openSealer, ...options });
async function opened(t: TestContext, options: Options) {
  const store = await open(options);
  t.after(store.close);
  return store;
}
/** The same database by TCP. */
const byTcp = (url: string, host = "127.0.0.1", query = "") =>
  `postgres://postgres@${host}:${server?.port}${new URL(url).pathname}${query}`;
const until = async (isSo: () => boolean | Promise<boolean>) => {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 1000) throw new Error("it did not come to pass");
    await delay(10);
  }
};
const nodes = "from pg_stat_activity where application_name = 'poolhouse'";
/** Waits until a node waits for a lock, and does something with it. On a connection of its own: a transaction sees the activity of one moment. */
const whenOneWaits = (url: string, what: string) =>
  withClient(url, (client) =>
    until(async () => {
      const { rowCount } = await client.query(`select ${what} ${nodes} and datname = current_database() and wait_event_type = 'Lock'`);
      return (rowCount ?? 0) > 0;
    }),
  );

test("TLS: the authority's certificate opens the way, whatever the URL says of TLS", async (t) => {
  const url = await database();
  for (const query of ["", "?sslmode=disable", "?sslmode=no-verify&connect_timeout=5"]) {
    const store = await opened(t, { url: byTcp(url, "127.0.0.1", query), databaseCaFile: caFile });
    assert.equal(await store.users.find("p", "s"), undefined);
  }
  const sql = `select bool_and(ssl) as tls ${nodes.replace("pg_stat_activity", "pg_stat_activity join pg_stat_ssl using (pid)")}`;
  assert.deepEqual((await withClient(url, (client) => client.query(sql))).rows, [{ tls: true }]);
});

for (const [what, options, code] of [
  ["another authority's", { databaseCaFile: strangerFile }, "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ["one that no public authority issued", { databaseTls: "verify-full" }, "DEPTH_ZERO_SELF_SIGNED_CERT"],
] as const)
  test(`TLS: a certificate is refused that is ${what}`, async () => {
    await assert.rejects(open({ url: byTcp(await database(), "127.0.0.1", "?sslmode=no-verify"), ...options }), { code });
  });

test("TLS: a certificate of the right authority is refused for another host, and a server without TLS is", async () => {
  const url = await database();
  await assert.rejects(open({ url: byTcp(url, "localhost"), databaseCaFile: caFile }), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
  await assert.rejects(open({ url, databaseCaFile: caFile }), /does not support SSL/);
});

test("TLS: the quotas that nodes share are counted over it, too", async () => {
  const place = { quotaRedis: undefined, databaseUrl: new Secret(byTcp(await database(), "127.0.0.1", "?sslmode=disable")) };
  const rates = { ...documentedRates };
  await assert.rejects(openQuotas(rates, { ...place, databaseCaFile: strangerFile }), /certificate.*check DATABASE_URL/);
  await (await openQuotas(rates, { ...place, databaseCaFile: caFile })).close();
});

for (const [file, sentence] of [
  [join(folder, "missing.pem"), /^POOLHOUSE_DATABASE_CA_FILE: cannot read .*missing\.pem/],
  [import.meta.filename, /^POOLHOUSE_DATABASE_CA_FILE: .* holds no certificate/],
] as const)
  test(`TLS: ${sentence.source}`, () =>
    assert.rejects(startTestServer({ databaseUrl: new Secret("postgres://127.0.0.1/x"), databaseCaFile: file }), { message: sentence }));

test("the pool keeps to its size, tells who waits, and closes what is idle", async (t) => {
  const url = await database();
  const store = await opened(t, { url, connections: 2, idleTimeoutMs: 50 });
  await withClient(url, async (client) => {
    await client.query("begin; lock table users");
    const found = Array.from({ length: 5 }, (_, index) => store.users.find("p", String(index)));
    const full = { database: "primary", total: 2, idle: 0, waiting: 3 };
    await until(() => isDeepStrictEqual(store.connections(), [full]));
    await client.query("commit");
    await Promise.all(found);
  });
  await until(() => store.connections()[0]?.total === 0);
});

test("a statement ends at its time; a server that does not answer is given up at its own", async (t) => {
  const url = await database();
  const store = await opened(t, { url, statementTimeoutMs: 200 });
  await store.users.create(aUser());
  await withClient(url, async (client) => {
    await client.query("begin; lock table users");
    await assert.rejects(store.users.find("p", "s"), { code: "57014" });
  });
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  t.after(() => silent.close());
  const { port } = silent.address() as AddressInfo;
  await assert.rejects(open({ url: `postgres://127.0.0.1:${port}/x`, connectTimeoutMs: 100 }), /timeout|terminated/);
});

test("ListUsers and the estimate come from the replica, all else from the primary; while the replica fails the primary answers", async (t) => {
  const [url, replicaUrl] = [await database(), await database()];
  const { poolId } = aUser();
  const clock = { ms: 0 };
  const copy = await opened(t, { url: replicaUrl });
  await copy.users.create(aUser({ sub: "replicated", names: [] }));
  const store = await opened(t, { url, replicaUrl, nowMs: () => clock.ms });
  await store.users.create(aUser({ sub: "first", names: [] }));
  await store.users.create(aUser({ sub: "second", names: [] }));
  const listed = async () => (await store.users.list(poolId, { limit: 9 })).items.map(({ sub }) => sub);
  assert.deepEqual(await listed(), ["replicated"]);
  assert.equal(await store.users.estimate(poolId), 1);
  assert.equal((await store.users.find(poolId, "first"))?.sub, "first");
  assert.deepEqual(
    store.connections().map((each) => each.database),
    ["primary", "replica"],
  );
  await withClient(replicaUrl, (client) => client.query("alter table users rename to away"));
  assert.deepEqual(await listed(), ["first", "second"]);
  await withClient(replicaUrl, (client) => client.query("alter table away rename to users"));
  assert.deepEqual(await listed(), ["first", "second"], "a replica that failed is left alone");
  clock.ms += 10_000;
  assert.deepEqual(await listed(), ["replicated"]);
});

test("a replica that is away keeps nobody from starting", async (t) => {
  const store = await opened(t, { url: await database(), replicaUrl: "postgres://127.0.0.1:1/x" });
  assert.deepEqual((await store.users.list("p", { limit: 1 })).items, []);
});

test("two servers that start at once on an empty database both come up, and open each other's secrets", async (t) => {
  const settings = { databaseUrl: new Secret(await database()), masterKey: new Secret(Buffer.alloc(32, 7).toString("base64")) };
  const servers = await Promise.all([startTestServer(settings), startTestServer(settings)]);
  t.after(() => Promise.all(servers.map(({ close }) => close())));
  const [one, other] = servers.map(({ house }) => house.sealer);
  assert.equal(other?.open(one?.seal("secret", "x") ?? ("" as never), "x"), "secret");
});

test("where the lock keeps nobody out, a node that made the tables a moment before is waited for", async (t) => {
  const url = await database();
  await withClient(url, async (client) => {
    await client.query("begin");
    for (const statement of ["create table migrations (id text primary key)", ...missingMigrations("postgres", [])])
      await client.query(statement);
    const store = opened(t, { url });
    await whenOneWaits(url, "1");
    await client.query("commit");
    assert.equal(await (await store).users.find("p", "s"), undefined);
  });
});

test("a server without such a lock gets its tables all the same", async (t) => {
  const url = await database();
  await withClient(url, (client) =>
    client.query(
      "create function pg_advisory_xact_lock(bigint) returns void language plpgsql as $$ begin raise exception 'no locks' using errcode = '0A000'; end $$",
    ),
  );
  const store = await opened(t, { url: `${url}&options=${encodeURIComponent("-c search_path=public,pg_catalog")}` });
  assert.equal(await store.users.find("p", "s"), undefined);
});

test("CockroachDB gets the same tables without a collation, which it does not know and does not need", () => {
  const [ours, theirs] = [missingMigrations("postgres", []), missingMigrations("postgres", [], "cockroach")];
  assert.deepEqual(
    theirs,
    ours.map((statement) => statement.replaceAll(' collate "C"', "")),
  );
  assert.notDeepEqual(theirs, ours);
});

test("whole numbers of 64 bits, as CockroachDB's are, count as numbers", async (t) => {
  const url = await database();
  const store = await opened(t, { url });
  await store.users.create(aUser());
  await withClient(url, (client) => client.query("alter table users alter column version type bigint"));
  for (let change = 0; change < 3; change++)
    await store.users.update(aUser().poolId, aUser().sub, (user) => ({ user: { ...user, modifiedAt: change }, answer: 1 }));
  assert.deepEqual((await withClient(url, (client) => client.query("select version::int from users"))).rows, [{ version: 4 }]);
});

test("a read, and a change before its commit, survive a connection that breaks under them", async (t) => {
  const url = await database();
  const store = await opened(t, { url });
  await store.users.create(aUser());
  const { poolId, sub } = aUser();
  await withClient(url, async (client) => {
    for (const work of [
      () => store.users.find(poolId, sub),
      () => store.users.update(poolId, sub, (user) => ({ user: { ...user, modifiedAt: 77 }, answer: user })),
    ]) {
      await client.query("begin; lock table users");
      const answer = work();
      await whenOneWaits(url, "pg_terminate_backend(pid)");
      await client.query("commit");
      assert.equal((await answer)?.sub, sub);
    }
  });
  assert.equal((await store.users.find(poolId, sub))?.modifiedAt, 77);
});

test("the doctor asks PostgreSQL for connections, the replica, access keys and messages that were given up", async (t) => {
  const url = await database();
  const store = await opened(t, { url });
  const message = aMessage();
  await store.users.create(aUser(), [{ kind: "message", message, dueAt: 1 }]);
  await store.messages.undelivered(message, "no such number", undefined);
  const config = { ...readConfig({}), databaseUrl: new Secret(byTcp(url)), databaseCaFile: caFile, replicaUrl: new Secret(byTcp(url)) };
  const findings = [...(await examineStorage(config)), ...(await examineRows(config))];
  assert.deepEqual(
    findings.map(({ about, state }) => [about, state]),
    [
      ["database TLS", "good"],
      ["database connections", "good"],
      ["replica", "bad"],
      ["disk", "good"],
      ["access keys", "bad"],
      ["messages", "bad"],
    ],
  );
  assert.match(findings[1]?.sentence ?? "", /suffices for 4 nodes of 20 connections/);
  assert.match(findings[5]?.sentence ?? "", /^1 message was given up/);
});
