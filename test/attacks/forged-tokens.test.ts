/**
 * Access tokens that someone made up. Those that are over, revoked, out of scope, of another issuer, of users and clients that are gone are held by
 * test/wire/access-token.test.ts; here a forger tries every trick on the header and the keys.
 */
import assert from "node:assert/strict";
import { createHmac, createPublicKey, generateKeyPairSync, type JsonWebKey, sign } from "node:crypto";
import { createServer } from "node:http";
import test, { after, before } from "node:test";
import type { AccessClaims } from "../../src/domain/token/token.ts";
import { sdkClient, startTestServer, type TestServer, wire } from "../support/server.ts";
import { makePool, signIn } from "../support/signed-in.ts";

let server: TestServer;
let genuine = "";
let payload = "";
let kid = "";
let pem = "";
let foreignKid = "";
let claims: AccessClaims;
let poolId = "";
let asked = 0;
const thief = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk: JsonWebKey = { ...thief.publicKey.export({ format: "jwk" }), kid: "mine", alg: "RS256", use: "sig" };
// Whoever follows a link in a token's header asks here, and finds the thief's key.
const thiefsSite = createServer((_, response) => {
  asked += 1;
  response.end(JSON.stringify({ keys: [jwk] }));
});

before(async () => {
  server = await startTestServer();
  await new Promise<void>((resolve) => thiefsSite.listen(0, "127.0.0.1", () => resolve()));
  const [pool, other] = [await makePool(sdkClient(server)), await makePool(sdkClient(server))];
  poolId = pool.poolId;
  genuine = (await signIn(server, pool)).accessToken;
  const [head = "", body = ""] = genuine.split(".");
  payload = body;
  kid = JSON.parse(Buffer.from(head, "base64url").toString()).kid;
  claims = JSON.parse(Buffer.from(body, "base64url").toString());
  const key = (await server.house.keys.publicKeys(poolId))?.find((each) => each.kid === kid);
  pem = createPublicKey({ key: { ...key }, format: "jwk" })
    .export({ type: "spki", format: "pem" })
    .toString();
  foreignKid = (await server.house.keys.publicKeys(other.poolId))?.[0]?.kid ?? "";
});
after(async () => {
  thiefsSite.close();
  await server.close();
});

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const link = () => {
  const address = thiefsSite.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/jwks.json`;
};
/** Signed with the thief's own key. */
const stolen = (header: object, body = payload) => {
  const text = `${encoded(header)}.${body}`;
  return `${text}.${sign("sha256", Buffer.from(text), thief.privateKey).toString("base64url")}`;
};
const hmac = (header: object, key: string) => {
  const text = `${encoded(header)}.${payload}`;
  return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
};
const genuineSignature = () => genuine.split(".")[2];

test("the genuine token counts", async () => assert.equal((await wire(server, "GetUser", { AccessToken: genuine })).status, 200));

for (const [what, forged] of [
  ["no algorithm and no signature", () => `${encoded({ alg: "none", kid })}.${payload}.`],
  ["no algorithm in other letters", () => `${encoded({ alg: "nOnE", kid })}.${payload}.${genuineSignature()}`],
  ["the public key as an HMAC secret", () => hmac({ alg: "HS256", kid }, pem)],
  ["the public key, trimmed, as an HMAC secret", () => hmac({ alg: "HS256", kid }, pem.trim())],
  ["an empty HMAC secret", () => hmac({ alg: "HS256", kid }, "")],
  ["HMAC that calls itself RS256", () => hmac({ alg: "RS256", kid }, pem)],
  ["the thief's key under the pool's kid", () => stolen({ alg: "RS256", kid })],
  ["the thief's key under its own kid", () => stolen({ alg: "RS256", kid: "mine" })],
  ["another pool's kid", () => stolen({ alg: "RS256", kid: foreignKid })],
  ["a kid that is a path", () => hmac({ alg: "HS256", kid: "../../../../dev/null" }, "")],
  ["a kid that is SQL", () => stolen({ alg: "RS256", kid: "' UNION SELECT 'key' --" })],
  ["a kid that every object has", () => stolen({ alg: "RS256", kid: "__proto__" })],
  ["a kid that is a method", () => stolen({ alg: "RS256", kid: "constructor" })],
  ["a kid that is a list", () => stolen({ alg: "RS256", kid: [kid] })],
  ["no kid", () => stolen({ alg: "RS256" })],
  ["a link to the thief's keys", () => stolen({ alg: "RS256", kid: "mine", jku: link() })],
  ["a link to the thief's keys under the pool's kid", () => stolen({ alg: "RS256", kid, jku: link(), x5u: link() })],
  ["the thief's key within the token", () => stolen({ alg: "RS256", kid, jwk })],
  ["the thief's key within the token, of no kid", () => stolen({ alg: "RS256", jwk })],
  ["another strength of hash", () => `${encoded({ alg: "RS512", kid })}.${payload}.${genuineSignature()}`],
  ["an extension that says to skip the rest", () => stolen({ alg: "RS256", kid, crit: ["b64"], b64: false })],
  [
    "another issuer's link",
    () => stolen({ alg: "RS256", kid: "mine" }, encoded({ ...claims, iss: `${new URL(link()).origin}/${poolId}` })),
  ],
  ["an issuer that every object has", () => stolen({ alg: "RS256", kid }, encoded({ ...claims, iss: "https://x/__proto__" }))],
  ["two payloads", () => `${genuine}.${payload}`],
  ["the signature twice", () => `${genuine}${genuineSignature()}`],
  ["blanks around the parts", () => genuine.replaceAll(".", " . ")],
  ["other letters for the same bytes", () => genuine.replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1))],
] as const)
  test(`a forged token is refused: ${what}`, async () => {
    const { status, body } = await wire(server, "GetUser", { AccessToken: forged() });
    assert.equal(status, 400);
    assert.ok(body.__type === "NotAuthorizedException" || body.__type === "InvalidParameterException", JSON.stringify(body));
    assert.ok(!("Username" in body));
  });

test("nobody followed a link", () => assert.equal(asked, 0));

test("a token from the future does not count, but for what clocks of two nodes may differ", async () => {
  const { house } = server;
  const at = async (iat: number) => {
    const AccessToken = await house.keys.sign(poolId, { ...claims, iat, exp: iat + 3600 });
    return (await wire(server, "GetUser", { AccessToken })).body;
  };
  const now = Math.floor(house.clock.now());
  assert.ok("Username" in (await at(now + 60)));
  assert.deepEqual(await at(now + 600), { __type: "NotAuthorizedException", message: "Invalid Access Token" });
});
