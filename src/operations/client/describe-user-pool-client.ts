import { DescribeUserPoolClient } from "../../api/pool-client.ts";
import { describedClient } from "../../domain/client/describe.ts";
import { shownSecret } from "../../flows/client-secret.ts";
import { getClient, getPool } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

export const describeUserPoolClient = operation(DescribeUserPoolClient, async ({ UserPoolId, ClientId }, { store, sealer }) => {
  await getPool({ store }, UserPoolId);
  const client = await getClient({ store }, UserPoolId, ClientId);
  return { UserPoolClient: describedClient(client, shownSecret({ sealer }, client)) };
});
