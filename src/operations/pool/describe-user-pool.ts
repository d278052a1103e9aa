import { DescribeUserPool } from "../../api/pool.ts";
import { describedPool } from "../../domain/pool/describe.ts";
import { getPool } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

export const describeUserPool = operation(DescribeUserPool, async ({ UserPoolId }, { store }) => {
  const pool = await getPool({ store }, UserPoolId);
  return { UserPool: describedPool(pool, await store.users.estimate(UserPoolId)) };
});
