import assert from "node:assert/strict";
import test, { after } from "node:test";
import { aClient, aPool } from "../../test/support/pool.ts";
import { realSealer } from "../../test/support/sealer.ts";
import { aUser } from "../../test/support/user.ts";
import { createRandom } from "../adapters/random/random.ts";
import { createSrp } from "../adapters/srp/srp.ts";
import { Refusal } from "../domain/refusal.ts";
import { numberOf } from "../domain/srp/encoding.ts";
import { privateKeyOf, scramblerOf, sharedKeyOf, signatureOf } from "../domain/srp/exchange.ts";
import { multiplier, prime } from "../domain/srp/group.ts";
import { timestampOf } from "../domain/srp/timestamp.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";
import { isSrpProof, readSecretBlock, type SrpAsker, type SrpOwner, spendingOf, startSrp } from "./srp-exchange.ts";

const srp = createSrp({ threads: 1 });
after(() => srp.close());
const sealer = realSealer();
const time = { now: 1_767_225_600, ahead: 0 };
const clock = { now: () => time.now + time.ahead, ahead: () => time.ahead };
const house = { srp, sealer, clock, random: createRandom() } as unknown as House;

const asker: SrpAsker = { client: aClient(), door: "public" };
const identity = { group: "aPool", name: "bob" };
const salt = "00112233445566778899aabbccddeeff";

async function ownerWith(password: string, members: Partial<SrpOwner> = {}): Promise<SrpOwner> {
  const user = { ...aUser(), ...members };
  const verifier = sealer.seal(await srp.verifier(identity, password, salt), context.password(user.poolId, user.sub));
  return { ...user, password: { salt, verifier } };
}

/** base^exponent mod N by squaring. */
function powerOf(base: bigint, exponent: bigint): bigint {
  if (exponent === 0n) return 1n;
  const half = powerOf(base, exponent / 2n);
  return (half * half * (exponent % 2n === 1n ? base : 1n)) % prime;
}

const a = numberOf("5a".repeat(32));
const A = powerOf(2n, a).toString(16);

type Challenge = Awaited<ReturnType<typeof startSrp>>;

/** What a client that was told `password` answers. */
function answerTo({ SALT, SRP_B, SECRET_BLOCK }: Challenge, password: string, timestamp = timestampOf(time.now)) {
  const [x, u] = [numberOf(privateKeyOf(identity, password, SALT)), scramblerOf(A, SRP_B)];
  const base = (((numberOf(SRP_B) - multiplier * powerOf(2n, x)) % prime) + prime) % prime;
  const key = sharedKeyOf(powerOf(base, a + numberOf(u) * x).toString(16), u);
  const signature = signatureOf(key, { identity, secretBlock: SECRET_BLOCK, timestamp }).toString("base64");
  return { secretBlock: SECRET_BLOCK, signature, timestamp };
}

function reading(secretBlock: string) {
  const challenge = readSecretBlock(house, asker, secretBlock);
  assert.ok(challenge);
  return challenge;
}

test("whoever knows the password proves it, whoever does not, does not", async () => {
  const owner = await ownerWith("right");
  const started = await startSrp(house, asker, owner, A);
  const challenge = reading(started.SECRET_BLOCK);
  assert.equal(challenge.sub, owner.sub);
  assert.equal(await isSrpProof(house, challenge, owner, answerTo(started, "right")), true);
  assert.equal(await isSrpProof(house, challenge, owner, answerTo(started, "wrong")), false);
});

test("SRP_A in upper case and with leading zeros is the same number", async () => {
  const owner = await ownerWith("right");
  const started = await startSrp(house, asker, owner, `00${A.toUpperCase()}`);
  assert.equal(await isSrpProof(house, reading(started.SECRET_BLOCK), owner, answerTo(started, "right")), true);
});

test("SRP_A that is no number of the group is refused", async () => {
  const owner = await ownerWith("right");
  await assert.rejects(startSrp(house, asker, owner, "0"), new Refusal("InvalidParameterException", "Invalid SRP_A given."));
});

test("the challenge tells the salt, is fresh, and looks the same for everyone", async () => {
  const owner = await ownerWith("right");
  const other = await ownerWith("right", { username: "somebody-with-a-longer-name", sub: "0" });
  const [one, two] = [await startSrp(house, asker, owner, A), await startSrp(house, asker, other, "2")];
  assert.equal(one.SALT, salt);
  assert.match(one.SRP_B, /^[0-9a-f]{700,768}$/);
  assert.match(one.SECRET_BLOCK, /^[A-Za-z0-9+/]+=*$/);
  assert.ok(one.SECRET_BLOCK.length > 1_000 && one.SECRET_BLOCK.length < 2_048, String(one.SECRET_BLOCK.length));
  assert.ok(Math.abs(one.SECRET_BLOCK.length - two.SECRET_BLOCK.length) < 4);
  assert.notEqual(one.SRP_B, (await startSrp(house, asker, owner, A)).SRP_B);
});

test("nobody proves the password of a user who is gone, or one that was changed meanwhile", async () => {
  const owner = await ownerWith("right");
  const started = await startSrp(house, asker, owner, A);
  const challenge = reading(started.SECRET_BLOCK);
  const answer = answerTo(started, "right");
  assert.equal(await isSrpProof(house, challenge, undefined, answer), false);
  assert.equal(await isSrpProof(house, challenge, { ...owner, password: { ...owner.password, salt: "01" } }, answer), false);
  assert.equal(await isSrpProof(house, challenge, await ownerWith("changed"), answer), false);
});

for (const [what, changed] of [
  ["another block", { secretBlock: "AAAA" }],
  ["no signature", { signature: "" }],
  ["a short signature", { signature: "AAAA" }],
  ["another moment than was signed", { timestamp: timestampOf(time.now + 1) }],
] as const) {
  test(`an answer with ${what} proves nothing`, async () => {
    const owner = await ownerWith("right");
    const started = await startSrp(house, asker, owner, A);
    const answer = { ...answerTo(started, "right"), ...changed };
    assert.equal(await isSrpProof(house, reading(started.SECRET_BLOCK), owner, answer), false);
  });
}

for (const [timestamp, proves] of [
  ["Thu Jan 1 00:00:00 UTC 2026", true],
  ["Thu Jan 01 00:00:00 UTC 2026", false],
  ["Fri Jan 1 00:00:00 UTC 2026", false],
  ["Sat Jan 3 00:00:00 UTC 2026", false],
] as const) {
  test(`a right signature over "${timestamp}" ${proves ? "proves" : "does not prove"} it`, async () => {
    const owner = await ownerWith("right");
    const started = await startSrp(house, asker, owner, A);
    const answer = answerTo(started, "right", timestamp);
    assert.equal(await isSrpProof(house, reading(started.SECRET_BLOCK), owner, answer), proves);
  });
}

test("a client's own time counts where development moved the server's", async (t) => {
  time.ahead = 40 * 86_400;
  t.after(() => {
    time.ahead = 0;
  });
  const owner = await ownerWith("right");
  const started = await startSrp(house, asker, owner, A);
  for (const moment of [time.now, time.now + time.ahead]) {
    const answer = answerTo(started, "right", timestampOf(moment));
    assert.equal(await isSrpProof(house, reading(started.SECRET_BLOCK), owner, answer), true);
  }
});

test("a block opens for its own pool, client and door, unaltered and in time", async (t) => {
  const { SECRET_BLOCK } = await startSrp(house, asker, await ownerWith("right"), A);
  const otherPool = aPool({ id: "us-east-1_other" });
  const altered = Buffer.from(SECRET_BLOCK, "base64");
  altered.writeUInt8(altered.readUInt8(100) ^ 1, 100);
  const refused: readonly [SrpAsker, string][] = [
    [{ ...asker, client: aClient({ id: "another" }) }, SECRET_BLOCK],
    [{ ...asker, client: aClient({ pool: otherPool }) }, SECRET_BLOCK],
    [{ ...asker, door: "admin" }, SECRET_BLOCK],
    [asker, altered.toString("base64")],
    [asker, "no base64 at all"],
    [asker, ""],
    [asker, Buffer.from(sealer.seal("{}", context.srpChallenge)).toString("base64")],
  ];
  for (const [by, block] of refused) assert.equal(readSecretBlock(house, by, block), undefined);
  t.after(() => {
    time.now -= 180;
  });
  time.now += 179;
  assert.ok(readSecretBlock(house, asker, SECRET_BLOCK));
  time.now += 1;
  assert.equal(readSecretBlock(house, asker, SECRET_BLOCK), undefined);
});

test("a challenge is spent under one name, until it expires anyway", async () => {
  const owner = await ownerWith("right");
  const [one, two] = [await startSrp(house, asker, owner, A), await startSrp(house, asker, owner, A)];
  const spending = spendingOf(house, reading(one.SECRET_BLOCK));
  assert.deepEqual(spending, spendingOf(house, reading(one.SECRET_BLOCK)));
  assert.notDeepEqual(spending, spendingOf(house, reading(two.SECRET_BLOCK)));
  assert.ok(spending.kind === "spend" && spending.expiresAt === time.now + 180);
});
