import assert from "node:assert/strict";
import { test } from "node:test";
import { documentedRates } from "./categories.ts";
import { parseRates } from "./rates.ts";

test("nothing given leaves the documented figures", () => assert.deepEqual(parseRates(""), documentedRates));

test("what is named is replaced, the rest stays", () =>
  assert.deepEqual(parseRates("UserRead=7,UserToken=500"), { ...documentedRates, UserRead: 7, UserToken: 500 }));

test("an unknown category is named", () => {
  assert.throws(() => parseRates("UserReed=7"), /POOLHOUSE_QUOTA_RATES names "UserReed", which is no category: use UserAuthentication,/);
});
