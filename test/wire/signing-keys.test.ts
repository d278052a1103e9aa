/** New signing keys while people sign in, on two nodes over one store. */
import assert from "node:assert/strict";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { GetUserCommand, InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";
import { createKeyStash } from "../../src/adapters/keys/key-stash.ts";
import { rotateSigningKeys, tendSigningKeys } from "../../src/flows/signing-keys.ts";
import { aFolder } from "../support/folder.ts";
import { sdkClient, startTestServer, type TestServer } from "../support/server.ts";
import { aMember, aPlace, enter, type Place, password } from "../support/sign-in.ts";

const day = 86_400;
let node: TestServer;
let other: TestServer;
let place: Place;
before(async () => {
  const dataFile = join(aFolder(), "keys.sqlite");
  const start = () => startTestServer({ dataFile, issuer: "https://auth.example.com" }, { keyStash: createKeyStash(0) });
  node = await start();
  other = await start();
  place = await aPlace(node);
  await aMember(place, "bob");
});
after(() => Promise.all([node.close(), other.close()]));

const jwksOf = async ({ url }: TestServer) =>
  (await (await fetch(`${url}/${place.UserPoolId}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
const kidOf = (token = "") => decodeProtectedHeader(token).kid;
const advance = (seconds: number) => {
  for (const each of [node, other]) each.clock.advance(seconds);
};
const signIn = async () => (await enter(place, "bob")).AuthenticationResult ?? {};
const isAccepted = ({ url }: TestServer, AccessToken = "") =>
  sdkClient({ url })
    .send(new GetUserCommand({ AccessToken }))
    .then(
      () => true,
      () => false,
    );
/** A token verifies on both nodes, and by jose with what a node shows. */
async function assertGood(token = ""): Promise<void> {
  assert.deepEqual([await isAccepted(node, token), await isAccepted(other, token)], [true, true]);
  for (const each of [node, other]) {
    const currentDate = new Date(node.clock.now() * 1000);
    await jwtVerify(token, createLocalJWKSet(await jwksOf(each)), { currentDate });
  }
}

test("new keys are shown at once and sign later; old tokens verify until they expire; sign-ins go on meanwhile", async () => {
  const { house } = node;
  const before = await signIn();
  const signsFrom = await rotateSigningKeys(other.house, place.UserPoolId, "later");
  assert.ok(Math.abs(signsFrom - house.clock.now() - 900) < 5);
  advance(1);
  const [shown, elsewhere] = [await jwksOf(node), await jwksOf(other)];
  assert.equal(shown.keys.length, 4);
  assert.deepEqual(shown, elsewhere);
  assert.equal(kidOf((await signIn()).AccessToken), kidOf(before.AccessToken));
  advance(900);
  const next = await signIn();
  assert.notEqual(kidOf(next.AccessToken), kidOf(before.AccessToken));
  assert.notEqual(kidOf(next.IdToken), kidOf(before.IdToken));
  assert.ok(shown.keys.some(({ kid }) => kid === kidOf(next.AccessToken)));
  await assertGood(before.AccessToken);
  await assertGood(next.AccessToken);

  await tendSigningKeys(house, 0);
  assert.equal((await house.store.pools.keys(place.UserPoolId)).length, 4);
  advance(day + 300);
  assert.deepEqual(
    await Promise.all([tendSigningKeys(house, 0), tendSigningKeys(other.house, 0)]).then((changed) => changed[0] + changed[1]),
    1,
  );
  assert.equal((await house.store.pools.keys(place.UserPoolId)).length, 2);
  advance(1);
  assert.equal(await isAccepted(other, before.AccessToken), false);
  await assertGood((await signIn()).AccessToken);
});

test("sign-ins and refreshes under way while keys change again and again all get tokens that verify", async () => {
  const { sdk, ClientId } = place;
  const elsewhere: Place = { ...place, sdk: sdkClient(other) };
  let isOver = false;
  let count = 0;
  const signingIn = async (at: Place) => {
    while (!isOver) {
      const { AuthenticationResult: first } = await enter(at, "bob", password);
      const { AuthenticationResult: second } = await sdk.send(
        new InitiateAuthCommand({ ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: { REFRESH_TOKEN: first?.RefreshToken ?? "" } }),
      );
      for (const token of [first?.AccessToken, second?.AccessToken]) {
        await assertGood(token);
        count += 1;
      }
    }
  };
  const people = [signingIn(place), signingIn(elsewhere), signingIn(place)];
  const kids = new Set<string | undefined>();
  for (let round = 0; round < 3; round++) {
    const moment = await rotateSigningKeys((round % 2 ? node : other).house, place.UserPoolId, "at-once");
    assert.ok(moment > node.clock.now());
    kids.add(kidOf((await signIn()).AccessToken));
    advance(1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    advance(1.1);
    kids.add(kidOf((await signIn()).AccessToken));
  }
  isOver = true;
  await Promise.all(people);
  assert.ok(kids.size >= 3 && count > 6, `${kids.size} keys, ${count} tokens`);
});

test("keys that someone else has are taken away at once", async () => {
  const stolen = await signIn();
  await rotateSigningKeys(node.house, place.UserPoolId, "compromised");
  advance(1);
  assert.equal((await jwksOf(other)).keys.length, 2);
  assert.deepEqual([await isAccepted(node, stolen.AccessToken), await isAccepted(other, stolen.AccessToken)], [false, false]);
  const { AuthenticationResult } = await place.sdk.send(
    new InitiateAuthCommand({
      ClientId: place.ClientId,
      AuthFlow: "REFRESH_TOKEN_AUTH",
      AuthParameters: { REFRESH_TOKEN: stolen.RefreshToken ?? "" },
    }),
  );
  await assertGood(AuthenticationResult?.AccessToken);
});

test("keys come of age: any number of nodes makes one new pair", async () => {
  const { store } = node.house;
  const count = async () => (await store.pools.keys(place.UserPoolId)).length;
  const had = await count();
  assert.equal(await tendSigningKeys(node.house, 30), 0);
  advance(30 * day + 2);
  const changed = await Promise.all([node, other, node, other].map(({ house }) => tendSigningKeys(house, 30)));
  assert.equal(changed.filter((each) => each > 0).length, 1);
  assert.equal(await count(), had + 2);
  assert.equal(await tendSigningKeys(other.house, 30), 0);
  advance(1000);
  await assertGood((await signIn()).AccessToken);
});

test("a pool that is not there", async () => {
  await assert.rejects(rotateSigningKeys(node.house, "us-east-1_Nothing", "later"), { name: "ResourceNotFoundException" });
});
