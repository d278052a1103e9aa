/** What catalogues of public APIs send: plain JSON, the target in the query. Development takes it, production does not. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { startProductionServer } from "../support/production.ts";
import { signed, startTestServer, type TestServer } from "../support/server.ts";

let [development, production]: TestServer[] = [];
before(async () => {
  development = await startTestServer();
  production = await startProductionServer();
});
after(() => Promise.all([development?.close(), production?.close()]));

const target = "AWSCognitoIdentityProviderService.ListUserPools";
const json = { "Content-Type": "application/json" };
const json11 = { "Content-Type": "application/x-amz-json-1.1" };
const inHeader = { "X-Amz-Target": target };
const other = "AWSCognitoIdentityProviderService.DescribeUserPool";

for (const [what, query, headers, inDevelopment, inProduction] of [
  ["plain JSON", "", { ...json, ...inHeader }, "ok", "other protocol"],
  ["plain JSON with a charset", "", { "Content-Type": "application/json; charset=utf-8", ...inHeader }, "ok", "other protocol"],
  ["a target in the query", `?X-Amz-Target=${target}`, json11, "ok", "no operation"],
  ["both", `?X-Amz-Target=${target}`, json, "ok", "other protocol"],
  ["a target in the query and another in the header", `?X-Amz-Target=${other}`, { ...json11, ...inHeader }, "ok", "signature"],
  ["a fragment, which never leaves the client", `#X-Amz-Target=${target}`, json11, "no operation", "no operation"],
  ["a target in the query that names nothing", "?X-Amz-Target=Nonsense", json11, "no operation", "no operation"],
] as const) {
  test(`${what}: ${inDevelopment} in development, ${inProduction} in production`, async () => {
    assert.equal(await outcome(development, query, headers), inDevelopment);
    assert.equal(await outcome(production, query, headers), inProduction);
  });
}

async function outcome(server: TestServer | undefined, query: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(`${server?.url}/${query}`, { method: "POST", headers: { ...signed, ...headers }, body: '{"MaxResults":1}' });
  const text = await answer.text();
  if (answer.status === 200) return "ok";
  if (answer.status === 404) return "other protocol";
  return text.includes("UnknownOperationException") ? "no operation" : "signature";
}
