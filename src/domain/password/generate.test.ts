import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { temporaryPassword } from "./generate.ts";
import { policyBreach } from "./policy.ts";

test("a made-up password conforms to every policy", () => {
  const policies = fc.record({
    MinimumLength: fc.integer({ min: 6, max: 99 }),
    RequireUppercase: fc.boolean(),
    RequireLowercase: fc.boolean(),
    RequireNumbers: fc.boolean(),
    RequireSymbols: fc.boolean(),
  });
  fc.assert(
    fc.property(policies, fc.infiniteStream(fc.nat(1000)), (policy, chance) => {
      const draw = (alphabet: string, length: number) =>
        Array.from({ length }, () => alphabet.charAt(Number(chance.next().value) % alphabet.length)).join("");
      const password = temporaryPassword(policy, draw);
      assert.equal(policyBreach(policy, password), undefined);
      assert.match(password, /^\S+$/);
    }),
  );
});
