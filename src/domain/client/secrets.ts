/** The secrets of a client: one, or two while the old one is being replaced. @see spec/platform.md §2.5 */
import type { ClientSecretDescriptorType } from "../../api/client-secret.ts";
import type { Sealed } from "../sealed.ts";
import type { UserPoolClient } from "./client.ts";
import { refuseClient } from "./refusals.ts";

/** One secret as it is kept. */
export type ClientSecret = UserPoolClient["secrets"][number];

const most = 2;

/** A new secret. Its id carries the second of its making. @param now epoch seconds */
export const aSecret = (clientId: string, secret: Sealed, now: number): ClientSecret => ({
  id: `${clientId}--${Math.floor(now)}`,
  secret,
  createdAt: now,
});

/** The client with one more secret. @throws Refusal for a public client, and where two are in force */
export function withSecret(client: UserPoolClient, added: ClientSecret): UserPoolClient {
  if (client.secrets.length === 0) throw refuseClient.noSecret(client.id);
  if (client.secrets.length >= most) throw refuseClient.tooManySecrets();
  return { ...client, secrets: [...client.secrets, { ...added, id: freeId(client, added) }] };
}

// Two secrets of one second: the later one takes the next second's id.
function freeId({ id, secrets }: UserPoolClient, added: ClientSecret): string {
  const isTaken = secrets.some((secret) => secret.id === added.id);
  return isTaken ? `${id}--${Math.floor(added.createdAt) + 1}` : added.id;
}

/** The client without a secret. @throws Refusal for an unknown one, and for the last */
export function withoutSecret(client: UserPoolClient, secretId: string): UserPoolClient {
  if (!client.secrets.some(({ id }) => id === secretId)) throw refuseClient.secretUnknown(secretId);
  if (client.secrets.length === 1) throw refuseClient.lastSecret();
  return { ...client, secrets: client.secrets.filter(({ id }) => id !== secretId) };
}

/** A secret as it is listed: never its value. */
export const listedSecret = ({ id, createdAt }: ClientSecret): ClientSecretDescriptorType => ({
  ClientSecretId: id,
  ClientSecretCreateDate: createdAt,
});

/** The newest secret as its owner sees it the one time. @param generated its value, where the service drew it */
export function addedSecret({ secrets }: UserPoolClient, generated: string | undefined): ClientSecretDescriptorType {
  const newest = secrets.at(-1);
  return { ...(newest && listedSecret(newest)), ...(generated !== undefined && { ClientSecretValue: generated }) };
}
