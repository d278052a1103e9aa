import assert from "node:assert/strict";
import test from "node:test";
import { aUser } from "../../../test/support/user.ts";
import { type Bounded, triesAnHour, withTry } from "./tries.ts";
import type { User } from "./user.ts";

const user = aUser();
const after = (what: Bounded, count: number, at: number): User =>
  Array.from({ length: count }).reduce<User>((tried) => withTry(tried, what, at), user);
const refused = { name: "LimitExceededException", message: "Attempt limit exceeded, please try after some time." };

for (const [what, limit] of Object.entries(triesAnHour) as [Bounded, number][])
  test(`${what}: ${limit} in an hour`, () => {
    assert.equal(after(what, limit, 100).tries?.[what]?.count, limit);
    assert.throws(() => withTry(after(what, limit, 100), what, 3699), refused);
    assert.deepEqual(withTry(after(what, limit, 100), what, 3700).tries?.[what], { count: 1, since: 3700 });
  });

test("one allowance does not eat another", () => {
  assert.equal(withTry(after("change-password", 5, 100), "attribute-code", 100).tries?.["attribute-code"]?.count, 1);
});
