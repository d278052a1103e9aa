import assert from "node:assert/strict";
import test from "node:test";
import { aUser } from "../../../test/support/user.ts";
import { networkOf, type Sighting, withoutSighting, withSighting } from "./sighting.ts";

for (const [address, network] of [
  ["192.0.2.77", "192.0.2.0/24"],
  ["::ffff:192.0.2.77", "192.0.2.0/24"],
  ["2001:db8:1:2::3", "2001:db8:1::/48"],
  ["::1", "0:0:0::/48"],
  ["nowhere", undefined],
] as const)
  test(`${address} is in ${network}`, () => assert.equal(networkOf(address), network));

const home: Sighting = { at: 1000, network: "192.0.2.0/24", device: "laptop", agent: "browser" };
const office: Sighting = { at: 900, network: "203.0.113.0/24", device: "laptop", agent: "browser" };
const phone: Sighting = { at: 800, network: "192.0.2.0/24", device: "phone", agent: "app" };
const seen = [home, office, phone];
const after = (change: (user: ReturnType<typeof aUser>) => { seen?: readonly Sighting[] }, before: readonly Sighting[] = seen) =>
  change(aUser({ seen: before })).seen;

for (const [name, sighting, expected] of [
  [
    "a new place stands first",
    { ...home, network: "198.51.100.0/24", at: 2000 },
    ["198.51.100.0/24", "192.0.2.0/24", "203.0.113.0/24", "192.0.2.0/24"],
  ],
  ["a known one comes forward", { ...office, at: 2000 }, ["203.0.113.0/24", "192.0.2.0/24", "192.0.2.0/24"]],
] as const)
  test(name, () =>
    assert.deepEqual(
      after((user) => withSighting(user, sighting))?.map(({ network }) => network),
      expected,
    ),
  );

test("a place seen a moment ago, or longer after, leaves the user as it is", () => {
  const user = aUser({ seen });
  assert.equal(withSighting(user, { ...home, at: 1299 }), user);
  assert.equal(withSighting(user, { ...office, at: 100 }), user);
  assert.notEqual(withSighting(user, { ...home, at: 1300 }), user);
});

test("a user keeps ten", () => {
  const many = Array.from({ length: 30 }, (_, index): Sighting => ({ at: index, network: `network ${index}` }));
  const user = many.reduce(withSighting, aUser());
  assert.deepEqual(user.seen, many.slice(20).toReversed());
});

test("what a user disowns takes everything with it that shares its device or network", () => {
  assert.deepEqual(
    after((user) => withoutSighting(user, office)),
    [phone],
  );
  assert.deepEqual(
    after((user) => withoutSighting(user, { at: 5, network: "192.0.2.0/24" })),
    [office],
  );
  const user = aUser({ seen });
  assert.equal(withoutSighting(user, { at: 5 }), user);
  assert.equal(withoutSighting(user, { at: 5, device: "other", network: "198.51.100.0/24" }), user);
});
