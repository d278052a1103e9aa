/** Clients that take time, bytes or connections without end: each meets its bound, and others are served meanwhile. */
import assert from "node:assert/strict";
import net from "node:net";
import test, { type TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { Limits } from "../../src/http/limits.ts";
import type { Route } from "../../src/http/message.ts";
import { echo, started } from "../support/listener.ts";

const limits: Limits = {
  maxHeaderBytes: 4_000,
  maxHeldBytes: 100_000,
  headerTimeoutMs: 200,
  requestTimeoutMs: 400,
  idleTimeoutMs: 200,
  maxConnections: 20,
  maxConnectionsPerAddress: 20,
  maxRequests: 5,
};

const server = (t: TestContext, changed: Partial<Limits> = {}, routes: readonly Route[] = [echo], more = {}) =>
  started(t, routes, { limits: { ...limits, ...changed }, bodyLimitBytes: 1_000_000, ...more });

/** A connection that sends when told to, and knows what came back and when it was ended. */
function connection(t: TestContext, port: number) {
  const socket = net.connect(port, "127.0.0.1");
  const begun = performance.now();
  let received = "";
  socket.on("data", (data) => {
    received += data;
  });
  socket.on("error", () => {});
  const ended = new Promise<number>((resolve) => socket.on("close", () => resolve(performance.now() - begun)));
  t.after(() => socket.destroy());
  return { send: (text: string) => void socket.write(text), ended, received: () => received, isOpen: () => !socket.destroyed, socket };
}

/** Sends one piece every 20 ms for as long as it may. */
async function drip(to: ReturnType<typeof connection>, piece: () => string): Promise<void> {
  while (to.isOpen()) {
    to.send(piece());
    await wait(20);
  }
}

const head = "POST / HTTP/1.1\r\nHost: x\r\n";
/** Waits for what a busy machine takes its time for. @throws AssertionError after ten seconds */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !holds(); tries++) await wait(25);
  assert.ok(holds(), "it did not come to pass within ten seconds");
}

const isServed = async (url: string) => assert.equal(await (await fetch(url, { method: "POST", body: "y" })).text(), "got y");
const within = (ms: number, least: number, most: number) => assert.ok(ms >= least && ms < most, `${Math.round(ms)} ms`);

for (const [what, first, piece, least] of [
  ["says nothing", "", undefined, 150],
  ["sends its headers one by one", head, () => "X-More: and more\r\n", 150],
  ["stops within a header", `${head}X-Half: a`, undefined, 150],
  ["sends its body byte by byte", `${head}Content-Length: 1000\r\n\r\n`, () => "x", 350],
  ["sends chunk after chunk", `${head}Transfer-Encoding: chunked\r\n\r\n`, () => "1\r\nx\r\n", 350],
  ["promises a body and sends none", `${head}Content-Length: 1000\r\n\r\n`, undefined, 350],
] as const) {
  test(`a client that ${what} is cut off, and others are served meanwhile`, async (t) => {
    const { url, port } = await server(t);
    const slow = connection(t, port);
    slow.send(first);
    if (piece) void drip(slow, piece);
    await isServed(url);
    within(await slow.ended, least, 1_500);
    assert.doesNotMatch(slow.received(), /^HTTP\/1\.1 [25]/);
    await isServed(url);
  });
}

test("an idle connection is closed", async (t) => {
  const { port } = await server(t);
  const idle = connection(t, port);
  idle.send(`${head}Content-Length: 1\r\n\r\ny`);
  // Node grants a second more than it tells the client.
  within(await idle.ended, 150, 2_500);
  assert.match(idle.received(), /^HTTP\/1\.1 200 [\s\S]*got y$/);
});

test("a client that does not take its answers is cut off", async (t) => {
  const long: Route = { ...echo, answer: () => ({ status: 200, body: "z".repeat(1_000_000) }) };
  const { port } = await server(t, {}, [long]);
  const deaf = connection(t, port);
  deaf.socket.pause();
  deaf.send(`${head}Content-Length: 0\r\n\r\n`.repeat(50));
  const ended = new Promise<void>((resolve) => {
    const look = setInterval(() => {
      deaf.socket.write("x", (problem) => {
        if (!problem) return;
        clearInterval(look);
        resolve();
      });
    }, 50);
    t.after(() => clearInterval(look));
  });
  await Promise.race([ended, wait(3_000).then(() => assert.fail("still open"))]);
});

test("headers beyond the bound are refused", async (t) => {
  const { port } = await server(t);
  const large = connection(t, port);
  large.send(`${head}X: ${"x".repeat(5_000)}\r\n\r\n`);
  await large.ended;
  assert.match(large.received(), /^HTTP\/1\.1 431 /);
});

test("a hundred connections that only wait keep nobody out: the oldest give way", async (t) => {
  const { url, port } = await server(t, { maxConnectionsPerAddress: 1_000, headerTimeoutMs: 5_000, requestTimeoutMs: 5_000 });
  const crowd = Array.from({ length: 100 }, () => connection(t, port));
  for (const each of crowd) each.send(head);
  await isServed(url);
  await wait(50);
  assert.ok(crowd.filter((each) => each.isOpen()).length <= limits.maxConnections);
  await isServed(url);
});

test("one address has a share of the connections; a proxy's clients have all of them", async (t) => {
  const more = { maxConnections: 100, headerTimeoutMs: 5_000, requestTimeoutMs: 5_000 };
  const alone = await server(t, more);
  const behind = await server(t, more, [echo], { placeOf: () => undefined });
  for (const [{ port }, expected] of [
    [alone, 20],
    [behind, 40],
  ] as const) {
    const crowd = Array.from({ length: 40 }, () => connection(t, port));
    const open = () => crowd.filter((each) => each.isOpen()).length;
    await until(() => open() <= expected);
    await wait(100); // so it stays
    assert.equal(open(), expected);
    for (const each of crowd) each.socket.destroy();
  }
  await wait(50);
  await isServed(alone.url);
});

/** Answers once the gate is opened. */
function gated() {
  const gate = Promise.withResolvers<void>();
  const route: Route = { ...echo, answer: () => gate.promise.then(() => ({ status: 200, body: "done" })) };
  return { route, open: gate.resolve };
}

test("more requests than can be answered at once are told to come again; a probe is answered all the same", async (t) => {
  const { route, open } = gated();
  const probe: Route = { method: "GET", path: "/health", isProbe: true, answer: () => ({ status: 200, body: "well" }) };
  const { url } = await server(t, {}, [route, probe]);
  let sentAway = 0;
  const answers = Array.from({ length: 12 }, async () => {
    const answer = await fetch(url, { method: "POST", body: "x" });
    if (answer.status === 503) sentAway += 1;
    return answer;
  });
  await until(() => sentAway === 7);
  assert.equal(await (await fetch(`${url}/health`)).text(), "well");
  open();
  const statuses = (await Promise.all(answers)).map(({ status, headers }) => `${status} ${headers.get("retry-after")}`);
  assert.deepEqual(statuses.toSorted(), [...Array(5).fill("200 null"), ...Array(7).fill("503 1")]);
  assert.equal((await fetch(url, { method: "POST" })).status, 200);
});

test("large bodies share what is held at once; small ones always have their place", async (t) => {
  const { url, port } = await server(t, { requestTimeoutMs: 5_000, headerTimeoutMs: 5_000 });
  const hoarders = [1, 2].map(() => connection(t, port));
  for (const each of hoarders) each.send(`${head}Content-Length: 90000\r\n\r\n${"x".repeat(60_000)}`);
  await wait(50);
  await isServed(url);
  assert.equal((await fetch(url, { method: "POST", body: "x".repeat(60_000) })).status, 503);
  for (const each of hoarders) each.socket.destroy();
  await wait(50);
  assert.equal((await fetch(url, { method: "POST", body: "x".repeat(60_000) })).status, 200);
});
