import { DeleteUserPool } from "../../api/pool.ts";
import { checkRemovable } from "../../domain/pool/update.ts";
import { refuse } from "../../domain/refusal.ts";
import { getPool } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

export const deleteUserPool = operation(DeleteUserPool, async ({ UserPoolId }, { store }) => {
  checkRemovable(await getPool({ store }, UserPoolId));
  if (!(await store.pools.remove(UserPoolId))) throw refuse.noSuchPool(UserPoolId);
  return undefined;
});
