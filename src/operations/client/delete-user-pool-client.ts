import { DeleteUserPoolClient } from "../../api/pool-client.ts";
import { refuse } from "../../domain/refusal.ts";
import { getPool } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

export const deleteUserPoolClient = operation(DeleteUserPoolClient, async ({ UserPoolId, ClientId }, { store }) => {
  await getPool({ store }, UserPoolId);
  if (!(await store.clients.remove(UserPoolId, ClientId))) throw refuse.noSuchClient(ClientId);
  return undefined;
});
