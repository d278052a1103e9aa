/** A new table must say whether exports carry it. That what is carried is carried whole is held on both engines by test/contract/store/transfer.ts. */
import assert from "node:assert/strict";
import test from "node:test";
import { missingMigrations } from "../migrations/migrations.ts";
import { carriedTables, transferTables } from "./carried.ts";

for (const maker of ["sqlite", "postgres", "cockroach"] as const) {
  test(`every table that the migrations make on ${maker} is carried, or says why not`, () => {
    const sql = missingMigrations(maker === "sqlite" ? maker : "postgres", [], maker).join("\n");
    const made = [...sql.matchAll(/create table (?:if not exists )?"(\w+)"/g)].map(([, table = ""]) => table);
    assert.deepEqual(made.toSorted(), Object.keys(transferTables).toSorted());
  });
}

test("whatever knows a pool is carried, but for what is made anew, ends by itself or stays where it is", () => {
  const left = Object.keys(transferTables).filter((table) => !carriedTables.has(table as keyof typeof transferTables));
  assert.deepEqual(left, [
    "user_names",
    "user_search",
    "user_counts",
    "sessions",
    "messages",
    "audit_lines",
    "audit_chains",
    "installation",
  ]);
  for (const reason of Object.values(transferTables)) assert.ok(typeof reason !== "string" || /\w+ \w+/.test(reason));
});
