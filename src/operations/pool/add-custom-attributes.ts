import { AddCustomAttributes } from "../../api/pool-schema.ts";
import { withMoreAttributes } from "../../domain/pool/update.ts";
import { operation } from "../operation.ts";

export const addCustomAttributes = operation(AddCustomAttributes, async ({ UserPoolId, CustomAttributes }, { store, clock, settings }) => {
  const now = clock.now();
  await store.pools.update(UserPoolId, (pool) => withMoreAttributes(pool, CustomAttributes, { now, quotas: settings.resources }));
  return {};
});
