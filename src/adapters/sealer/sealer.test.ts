import assert from "node:assert/strict";
import test from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import { masterSealer, realSealer } from "../../../test/support/sealer.ts";
import type { Sealed } from "../../domain/sealed.ts";
import { context } from "../../ports/sealer.ts";

const sealer = realSealer();

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
  assert.throws(() => realSealer(2).open(sealer.seal("secret", "c"), "c"), /another master key/);
});

test("a new master key opens what the former one sealed, and seals under itself", () => {
  const rotated = masterSealer(2, 1);
  assert.equal(rotated.open(sealer.seal("secret", "c"), "c"), "secret");
  assert.throws(() => sealer.open(rotated.seal("secret", "c"), "c"), /another master key/);
});

test("a text comes under the new master key once", () => {
  const [old, rotated, alone] = [sealer.seal("secret", "c"), masterSealer(2, 1), masterSealer(2)];
  const anew = rotated.reseal(old, "c");
  assert.equal(alone.open(anew, "c"), "secret");
  assert.equal(rotated.reseal(anew, "c"), anew);
  assert.throws(() => rotated.reseal(old, "other"));
  assert.throws(() => alone.reseal(old, "c"), /another master key/);
  assert.deepEqual([rotated.formerIds.length, alone.formerIds.length], [1, 0]);
  assert.ok(old.startsWith(`v1.${rotated.formerIds[0]}.`) && anew.startsWith(`v1.${rotated.keyId}.`));
});

test("a digest is stable and depends on data key, context and secret", () => {
  const digest = sealer.digest("123456", "code");
  assert.equal(digest, sealer.digest("123456", "code"));
  assert.match(digest, /^[\w-]{43}$/);
  const others = [realSealer(1, 98).digest("123456", "code"), sealer.digest("123457", "code"), sealer.digest("123456", "session")];
  // context and secret must not run together
  others.push(sealer.digest("e123456", "cod"));
  assert.ok(!others.includes(digest));
});

test("digests and what clients carry outlive the master key", () => {
  const after = realSealer(2);
  assert.equal(after.digest("123456", "code"), sealer.digest("123456", "code"));
  for (const carried of [
    context.session,
    context.refreshToken,
    context.srpChallenge,
    context.signUp,
    context.page("users"),
    context.sessionToken,
  ]) {
    assert.equal(after.open(sealer.seal("ticket", carried), carried), "ticket", carried);
    assert.throws(() => masterSealer(1).open(sealer.seal("ticket", carried), carried), carried);
  }
  for (const kept of [context.password("p", "s"), context.softwareToken("p", "s"), context.clientSecret("c"), context.accessKey("k")])
    assert.throws(() => after.open(sealer.seal("kept", kept), kept), /another master key/, kept);
});

test("no key can be seen", () => {
  const shown = inspect({ sealer, master: masterSealer(1, 2) }, { depth: 9, showHidden: true });
  for (const fill of [1, 2, 99]) {
    const key = Buffer.alloc(32, fill);
    assert.ok(!shown.includes(key.toString("base64")) && !shown.includes(key.toString("hex").slice(0, 16)) && !/<Buffer/.test(shown));
  }
});
