import { ListUserPools } from "../../api/pool.ts";
import { listedPool } from "../../domain/pool/describe.ts";
import { refusePool } from "../../domain/pool/refusals.ts";
import { present } from "../../domain/present.ts";
import { openedToken, sealedToken } from "../../flows/page.ts";
import { operation } from "../operation.ts";

export const listUserPools = operation(ListUserPools, async ({ MaxResults, NextToken }, { store, sealer }) => {
  const after = openedToken({ sealer }, ListUserPools.name, NextToken, refusePool.nextTokenInvalid);
  const { items, next } = await store.pools.list(present({ limit: MaxResults, after }));
  return present({ UserPools: items.map(listedPool), NextToken: sealedToken({ sealer }, ListUserPools.name, next) });
});
