import { CreateUserPoolClient } from "../../api/pool-client.ts";
import { base32Digits, chosenClientId, clientIdLength } from "../../domain/client/client-id.ts";
import { createdClient, secretAsked } from "../../domain/client/create.ts";
import { describedClient } from "../../domain/client/describe.ts";
import { refuseClient } from "../../domain/client/refusals.ts";
import { aSecret } from "../../domain/client/secrets.ts";
import { refuseQuota } from "../../domain/quota/refusals.ts";
import { sealedSecret } from "../../flows/client-secret.ts";
import { getPool } from "../../flows/lookup.ts";
import { checkRoom } from "../../flows/room.ts";
import { operation } from "../operation.ts";

export const createUserPoolClient = operation(CreateUserPoolClient, async (input, { store, sealer, clock, random, settings }) => {
  const pool = await getPool({ store }, input.UserPoolId);
  const id = chosenClientId(input.ClientName) ?? random.text(base32Digits, clientIdLength);
  const now = clock.now();
  const asked = secretAsked(input);
  const secret = asked && sealedSecret({ sealer, random }, id, asked);
  const client = createdClient(input, pool, { id, secrets: secret ? [aSecret(id, secret.sealed, now)] : [], now });
  await checkRoom(settings.resources.UserPoolClients, () => store.clients.count(pool.id), refuseQuota.clients);
  if (!(await store.clients.create(client))) throw refuseClient.idTaken(id);
  return { UserPoolClient: describedClient(client, secret?.plain) };
});
