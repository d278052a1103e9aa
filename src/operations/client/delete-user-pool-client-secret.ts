import { DeleteUserPoolClientSecret } from "../../api/client-secret.ts";
import { withoutSecret } from "../../domain/client/secrets.ts";
import { getPool } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

export const deleteUserPoolClientSecret = operation(DeleteUserPoolClientSecret, async (input, { store }) => {
  const { UserPoolId, ClientId, ClientSecretId } = input;
  await getPool({ store }, UserPoolId);
  await store.clients.update(UserPoolId, ClientId, (client) => withoutSecret(client, ClientSecretId));
  return {};
});
