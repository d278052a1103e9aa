/** docs/scaling.md and the SQL for Citus keep up with the tables. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import test from "node:test";
import { missingMigrations } from "../src/adapters/store/migrations/migrations.ts";
import { keys, tables } from "../src/adapters/store/queries/tables.ts";

const sql = readFileSync("deploy/citus/distribute.sql", "utf8");
const page = readFileSync("docs/scaling.md", "utf8");
const distributed = new Map(
  [...sql.matchAll(/create_distributed_table\('(\w+)', '(\w+)'/g)].map(([, table = "", column = ""]) => [table, column]),
);
const copied = [...sql.matchAll(/create_reference_table\('(\w+)'\)/g)].map(([, table = ""]) => table);

/** What the store itself has no query for. */
const beside = ["migrations", "request_quotas"];

test("every table of the schema is distributed or copied, once", () => {
  const created = [
    ...missingMigrations("postgres", [])
      .join("\n")
      .matchAll(/create table "(\w+)"/g),
  ].map(([, table = ""]) => table);
  assert.deepEqual(created.toSorted(), tables.toSorted());
  assert.deepEqual([...distributed.keys(), ...copied].toSorted(), [...tables, ...beside].toSorted());
});

test("every table is distributed by a column of its primary key; what belongs to a user lies with the user", () => {
  for (const [table, column] of distributed) {
    const key: readonly string[] = table === "request_quotas" ? ["key"] : keys[table as keyof typeof keys];
    assert.ok(key.includes(column), `${table} by ${column}`);
    if (key.includes("sub")) assert.equal(column, "sub", table);
    const group = sql.match(new RegExp(`'${table}', '\\w+', colocate_with => '(\\w+)'`))?.[1];
    assert.equal(group, table === "users" ? undefined : key.includes("sub") ? "users" : "none", table);
  }
});

test("no statement uses what distributed engines lack or do otherwise", () => {
  const files = globSync("src/adapters/store/{queries,migrations,postgres}/*.ts").filter((file) => !file.endsWith(".test.ts"));
  const lacking =
    /forUpdate|skipLocked|\.returning|jsonb?_|serial\b|identity|sequence\(|references\(|foreignKey|trigger|listen\b|notify\b|unnest|= any\(|create extension|materialized/i;
  assert.ok(files.length > 20);
  assert.deepEqual(
    files.filter((file) => lacking.test(readFileSync(file, "utf8"))),
    [],
  );
});

test("the page says how each table distributes", () => {
  assert.deepEqual(
    [...tables, ...beside].filter((table) => !page.includes(`\`${table}\``)),
    [],
  );
});
