import { ListUserPoolClientSecrets } from "../../api/client-secret.ts";
import { listedSecret } from "../../domain/client/secrets.ts";
import { getClient, getPool } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

/** There are two at most, so there is one page and no token. */
export const listUserPoolClientSecrets = operation(ListUserPoolClientSecrets, async ({ UserPoolId, ClientId }, { store }) => {
  await getPool({ store }, UserPoolId);
  const { secrets } = await getClient({ store }, UserPoolId, ClientId);
  return { ClientSecrets: secrets.map(listedSecret) };
});
