/** How a client is shown. */
import { type UserPoolClientDescription, UserPoolClientType } from "../../api/pool-client.ts";
import type { UserPoolClient } from "./client.ts";

const members = Object.keys(UserPoolClientType.properties);

/** What DescribeUserPoolClient answers, members in the order of the recordings. @param secret in plain text; absent for a public client */
export function describedClient({ description }: UserPoolClient, secret: string | undefined): UserPoolClientType {
  const shown: Readonly<Record<string, unknown>> = { ...description, ...(secret !== undefined && { ClientSecret: secret }) };
  return Object.fromEntries(members.flatMap((member) => (member in shown ? [[member, shown[member]]] : [])));
}

/** What ListUserPoolClients shows of a client. */
export const listedClient = ({ id, poolId, description }: UserPoolClient): UserPoolClientDescription => ({
  ClientId: id,
  UserPoolId: poolId,
  ...(description.ClientName !== undefined && { ClientName: description.ClientName }),
});
