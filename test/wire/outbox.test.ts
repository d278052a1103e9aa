/** Development's messages on a started server: from the commit to the log, the endpoint and the page; and nothing of it in production. */
import assert from "node:assert/strict";
import { request } from "node:http";
import test, { after, before } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { DescribeUserPoolCommand, GetUserAuthFactorsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { messageOf, type Notice } from "../../src/flows/messages.ts";
import { Secret } from "../../src/secret.ts";
import { aPool } from "../support/pool.ts";
import { startProductionServer } from "../support/production.ts";
import { sdkClient, startTestServer, type TestServer } from "../support/server.ts";
import { makePool, signIn, type TestPool } from "../support/signed-in.ts";

let server: TestServer;
let pool: TestPool;
before(async () => {
  server = await startTestServer();
  pool = await makePool(sdkClient(server));
});
after(() => server.close());

/** Queues a message with a change of a user, as flows do. */
async function send(notice: Partial<Notice> & Pick<Notice, "to" | "code">, at: TestServer = server, from: TestPool = pool): Promise<void> {
  const { sub } = await signIn(at, from);
  const found = await at.house.store.pools.find(from.poolId);
  assert.ok(found);
  await at.house.store.users.update(from.poolId, sub, (user) => ({
    user,
    writes: [messageOf(at.house, found, { kind: "verification", medium: "SMS", username: user.username, ...notice })],
    answer: undefined,
  }));
}

type Shown = { readonly id: string; readonly to: string; readonly code: string; readonly sentAt: number; readonly body: string };
const messages = async (query = "") => {
  const answer = await fetch(`${server.url}/_poolhouse/messages${query}`);
  assert.equal(answer.status, 200);
  const found: readonly Shown[] = JSON.parse(await answer.text());
  return found;
};
const post = (path: string, body?: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/_poolhouse/${path}`, {
    method: "POST",
    ...(body !== undefined && { body }),
    headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
  });

test("a message is one line of the log with destination and code, and waits in the outbox, newest first", async () => {
  await send({ to: "+12065550111", code: "111111" });
  await send({ to: "+12065550111", code: "222222", kind: "mfa" });
  await send({ to: "ada@example.com", code: "333333", medium: "EMAIL" });
  assert.deepEqual(
    server.lines.filter(({ code }) => code !== undefined).map(({ level, to, code }) => [level, to, code]),
    [
      ["info", "+12065550111", "111111"],
      ["info", "+12065550111", "222222"],
      ["info", "ada@example.com", "333333"],
    ],
  );
  assert.deepEqual(
    (await messages()).slice(0, 3).map(({ code }) => code),
    ["333333", "222222", "111111"],
  );
  const mine = await messages("?to=+12065550111");
  assert.deepEqual(
    mine.map(({ body }) => body),
    ["Your authentication code is 222222. ", "Your verification code is 111111. "],
  );
  assert.deepEqual(Object.keys(mine[0] ?? {}), ["id", "to", "medium", "body", "code", "sentAt"]);
  assert.ok(Math.abs((mine[0]?.sentAt ?? 0) - server.clock.now()) < 30);
  assert.deepEqual(
    (await messages("?to=%2B12065550111&limit=1")).map(({ code }) => code),
    ["222222"],
  );
  assert.deepEqual(await messages("?to=nobody@example.com"), []);
});

test("asking every second does not fill the log", async () => {
  const before = server.lines.length;
  await messages();
  assert.equal(server.lines.length, before);
});

test("a change that is refused sends nothing", async () => {
  const { sub } = await signIn(server, pool);
  const found = await server.house.store.pools.find(pool.poolId);
  assert.ok(found);
  const write = messageOf(server.house, found, { kind: "verification", medium: "SMS", to: "+12065550222", code: "444444", username: "x" });
  const change = server.house.store.users.update(pool.poolId, sub, (user) => {
    const changed = { user, writes: [write], answer: undefined };
    if (changed.writes.length > 0) throw new Error("refused");
    return changed;
  });
  await assert.rejects(change, /refused/);
  assert.deepEqual(await messages("?to=+12065550222"), []);
  assert.ok(!JSON.stringify(server.lines).includes("444444"));
});

test("the page and its parts are served", async () => {
  for (const path of ["", "page.css", "page.js", "entry.js"]) {
    const answer = await fetch(`${server.url}/_poolhouse/${path}`);
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers.get("content-security-policy") ?? "", /default-src 'none'/);
  }
  assert.equal((await fetch(`${server.url}/_poolhouse`)).url, `${server.url}/_poolhouse/`);
});

test("the clock moves every expiry: a token of an hour is over after an hour", async () => {
  const sdk = sdkClient(server);
  const { accessToken: AccessToken } = await signIn(server, pool);
  await sdk.send(new GetUserAuthFactorsCommand({ AccessToken }));
  const before = server.clock.now();
  const answer = await post("clock", '{"advanceSeconds": 3600}');
  const { now }: { now: number } = JSON.parse(await answer.text());
  assert.ok(now - before >= 3600 && now - before < 3630);
  await assert.rejects(sdk.send(new GetUserAuthFactorsCommand({ AccessToken })), { message: "Access Token has expired" });
});

test("bad input is a clear 400", async () => {
  for (const [path, body] of [
    ["clock", "{"],
    ["clock", '{"advanceSeconds": "soon"}'],
    ["reset", "[]"],
  ] as const) {
    const answer = await post(path, body);
    assert.equal(answer.status, 400);
    assert.match(JSON.parse(await answer.text()).message, /[a-z]+.*\.$/);
  }
  assert.equal((await fetch(`${server.url}/_poolhouse/messages?limit=many`)).status, 400);
});

/** A request with headers that fetch would not send. */
const bare = (method: string, path: string, headers: Record<string, string>) =>
  new Promise<{ status: number; origin: unknown }>((resolve, reject) => {
    request(`${server.url}${path}`, { method, headers }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, origin: answer.headers["access-control-allow-origin"] });
    })
      .on("error", reject)
      .end();
  });

test("a foreign page is refused, and no browser is told that it may ask", async () => {
  const foreign = { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" };
  assert.equal((await bare("POST", "/_poolhouse/reset", foreign)).status, 403);
  assert.equal((await bare("GET", "/_poolhouse/messages", foreign)).status, 403);
  assert.equal((await bare("GET", "/_poolhouse/messages", { Host: "evil.example" })).status, 403);
  assert.notEqual((await bare("GET", "/_poolhouse/messages", {})).origin, "*");
  const preflight = await bare("OPTIONS", "/_poolhouse/reset", { ...foreign, "Access-Control-Request-Method": "POST" });
  assert.equal(preflight.status, 404);
});

test("reset empties the store: pools, users and messages", async () => {
  const sdk = sdkClient(server);
  await send({ to: "+12065550333", code: "555555" });
  const answer = await post("reset");
  assert.deepEqual([answer.status, await answer.text()], [200, '{"reset":true}']);
  assert.deepEqual(await messages(), []);
  await assert.rejects(sdk.send(new DescribeUserPoolCommand({ UserPoolId: pool.poolId })), { name: "ResourceNotFoundException" });
  pool = await makePool(sdk);
  await send({ to: "+12065550333", code: "666666" });
  assert.deepEqual(
    (await messages()).map(({ code }) => code),
    ["666666"],
  );
});

test("nothing of it exists in production, and no code is logged", async () => {
  // Whoever carries the messages is away: what the worker logs of that must not show them either.
  const away = { smsProvider: "webhook", webhookUrl: "http://127.0.0.1:9", webhookSecret: new Secret("key") } as const;
  const production = await startProductionServer(away);
  try {
    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/"],
      ["GET", "/page.js"],
      ["GET", "/messages"],
      ["POST", "/clock"],
      ["POST", "/reset"],
    ] as const) {
      assert.equal((await fetch(`${production.url}/_poolhouse${path}`, { method })).status, 404, path);
    }
    const { keys, store, clock } = production.house;
    await store.pools.create(aPool(), await keys.make(aPool().id, clock.now()));
    await send({ to: "+12065550444", code: "777777" }, production, { poolId: aPool().id, clientId: "none" });
    for (let tries = 0; tries < 200 && !production.lines.some(({ messageId }) => messageId); tries++) await delay(10);
    assert.ok(production.lines.some(({ messageId }) => messageId));
    assert.ok(!/777777|5550444/.test(JSON.stringify(production.lines)));
  } finally {
    await production.close();
  }
});
