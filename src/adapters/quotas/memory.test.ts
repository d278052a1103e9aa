import assert from "node:assert/strict";
import { test } from "node:test";
import { documentedRates } from "../../domain/quota/categories.ts";
import { memoryQuotas } from "./memory.ts";

test("the oldest bucket goes where there are too many", () => {
  const quotas = memoryQuotas(documentedRates, { now: () => 100 }, 3);
  for (const pool of ["a", "b", "c", "d", "e"]) assert.equal(quotas.take(pool, "UserRead"), true);
  assert.equal(quotas.size(), 3);
});
