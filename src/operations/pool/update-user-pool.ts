import { UpdateUserPool } from "../../api/pool.ts";
import { updatedPool } from "../../domain/pool/update.ts";
import { operation } from "../operation.ts";

export const updateUserPool = operation(UpdateUserPool, async ({ UserPoolId, ...requested }, { store, clock }) => {
  const now = clock.now();
  await store.pools.update(UserPoolId, (pool) => updatedPool(pool, requested, now));
  return {};
});
