import assert from "node:assert/strict";
import test from "node:test";
import { aPool } from "../../../test/support/pool.ts";
import { withoutTags, withTags } from "./tags.ts";

const tagged = aPool({ UserPoolTags: { team: "a", stage: "test" } });

test("tags are added, replaced and removed", () => {
  assert.deepEqual(withTags(tagged, { team: "b", cost: "" }).description.UserPoolTags, { team: "b", stage: "test", cost: "" });
  assert.deepEqual(withoutTags(tagged, ["team", "none"]).description.UserPoolTags, { stage: "test" });
});

test("fifty tags are the most, and aws: is not for users", () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, ""]));
  assert.equal(Object.keys(withTags(tagged, many(48)).description.UserPoolTags ?? {}).length, 50);
  assert.throws(() => withTags(tagged, many(49)), { name: "InvalidParameterException", message: /more than 50 tags/ });
  assert.throws(() => withTags(tagged, { "aws:owner": "me" }), { message: "Tag keys cannot start with aws: (aws:owner)." });
});
