import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { echo, raw, started } from "../../test/support/listener.ts";
import { preflight } from "./cors.ts";
import type { Limits } from "./limits.ts";
import { json, type Route } from "./message.ts";

const generous: Limits = {
  maxHeaderBytes: 4_000,
  maxHeldBytes: 100_000,
  headerTimeoutMs: 5_000,
  requestTimeoutMs: 5_000,
  idleTimeoutMs: 5_000,
  maxConnections: 20,
  maxConnectionsPerAddress: 20,
  maxRequests: 5,
};

test("every answer carries the request's id and may be read by any page", async (t) => {
  const { url, lines } = await started(t, [echo]);
  for (const [path, init, status] of [
    ["/", { method: "POST", body: "x" }, 200],
    ["/elsewhere", {}, 404],
    ["/", { method: "DELETE" }, 404],
    ["/%zz", {}, 404],
  ] as const) {
    const answer = await fetch(url + path, init);
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get("x-amzn-requestid"), `request-${lines.length}`);
    assert.equal(answer.headers.get("access-control-allow-origin"), "*");
    assert.equal(answer.headers.get("access-control-expose-headers"), "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
    assert.ok(answer.headers.get("date"));
  }
});

test("the log has one line a request, without the query and without the body", async (t) => {
  const { url, lines } = await started(t, [
    { method: "GET", path: "/known/:thing", answer: ({ params }) => ({ ...json(params), log: { operation: "Know" } }) },
  ]);
  await fetch(`${url}/known/this?code=secret`);
  assert.equal(lines.length, 1);
  const { ms, ...line } = lines[0] ?? {};
  assert.equal(typeof ms, "number");
  assert.deepEqual(line, { level: "info", requestId: "request-1", method: "GET", path: "/known/this", operation: "Know", status: 200 });
});

test("what a door throws is a 500 that tells nothing, and a line that tells", async (t) => {
  const failure = Object.assign(new TypeError("broken"), { parameters: ["secret"] });
  const { url, lines } = await started(t, [{ ...echo, answer: () => Promise.reject(failure) }]);
  const answer = await fetch(url, { method: "POST", body: "x" });
  assert.equal(answer.status, 500);
  assert.equal(await answer.text(), "");
  assert.equal(answer.headers.get("x-amzn-requestid"), "request-1");
  assert.equal(lines[0]?.level, "error");
  assert.match(JSON.stringify(lines[0]), /request-1.*TypeError.*broken/);
  assert.doesNotMatch(JSON.stringify(lines[0]), /secret/);
});

for (const contentType of [undefined, "application/x-amz-json-1.1", "application/json", "no content type at all;;=", "text/plain"]) {
  test(`the body comes as it was sent, as ${contentType}`, async (t) => {
    const { port } = await started(t, [echo]);
    const header = contentType === undefined ? "" : `Content-Type: ${contentType}\r\n`;
    const answer = await raw(port, `POST / HTTP/1.1\r\nHost: x\r\n${header}Content-Length: 3\r\nConnection: close\r\n\r\n{"x`);
    assert.match(answer, /^HTTP\/1\.1 200 OK\r\n/);
    assert.match(answer, /Content-Type: text\/plain\r\n[\s\S]*got \{"x$/);
  });
}

test("a body in pieces is put together", async (t) => {
  const { port } = await started(t, [echo]);
  const head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
  assert.match(await raw(port, head, "3\r\nabc\r\n", "2\r\nde\r\n0\r\n\r\n"), /got abcde$/);
});

for (const [what, size, expected] of [
  ["at the limit", 1000, /^got x{1000}$/],
  ["one over it", 1001, /^too-large$/],
  ["far over it", 5_000_000, /^too-large$/],
  ["over all patience", 20_000_000, /^too-large$/],
] as const) {
  test(`a body ${what} is answered`, async (t) => {
    const { url } = await started(t, [echo]);
    // fetch may notice the closed connection before the answer once the server stops to listen: over all patience only the server's side counts.
    const answer = await fetch(url, { method: "POST", body: "x".repeat(size) }).catch(() => undefined);
    if (size < 16_000_000) assert.match((await answer?.text()) ?? "", expected);
    else assert.ok(answer === undefined || expected.test(await answer.text()));
    assert.equal(await (await fetch(url, { method: "POST", body: "y" })).text(), "got y");
  });
}

test("a page may ask before it posts", async (t) => {
  const { url } = await started(t, [echo, preflight("/")]);
  const answer = await fetch(url, { method: "OPTIONS", headers: { "Access-Control-Request-Headers": "content-type,x-amz-target" } });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("access-control-allow-origin"), "*");
  assert.equal(answer.headers.get("access-control-allow-methods"), "POST");
  assert.equal(answer.headers.get("access-control-allow-headers"), "content-type,x-amz-target");
  assert.equal(answer.headers.get("access-control-max-age"), "172800");
});

for (const [what, bytes, status] of [
  ["no HTTP", "hello\r\n\r\n", /^HTTP\/1\.1 400 Bad Request\r\n/],
  ["headers beyond all measure", `GET / HTTP/1.1\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
] as const) {
  test(`${what} is refused with a request id`, async (t) => {
    const { port, lines } = await started(t, [echo]);
    const answer = await raw(port, bytes);
    assert.match(answer, status);
    assert.match(answer, /x-amzn-RequestId: request-1\r\n/);
    assert.match(answer, /Access-Control-Allow-Origin: \*\r\n/);
    assert.equal(lines[0]?.requestId, "request-1");
  });
}

test("an expectation that nobody knows is overlooked: the answer is ours, with our headers and a line in the log", async (t) => {
  const { port, lines } = await started(t, [echo], { headers: { "X-Content-Type-Options": "nosniff" } });
  const answer = await raw(port, "POST / HTTP/1.1\r\nHost: x\r\nExpect: a-miracle\r\nConnection: close\r\nContent-Length: 1\r\n\r\ny");
  assert.match(answer, /^HTTP\/1\.1 200 [\s\S]*x-amzn-requestid: request-1\r[\s\S]*nosniff[\s\S]*got y$/i);
  assert.equal(lines.length, 1);
});

test("a request that names no host gets our answer too", async (t) => {
  const { port, lines } = await started(t, [echo], { limits: generous });
  const answer = await raw(port, "POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 1\r\n\r\ny");
  assert.match(answer, /^HTTP\/1\.1 400 [\s\S]*x-amzn-requestid: request-1\r/i);
  assert.equal(lines.length, 1);
});

test("closing finishes the request in hand, on its own connection, and takes no new one", async (t) => {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const slow: Route["answer"] = async () => {
    begun.resolve();
    await gate.promise;
    return { status: 200, body: "finished" };
  };
  const { url, port, close } = await started(t, [{ ...echo, answer: slow }]);
  const answer = fetch(url, { method: "POST", body: "x" });
  await begun.promise;
  const closed = close();
  await wait(20);
  await assert.rejects(raw(port, "GET / HTTP/1.1\r\n\r\n"), { code: "ECONNREFUSED" });
  gate.resolve();
  const given = await answer;
  assert.equal(await given.text(), "finished");
  assert.equal(given.headers.get("connection"), "close");
  await closed;
});

test("closing does not wait for idle connections", async (t) => {
  const { url, close } = await started(t, [echo]);
  await (await fetch(url, { method: "POST", body: "x" })).text();
  const before = performance.now();
  await close();
  assert.ok(performance.now() - before < 1000);
});

test("while it drains an idle connection gets one more answer, which closes it; then nothing is waited for", async (t) => {
  const { port, drain } = await started(t, [echo]);
  const request = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx";
  const socket = connect(port, "127.0.0.1");
  t.after(() => socket.destroy());
  let received = "";
  socket.on("data", (data) => {
    received += data;
  });
  socket.write(request);
  await once(socket, "data");
  const drained = drain(60_000);
  await new Promise(setImmediate);
  await assert.rejects(raw(port, "GET / HTTP/1.1\r\n\r\n"), { code: "ECONNREFUSED" });
  received = "";
  socket.write(request);
  await once(socket, "close");
  assert.match(received, /^HTTP\/1\.1 200 OK\r\n[\s\S]*Connection: close\r\n[\s\S]*got x$/);
  await drained;
});

test("who brings nothing while it drains is waited for so long and closed then", async (t) => {
  const { port, drain, close } = await started(t, [echo]);
  const socket = connect(port, "127.0.0.1");
  socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx");
  await once(socket, "data");
  await drain(30);
  await Promise.all([close(), once(socket, "close")]);
});

test("closing cuts off what does not end in time", async (t) => {
  const begun = Promise.withResolvers<void>();
  const never: Route["answer"] = () => {
    begun.resolve();
    return new Promise(() => {});
  };
  const { url, close } = await started(t, [{ ...echo, answer: never }]);
  const answer = fetch(url, { method: "POST", body: "x" });
  const failed = assert.rejects(answer);
  await begun.promise;
  await close(50);
  await failed;
});

test("a port in use is told by its code", async (t) => {
  const { port } = await started(t, [echo]);
  await assert.rejects(started(t, [echo], { port }), { code: "EADDRINUSE" });
});
