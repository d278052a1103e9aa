import assert from "node:assert/strict";
import test from "node:test";
import { deviceKeyOf, groupKeyOf, originJtiOf } from "./device.ts";

const originJti = "01926d3c-0000-7000-8000-000000000001";

for (const region of ["us-east-1", "us-gov-west-1", "my-house"]) {
  test(`the key of a device in ${region} says by which sign-in it was made`, () => {
    const key = deviceKeyOf(region, originJti);
    assert.match(key, /^[\w-]+_[0-9a-f-]+$/);
    assert.ok(key.length <= 55);
    assert.equal(originJtiOf(key), originJti);
  });
}

test("a key that somebody made up is no error", () => {
  for (const key of ["x", "_", "a_b_c", ""]) assert.equal(typeof originJtiOf(key), "string");
});

test("group keys look like the service's, stay the same for a pool and differ between pools", () => {
  const keys = Array.from({ length: 200 }, (_, index) => groupKeyOf(`us-east-1_pool${index}`));
  for (const key of keys) assert.match(key, /^-[A-Za-z0-9]{8}$/);
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(groupKeyOf("us-east-1_pool7"), keys[7]);
});
