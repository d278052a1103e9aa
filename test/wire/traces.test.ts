/** Traces: a span for each request at a collector, by the setting and only by it. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";
import { readConfig } from "../../src/config.ts";
import { Secret } from "../../src/secret.ts";
import { aSignInPlace, password } from "../clients/walk.ts";
import { startCollector } from "../support/collector.ts";
import { startProductionServer } from "../support/production.ts";
import { sdkClient, startTestServer, wire } from "../support/server.ts";

const isLoaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes("@opentelemetry/sdk-trace"));
const traceId = "0af7651916cd43dd8448eb211c80319c";
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

test("without a collector nothing of it is loaded", async (t) => {
  const server = await startTestServer();
  t.after(server.close);
  await fetch(`${server.url}/health`);
  assert.equal(isLoaded(), false);
});

test("a span tells operation, result and pool, belongs to the caller's, and has no secret", async (t) => {
  const collector = await startCollector();
  t.after(collector.close);
  const server = await startTestServer({
    otlpEndpoint: `${collector.url}/`,
    otlpHeaders: new Secret("x-key=a%20b, y=1"),
    traceServiceName: "auth",
  });
  assert.equal(isLoaded(), true);
  const { UserPoolId, ClientId } = await aSignInPlace(sdkClient(server), "fay", "OPTIONAL", {}, ["ALLOW_USER_PASSWORD_AUTH"]);
  const signIn = (PASSWORD: string) =>
    wire(
      server,
      "InitiateAuth",
      { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME: "fay", PASSWORD } },
      { traceparent },
    );
  const { headers } = await signIn(password);
  await signIn("wrong-Horse-1");
  await fetch(`${server.url}/nothing?code=123456`);
  await server.close();

  const [right, wrong] = collector.spans.filter(({ name }) => name === "InitiateAuth");
  assert.deepEqual(right?.attributes, {
    "http.request.method": "POST",
    "url.path": "/",
    "http.response.status_code": 200,
    "poolhouse.request_id": headers.get("x-amzn-requestid"),
    "poolhouse.result": "ok",
    "rpc.system": "aws-api",
    "rpc.service": "CognitoIdentityProvider",
    "rpc.method": "InitiateAuth",
    "poolhouse.pool": UserPoolId,
    "poolhouse.flow": "USER_PASSWORD_AUTH",
    "poolhouse.step": "USER_PASSWORD_AUTH",
    "poolhouse.outcome": "tokens",
  });
  assert.deepEqual([right.kind, right.traceId, right.parentSpanId], [2, traceId, "b7ad6b7169203331"]);
  assert.ok(BigInt(right.endTimeUnixNano) > BigInt(right.startTimeUnixNano));
  assert.deepEqual(
    [wrong?.attributes["poolhouse.result"], wrong?.attributes["error.type"], wrong?.status.code ?? 0],
    ["NotAuthorizedException", "NotAuthorizedException", 0],
  );
  assert.equal(collector.spans.find(({ name }) => name === "GET")?.attributes["url.path"], "/nothing");
  assert.equal(collector.spans.find(({ name }) => name === "CreateUserPool")?.parentSpanId, undefined);
  assert.doesNotMatch(JSON.stringify(collector.spans), /Horse|horse|123456|AKIDTEST|eyJ/);
  assert.equal(collector.resources[0]?.["service.name"], "auth");
  assert.deepEqual(
    [collector.requests[0]?.url, collector.requests[0]?.headers["x-key"], collector.requests[0]?.headers.y],
    ["/v1/traces", "a b", "1"],
  );
});

test("production believes a traceparent from its own proxies alone", async (t) => {
  const collector = await startCollector();
  t.after(collector.close);
  for (const trustedProxies of ["", "127.0.0.0/8"]) {
    const server = await startProductionServer({ otlpEndpoint: collector.url, trustedProxies });
    await wire(server, "GetUser", { AccessToken: "x" }, { traceparent });
    await server.close();
  }
  assert.deepEqual(
    collector.spans.map((span) => span.traceId === traceId),
    [false, true],
  );
});

test("the share decides where nobody has; a caller's decision holds", async (t) => {
  const collector = await startCollector();
  t.after(collector.close);
  const server = await startTestServer({ otlpEndpoint: collector.url, traceShare: 0 });
  await wire(server, "GetUser", { AccessToken: "x" });
  await wire(server, "GetUser", { AccessToken: "x" }, { traceparent });
  await wire(server, "GetUser", { AccessToken: "x" }, { traceparent: "nonsense" });
  await server.close();
  assert.deepEqual(
    collector.spans.map((span) => span.traceId),
    [traceId],
  );
});

test("a collector that is away costs its spans, says so once in the log, and holds nothing up", async () => {
  const collector = await startCollector();
  await collector.close();
  const server = await startTestServer({ otlpEndpoint: collector.url });
  assert.equal((await wire(server, "GetUser", { AccessToken: "x" })).status, 400);
  await server.close();
  const told = server.lines.filter(({ level }) => level === "error").map(({ msg }) => msg);
  assert.deepEqual(told, ["The collector does not take traces; they are lost."]);
});

for (const [variable, value] of [
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"],
  ["OTEL_TRACES_SAMPLER_ARG", "2"],
] as const)
  test(`${variable} cannot be "${value}"`, () =>
    assert.throws(() => readConfig({ [variable]: value }), new RegExp(`${variable} is "${value}"`)));

test("wrong headers for the collector are refused without being quoted", () =>
  assert.rejects(startTestServer({ otlpEndpoint: "http://127.0.0.1:1", otlpHeaders: new Secret("s3cret") }), (problem: Error) => {
    assert.match(problem.message, /^OTEL_EXPORTER_OTLP_HEADERS: name=value is needed/);
    assert.doesNotMatch(`${problem.message}${String(problem.cause)}`, /s3cret/);
    return true;
  }));
