import { UpdateUserPoolClient } from "../../api/pool-client.ts";
import { updatedClient } from "../../domain/client/create.ts";
import { describedClient } from "../../domain/client/describe.ts";
import { shownSecret } from "../../flows/client-secret.ts";
import { getPool } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

export const updateUserPoolClient = operation(UpdateUserPoolClient, async (input, { store, sealer, clock }) => {
  const { UserPoolId, ClientId, ...settings } = input;
  const pool = await getPool({ store }, UserPoolId);
  const now = clock.now();
  const client = await store.clients.update(UserPoolId, ClientId, (before) => updatedClient(before, settings, pool, now));
  return { UserPoolClient: describedClient(client, shownSecret({ sealer }, client)) };
});
