import assert from "node:assert/strict";
import test from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import { keyOf, keyText, masterSealer, realSealer } from "../../../test/support/sealer.ts";
import type { Sealed } from "../../domain/sealed.ts";
import { context } from "../../ports/sealer.ts";
import { BroughtKeys } from "./brought-keys.ts";
import { createSealer } from "./sealer.ts";

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
  const digest = sealer.digest("123456", "code", "pool");
  assert.equal(digest, sealer.digest("123456", "code", "pool"));
  assert.match(digest, /^[\w-]{43}$/);
  const others = [
    realSealer(1, 98).digest("123456", "code", "pool"),
    sealer.digest("123457", "code", "pool"),
    sealer.digest("123456", "session", "pool"),
  ];
  // context and secret must not run together
  others.push(sealer.digest("e123456", "cod", "pool"));
  assert.ok(!others.includes(digest));
});

test("a pool that brought a data key along keeps its digests, and what its clients carry opens; all that is new is under the own key", () => {
  const [home, master] = [realSealer(1, 98), masterSealer(2)];
  const brought = new BroughtKeys(master);
  const moved = createSealer(master, keyOf(99), brought);
  const digest = home.digest("123456", "code", "pool");
  const ticket = home.seal("ticket", context.refreshToken);
  assert.throws(() => moved.open(ticket, context.refreshToken), /another master key/);
  brought.note("pool", master.seal(keyText(98), context.poolDataKey("pool")));
  assert.equal(moved.digest("123456", "code", "pool"), digest);
  assert.notEqual(moved.digest("123456", "code", "other"), digest);
  assert.equal(moved.open(ticket, context.refreshToken), "ticket");
  assert.equal(realSealer(2, 99).open(moved.seal("new", context.refreshToken), context.refreshToken), "new");
  brought.note("pool", undefined);
  assert.notEqual(moved.digest("123456", "code", "pool"), digest);
  assert.throws(() => brought.note("other", master.seal(keyText(98), context.poolDataKey("pool"))), "sealed for another pool");
});

test("digests and what clients carry outlive the master key", () => {
  const after = realSealer(2);
  assert.equal(after.digest("123456", "code", "pool"), sealer.digest("123456", "code", "pool"));
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
