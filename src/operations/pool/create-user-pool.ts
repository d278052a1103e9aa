import { CreateUserPool } from "../../api/pool.ts";
import { createdPool } from "../../domain/pool/create.ts";
import { describedPool } from "../../domain/pool/describe.ts";
import { chosenPoolId, poolIdAlphabet, poolIdLength, regionFor } from "../../domain/pool/pool-id.ts";
import { refusePool } from "../../domain/pool/refusals.ts";
import { refuseQuota } from "../../domain/quota/refusals.ts";
import { checkRoom } from "../../flows/room.ts";
import { operation } from "../operation.ts";

export const createUserPool = operation(CreateUserPool, async (input, { caller, store, keys, clock, random, settings }) => {
  const region = regionFor(caller.region, settings.region);
  const id = chosenPoolId(input) ?? `${region}_${random.text(poolIdAlphabet, poolIdLength)}`;
  const now = clock.now();
  const pool = createdPool(input, { id, accountId: settings.accountId, now });
  if (await store.pools.find(id)) throw refusePool.idTaken(id);
  await checkRoom(settings.resources.UserPools, () => store.pools.count(), refuseQuota.pools);
  if (!(await store.pools.create(pool, await keys.make(id, now)))) throw refusePool.idTaken(id);
  return { UserPool: describedPool(pool, 0) };
});
