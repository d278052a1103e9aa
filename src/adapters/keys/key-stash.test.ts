import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout } from "node:timers/promises";
import { createKeyStash, type KeyPair } from "./key-stash.ts";

test("every pair is another RSA key of 2048 bits, made ahead once asked to", async () => {
  const stash = createKeyStash(2);
  stash.fill();
  const pairs: KeyPair[] = [];
  while (pairs.length < 5) pairs.push(await stash.take());
  stash.close();
  for (const { privateKey } of pairs) {
    assert.equal(privateKey.asymmetricKeyType, "rsa");
    assert.deepEqual(privateKey.asymmetricKeyDetails, { modulusLength: 2048, publicExponent: 65537n });
  }
  assert.equal(new Set(pairs.map(({ publicKey }) => publicKey.export({ format: "jwk" }).n)).size, 5);
});

test("a filled stash gives at once", async () => {
  const stash = createKeyStash(1);
  stash.fill();
  while (await isWaiting(stash)) await setTimeout(20);
  stash.close();
});

/** Whether `take` has nothing ready: what is ready comes within the same turn of the event loop. */
const isWaiting = (stash: ReturnType<typeof createKeyStash>) =>
  Promise.race([stash.take().then(() => false), new Promise<boolean>((resolve) => setImmediate(() => resolve(true)))]);
