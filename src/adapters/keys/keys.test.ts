import assert from "node:assert/strict";
import { sign } from "node:crypto";
import test from "node:test";
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { recycledKeyStash } from "../../../test/support/key-stash.ts";
import { realSealer } from "../../../test/support/sealer.ts";
import type { AccessClaims, IdClaims } from "../../domain/token/token.ts";
import type { StoredKey } from "../../ports/store.ts";
import { createKeys } from "./keys.ts";
import { poolKeyOf } from "./pool-key.ts";

const sealer = realSealer();
const poolId = "us-east-1_aPool";
const times = { auth_time: 1_767_225_600, iat: 1_767_225_600, exp: 4_102_444_800 };
const access: AccessClaims = {
  ...times,
  sub: "s",
  iss: "http://localhost/us-east-1_aPool",
  client_id: "c",
  token_use: "access",
  scope: "aws.cognito.signin.user.admin",
  jti: "j",
  username: "bob",
  event_id: "e",
};
const id: IdClaims = {
  ...times,
  sub: "s",
  iss: access.iss,
  aud: "c",
  token_use: "id",
  event_id: "e",
  "cognito:username": "bob",
  name: "Bøb",
};

/** Two pools with keys of their own, and the store's part of it. */
async function setUp() {
  const stored = new Map<string, readonly StoredKey[]>();
  const counted = { reads: 0, now: 1_000 };
  const pools = {
    keys: async (asked: string) => {
      counted.reads += 1;
      return stored.get(asked) ?? [];
    },
  };
  const clock = { now: () => counted.now };
  const stash = recycledKeyStash(6);
  const [keys, otherNode] = [createKeys({ pools, sealer, clock, stash }), createKeys({ pools, sealer, clock, stash })];
  const add = async (pool: string) => void stored.set(pool, await keys.make(pool, 7));
  await Promise.all([add(poolId), add("us-east-1_other")]);
  return { keys, otherNode, stored, counted, add };
}

test("two keys a pool, named by 32 bytes in base64, private parts sealed", async () => {
  const { stored } = await setUp();
  const made = stored.get(poolId) ?? [];
  assert.deepEqual(
    made.map(({ use, createdAt }) => [use, createdAt]),
    [
      ["id", 7],
      ["access", 7],
    ],
  );
  for (const { kid, privateKey } of made) {
    assert.match(kid, /^[A-Za-z0-9+/]{43}=$/);
    assert.match(privateKey, /^v1\./);
  }
});

test("jwks.json shows two public keys and nothing else", async () => {
  const { keys, stored } = await setUp();
  const shown = (await keys.publicKeys(poolId)) ?? [];
  assert.deepEqual(
    shown.map(({ kid }) => kid),
    stored.get(poolId)?.map(({ kid }) => kid),
  );
  for (const key of shown) {
    assert.deepEqual(Object.keys(key), ["alg", "e", "kid", "kty", "n", "use"]);
    assert.deepEqual([key.alg, key.e, key.kty, key.use], ["RS256", "AQAB", "RSA", "sig"]);
  }
  assert.equal(await keys.publicKeys("us-east-1_unknown"), undefined);
});

for (const claims of [access, id]) {
  test(`jose accepts the ${claims.token_use} token, and so do we`, async () => {
    const { keys, stored } = await setUp();
    const token = await keys.sign(poolId, claims);
    const jwks = createLocalJWKSet({ keys: [...((await keys.publicKeys(poolId)) ?? [])] });
    assert.deepEqual((await jwtVerify(token, jwks)).payload, { ...claims });
    const kid = stored.get(poolId)?.find(({ use }) => use === claims.token_use)?.kid;
    assert.equal(Buffer.from(token.split(".")[0] ?? "", "base64url").toString(), `{"kid":"${kid}","alg":"RS256"}`);
    assert.equal(decodeProtectedHeader(token).typ, undefined);
    assert.deepEqual(await keys.verify(poolId, token), { claims });
    assert.deepEqual(await keys.verify(poolId, token), { claims }); // from memory
  });
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test("forgeries are forged, and what is no JWT is unparsable", async () => {
  const { keys, stored } = await setUp();
  const [header = "", payload = "", signature = ""] = (await keys.sign(poolId, access)).split(".");
  const kid = stored.get(poolId)?.[1]?.kid;
  const other = await keys.sign("us-east-1_other", access);
  const outsideSpelling = signature.slice(0, -1) + String.fromCharCode(signature.charCodeAt(signature.length - 1) + 1);
  const cases: readonly [string, "forged" | "unparsable"][] = [
    [`${header}.${encoded({ ...access, sub: "another" })}.${signature}`, "forged"],
    [`${header}.${payload}.${"A".repeat(signature.length)}`, "forged"],
    [`${header}.${payload}.AAAA`, "forged"],
    [`${header}.${payload}.${outsideSpelling}`, "forged"],
    [other, "forged"],
    [`${encoded({ kid, alg: "none" })}.${payload}.${signature}`, "forged"],
    [`${encoded({ kid, alg: "HS256" })}.${payload}.${signature}`, "forged"],
    [`${encoded({ kid: "unknown", alg: "RS256" })}.${payload}.${signature}`, "forged"],
    [`${encoded({ kid: { toString: kid }, alg: "RS256" })}.${payload}.${signature}`, "forged"],
    [`${header}.${payload}`, "unparsable"],
    [`${header}.${payload}.`, "unparsable"],
    [`${header}.${payload}.${signature}.more`, "unparsable"],
    [`${encoded("text")}.${payload}.${signature}`, "unparsable"],
    [`${encoded(null)}.${payload}.${signature}`, "unparsable"],
    ["invalidtoken", "unparsable"],
    ["..", "unparsable"],
    ["", "unparsable"],
  ];
  for (const [token, expected] of cases) assert.equal(await keys.verify(poolId, token), expected, token);
});

test("what our key signed in another form is not taken", async () => {
  const { keys, stored } = await setUp();
  const [, key] = stored.get(poolId) ?? [];
  assert.ok(key);
  const { kid, header, privateKey } = poolKeyOf(sealer, poolId, key);
  const signed = (text: string) => `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
  assert.deepEqual(await keys.verify(poolId, signed(`${header}.${encoded(access)}`)), { claims: access });
  assert.equal(await keys.verify(poolId, signed(`${header}.${encoded("text")}`)), "unparsable");
  assert.equal(await keys.verify(poolId, signed(`${encoded({ kid, alg: "RS512" })}.${encoded(access)}`)), "forged");
});

test("the store is asked once a second, and a remembered token goes with its key", async () => {
  const { keys, stored, counted, otherNode } = await setUp();
  const token = await keys.sign(poolId, access);
  await Promise.all([keys.verify(poolId, token), keys.verify(poolId, token)]);
  assert.equal(counted.reads, 1);
  stored.set(poolId, await otherNode.make(poolId, 8));
  assert.deepEqual(await keys.verify(poolId, token), { claims: access });
  counted.now += 1;
  assert.equal(await keys.verify(poolId, token), "forged");
  assert.equal(counted.reads, 2);
});

test("a pool made anew under the same id signs with its new keys at once", async () => {
  const { keys, stored, add } = await setUp();
  await keys.sign(poolId, access);
  await add(poolId);
  const { kid } = decodeProtectedHeader(await keys.sign(poolId, access));
  assert.equal(kid, stored.get(poolId)?.[1]?.kid);
});

test("a pool that is gone signs nothing, and an unreadable store is asked again", async () => {
  const { keys, stored, counted } = await setUp();
  await assert.rejects(keys.sign("us-east-1_unknown", access), /has no key/);
  const kept = stored.get(poolId);
  Object.defineProperty(stored, "get", { value: () => assert.fail("disk"), configurable: true });
  await assert.rejects(keys.sign(poolId, access), /disk/);
  Object.defineProperty(stored, "get", { value: () => kept });
  await keys.sign(poolId, access);
  assert.equal(counted.reads, 3);
});
