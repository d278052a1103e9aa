import { AddUserPoolClientSecret } from "../../api/client-secret.ts";
import { addedSecret, aSecret, withSecret } from "../../domain/client/secrets.ts";
import { sealedSecret } from "../../flows/client-secret.ts";
import { getPool } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

export const addUserPoolClientSecret = operation(AddUserPoolClientSecret, async (input, { store, sealer, clock, random }) => {
  const { UserPoolId, ClientId, ClientSecret } = input;
  await getPool({ store }, UserPoolId);
  const asked = ClientSecret === undefined ? "generated" : { given: ClientSecret };
  const { plain, sealed } = sealedSecret({ sealer, random }, ClientId, asked);
  const secret = aSecret(ClientId, sealed, clock.now());
  const client = await store.clients.update(UserPoolId, ClientId, (before) => withSecret(before, secret));
  return { ClientSecretDescriptor: addedSecret(client, ClientSecret === undefined ? plain : undefined) };
});
