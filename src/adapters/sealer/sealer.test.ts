import assert from "node:assert/strict";
import test from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import { keyOf, masterSealer, realSealer } from "../../../test/support/sealer.ts";
import type { Sealed } from "../../domain/sealed.ts";
import { context } from "../../ports/sealer.ts";
import { BroughtKeys } from "./brought-keys.ts";
import { keyringOf, sealWith } from "./envelope.ts";
import { poolKeyOf, textOfKeys } from "./pool-keys.ts";
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

const ticket = { poolId: "pool", secret: "s" };
const keysOf = (...keys: number[]) => textOfKeys(keys.map((key) => poolKeyOf(keyOf(key), "pool")));

test("a ticket opens for its context and under its own installation's data key only, and is padded as asked", () => {
  const sealed = sealer.sealTicket(ticket, context.session, 90);
  assert.deepEqual(sealer.openTicket(sealed, context.session), ticket);
  assert.equal(sealed.length, sealer.sealTicket({ poolId: "p" }, context.session, 90).length);
  assert.throws(() => sealer.openTicket(sealed, context.signUp));
  assert.throws(() => realSealer(1, 98).openTicket(sealed, context.session));
});

test("a pool that brought keys along keeps its digests, and what its clients carry opens; all that is new is under the own key", () => {
  const [home, between, master] = [realSealer(1, 98), realSealer(1, 97), masterSealer(2)];
  const brought = new BroughtKeys(master);
  const moved = createSealer(master, keyOf(99), brought);
  const digest = home.digest("123456", "code", "pool");
  const [old, later] = [home.sealTicket(ticket, context.refreshToken), between.sealTicket(ticket, context.refreshToken)];
  assert.throws(() => moved.openTicket(old, context.refreshToken));
  brought.note("pool", master.seal(keysOf(98, 97), context.poolDataKey("pool")));
  assert.equal(moved.digest("123456", "code", "pool"), digest);
  assert.notEqual(moved.digest("123456", "code", "other"), home.digest("123456", "code", "other"));
  for (const each of [old, later]) assert.deepEqual(moved.openTicket(each, context.refreshToken), ticket);
  assert.deepEqual(realSealer(2, 99).openTicket(moved.sealTicket(ticket, context.refreshToken), context.refreshToken), ticket);
  brought.note("pool", undefined);
  assert.notEqual(moved.digest("123456", "code", "pool"), digest);
  assert.throws(() => moved.openTicket(old, context.refreshToken));
  assert.throws(() => brought.note("other", master.seal(keysOf(98), context.poolDataKey("pool"))), "sealed for another pool");
});

test("whoever has the key of one pool speaks for no other", () => {
  const master = masterSealer(2);
  const forge = (poolId: string) => {
    const { id, key } = poolKeyOf(keyOf(98), "pool");
    return sealWith(keyringOf({ id, key }), JSON.stringify({ poolId }), context.session);
  };
  const brought = new BroughtKeys(master);
  brought.note("pool", master.seal(keysOf(98), context.poolDataKey("pool")));
  for (const each of [realSealer(1, 98), createSealer(master, keyOf(99), brought)]) {
    assert.deepEqual(each.openTicket(forge("pool"), context.session), { poolId: "pool" });
    assert.throws(() => each.openTicket(forge("other"), context.session), /another pool/);
  }
});

test("digests and what clients carry outlive the master key", () => {
  const after = realSealer(2);
  assert.equal(after.digest("123456", "code", "pool"), sealer.digest("123456", "code", "pool"));
  for (const carried of [context.session, context.refreshToken, context.srpChallenge, context.signUp, context.authEventFeedback])
    assert.deepEqual(after.openTicket(sealer.sealTicket(ticket, carried), carried), ticket, carried);
  for (const carried of [context.page("users"), context.sessionToken]) {
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
