/** What production tells browsers and caches, on every answer that there is. */
import assert from "node:assert/strict";
import { connect } from "node:net";
import test, { after, before } from "node:test";
import { startProductionServer } from "../support/production.ts";
import { type TestServer, wire } from "../support/server.ts";

let server: TestServer;
before(async () => {
  server = await startProductionServer({ trustedProxies: "127.0.0.1/32" });
});
after(() => server.close());

const https = { "X-Forwarded-Proto": "https" };
const fetched = async (path: string, init: RequestInit = {}) => (await fetch(server.url + path, { ...init, headers: https })).headers;

for (const [what, headersOf] of [
  ["a refused operation", async () => (await wire(server, "GetUser", { AccessToken: "none" }, https)).headers],
  ["an unknown operation", async () => (await wire(server, "Nothing", {}, https)).headers],
  ["an unsigned request", async () => (await wire(server, "ListUserPools", { MaxResults: 1 }, https)).headers],
  ["a body that is no JSON", async () => (await wire(server, "GetUser", "{", https)).headers],
  ["no such address", () => fetched("/.git/config")],
  ["a method that is not served", () => fetched("/", { method: "DELETE" })],
  ["a question before a post", () => fetched("/", { method: "OPTIONS" })],
  ["the probe", () => fetched("/health")],
  ["a page of the reference", () => fetched("/docs")],
  ["keys of no pool", () => fetched("/us-east-1_nothing00/.well-known/jwks.json")],
] as const)
  test(`${what}: not sniffed, not framed, not referred from, HTTPS only; no version told`, async () => {
    const headers = await headersOf();
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("referrer-policy"), "no-referrer");
    assert.equal(headers.get("strict-transport-security"), "max-age=31536000");
    assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'.*frame-ancestors 'none'/);
    assert.match(headers.get("cache-control") ?? "", /^no-(store|cache)$/);
    for (const name of ["server", "x-powered-by", "set-cookie"]) assert.equal(headers.get(name), null);
  });

test("so does the answer to what is no HTTP", async () => {
  const text = await new Promise<string>((resolve) => {
    let said = "";
    const socket = connect(server.port, "127.0.0.1", () => socket.end("NONSENSE\r\n\r\n"));
    socket.on("data", (data) => {
      said += data;
    });
    socket.on("close", () => resolve(said));
  });
  assert.match(text, /^HTTP\/1\.1 400 /);
  for (const header of ["X-Content-Type-Options: nosniff", "Cache-Control: no-store"]) assert.ok(text.includes(header), text);
});
