import { SetUserPoolMfaConfig } from "../../api/pool-mfa.ts";
import { withMfaConfig } from "../../domain/pool/mfa-config.ts";
import { operation } from "../operation.ts";

export const setUserPoolMfaConfig = operation(SetUserPoolMfaConfig, async ({ UserPoolId, ...given }, { store, clock }) => {
  const now = clock.now();
  const { mfa } = await store.pools.update(UserPoolId, (pool) => withMfaConfig(pool, given, now));
  return mfa;
});
