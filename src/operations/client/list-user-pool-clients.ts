import { ListUserPoolClients } from "../../api/pool-client.ts";
import { listedClient } from "../../domain/client/describe.ts";
import { refusePool } from "../../domain/pool/refusals.ts";
import { present } from "../../domain/present.ts";
import { getPool } from "../../flows/lookup.ts";
import { openedToken, sealedToken } from "../../flows/page.ts";
import { operation } from "../operation.ts";

export const listUserPoolClients = operation(ListUserPoolClients, async (input, { store, sealer }) => {
  const { UserPoolId, MaxResults = 60, NextToken } = input;
  await getPool({ store }, UserPoolId);
  const list = `${ListUserPoolClients.name}/${UserPoolId}`;
  const after = openedToken({ sealer }, list, NextToken, refusePool.nextTokenInvalid);
  const { items, next } = await store.clients.list(UserPoolId, present({ limit: MaxResults, after }));
  return present({ UserPoolClients: items.map(listedClient), NextToken: sealedToken({ sealer }, list, next) });
});
