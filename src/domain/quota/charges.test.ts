import assert from "node:assert/strict";
import { test } from "node:test";
import type { OperationName } from "../../api/operations.ts";
import { type Charged, chargesOf, documentedRates, quotaRates } from "./charges.ts";

const pool = "us-east-1_Pool00001";
// biome-ignore format: one row a line
const rows: readonly [OperationName, Charged, readonly (readonly [string, string])[]][] = [
  ["InitiateAuth", { poolId: pool }, [["UserAuthentication", pool]]],
  ["InitiateAuth", {}, [["UserAuthentication", ""]]],
  ["GetUser", { poolId: pool, user: "sub" }, [["OneUserRead", `${pool} sub`], ["UserRead", pool]]],
  ["AdminGetUser", { poolId: pool, user: "ann" }, [["OneUserRead", `${pool} ann`], ["UserRead", pool]]],
  ["AdminListDevices", { poolId: pool, user: "ann" }, [["OneUserRead", `${pool} ann`], ["UserResourceRead", pool]]],
  ["SetUserMFAPreference", { poolId: pool, user: "sub" }, [["OneUserWrite", `${pool} sub`], ["UserResourceUpdate", pool]]],
  ["AdminDeleteUser", { poolId: pool, user: "ann" }, [["OneUserWrite", `${pool} ann`], ["UserUpdate", pool]]],
  ["AdminGetUser", { user: "ann" }, [["UserRead", ""]]],
  ["CreateGroup", { poolId: pool }, [["PoolOperation", `${pool} CreateGroup`], ["UserPoolResourceUpdate", pool]]],
  ["ListUserPoolClients", { poolId: pool }, [["PoolOperation", `${pool} ListUserPoolClients`], ["UserPoolClientRead", pool]]],
  ["DescribeUserPool", { poolId: pool }, [["UserPoolRead", pool]]],
  ["CreateUserPool", {}, [["UserPoolUpdate", ""]]],
];
for (const [operation, charged, charges] of rows)
  test(`${operation} of ${JSON.stringify(charged)} is charged to ${charges.map(([rate]) => rate).join(" and ")}`, () =>
    assert.deepEqual(
      chargesOf(operation, {}, charged).map(({ rate, key }) => [rate, key]),
      charges,
    ));

test("each rate has a figure of one or more", () => {
  for (const rate of quotaRates) assert.ok(documentedRates[rate] >= 1, rate);
});
