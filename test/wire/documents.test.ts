/** The documents about a pool: keys and discovery. @see spec/auth.md §2.1; spec/platform.md §1.3 */
import assert from "node:assert/strict";
import test from "node:test";
import { signed, startTestServer, wire } from "../support/server.ts";

async function aPoolAt(t: { after: (close: () => Promise<void>) => void }, settings: { issuer?: string } = {}) {
  const server = await startTestServer(settings);
  t.after(server.close);
  const { body } = await wire(server, "CreateUserPool", { PoolName: "documents" }, signed);
  const poolId = (body.UserPool as { Id: string }).Id;
  const at = async (document: string) => fetch(`${server.url}/${poolId}/.well-known/${document}`);
  return { server, poolId, at };
}

test("a pool shows two public keys, and nothing private", async (t) => {
  const { at } = await aPoolAt(t);
  const answer = await at("jwks.json");
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "application/json");
  const { keys } = (await answer.json()) as { keys: Record<string, string>[] };
  assert.equal(keys.length, 2);
  assert.notEqual(keys[0]?.kid, keys[1]?.kid);
  for (const { kid, n, ...key } of keys) {
    assert.deepEqual(key, { alg: "RS256", e: "AQAB", kty: "RSA", use: "sig" });
    assert.match(kid ?? "", /^[A-Za-z0-9+/]{43}=$/);
    assert.match(n ?? "", /^[\w-]{342}$/);
  }
});

for (const [what, settings, issuerOf] of [
  ["this server's own address", {}, (url: string, poolId: string) => `${url}/${poolId}`],
  ["a given URL", { issuer: "https://id.example.com/" }, (_url: string, poolId: string) => `https://id.example.com/${poolId}`],
  [
    "the form of the real service",
    { issuer: "aws" },
    (_url: string, poolId: string) => `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`,
  ],
] as const) {
  test(`discovery by ${what}`, async (t) => {
    const { server, poolId, at } = await aPoolAt(t, settings);
    const issuer = issuerOf(server.url, poolId);
    assert.equal(server.house.settings.issuerOf(poolId), issuer);
    assert.deepEqual(await (await at("openid-configuration")).json(), {
      authorization_endpoint: `${issuer}/authorize`,
      end_session_endpoint: `${issuer}/logout`,
      id_token_signing_alg_values_supported: ["RS256"],
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      response_types_supported: ["code", "token"],
      revocation_endpoint: `${issuer}/revoke`,
      scopes_supported: ["openid", "email", "phone", "profile"],
      subject_types_supported: ["public"],
      token_endpoint: `${issuer}/token`,
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
      userinfo_endpoint: `${issuer}/userInfo`,
    });
  });
}

test("an unknown pool has neither", async (t) => {
  const { server } = await aPoolAt(t);
  for (const document of ["jwks.json", "openid-configuration"]) {
    const answer = await fetch(`${server.url}/us-east-1_nope/.well-known/${document}`);
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get("x-amzn-errortype"), "ResourceNotFoundException:");
    assert.deepEqual(await answer.json(), { __type: "ResourceNotFoundException", message: "User pool us-east-1_nope does not exist." });
  }
});
