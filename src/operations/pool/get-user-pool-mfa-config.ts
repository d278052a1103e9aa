import { GetUserPoolMfaConfig } from "../../api/pool-mfa.ts";
import { getPool } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

export const getUserPoolMfaConfig = operation(GetUserPoolMfaConfig, async ({ UserPoolId }, { store }) => {
  const { mfa } = await getPool({ store }, UserPoolId);
  return mfa;
});
