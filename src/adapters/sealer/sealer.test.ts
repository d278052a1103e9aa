import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Sealed } from "../../domain/sealed.ts";
import { masterKeyOf } from "./master-key.ts";
import { createSealer } from "./sealer.ts";

const keyOf = (fill: number) => masterKeyOf(Buffer.alloc(32, fill).toString("base64"));
const sealer = createSealer(keyOf(1));

test("what was sealed opens again, for its context only", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), fc.string(), (plain, context, other) => {
      const sealed = sealer.seal(plain, context);
      assert.equal(sealer.open(sealed, context), plain);
      if (other !== context) assert.throws(() => sealer.open(sealed, other));
    }),
  );
});

test("the same text never seals to the same twice, and names version and key", () => {
  const [one, two] = [sealer.seal("secret", "c"), sealer.seal("secret", "c")];
  assert.notEqual(one, two);
  assert.match(one, /^v1\.[0-9a-f]{8}\.[\w-]+$/);
  assert.ok(!one.includes("secret"));
});

test("an altered text does not open, wherever it was altered", () => {
  const sealed = sealer.seal("secret", "c");
  const [version, keyId, body = ""] = sealed.split(".");
  const bytes = Buffer.from(body, "base64url");
  for (let at = 0; at < bytes.length; at++) {
    const altered = Buffer.from(bytes);
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
    assert.throws(() => sealer.open(`${version}.${keyId}.${altered.toString("base64url")}` as Sealed, "c"), `byte ${at}`);
  }
});

for (const text of [
  "",
  "v1",
  "v1.00000000.AAAA",
  "v2.00000000.AAAA",
  `${sealer.seal("x", "c")}.more`,
  sealer.seal("x", "c").slice(0, 30),
]) {
  test(`"${text.slice(0, 20)}…" is no sealed text`, () => {
    assert.throws(() => sealer.open(text as Sealed, "c"), /not a sealed text/);
  });
}

test("another master key opens nothing", () => {
  assert.throws(() => createSealer(keyOf(2)).open(sealer.seal("secret", "c"), "c"), /another master key/);
});

test("a new master key opens what the former one sealed, and seals under itself", () => {
  const rotated = createSealer(keyOf(2), [keyOf(1)]);
  assert.equal(rotated.open(sealer.seal("secret", "c"), "c"), "secret");
  assert.throws(() => sealer.open(rotated.seal("secret", "c"), "c"), /another master key/);
});

test("a digest is stable and depends on key, context and secret", () => {
  const digest = sealer.digest("123456", "code");
  assert.equal(digest, sealer.digest("123456", "code"));
  assert.match(digest, /^[\w-]{43}$/);
  const others = [createSealer(keyOf(2)).digest("123456", "code"), sealer.digest("123457", "code"), sealer.digest("123456", "session")];
  // context and secret must not run together
  others.push(sealer.digest("e123456", "cod"));
  assert.ok(!others.includes(digest));
});
