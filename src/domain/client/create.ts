/** A new client, and one that changes. */
import type { InputOf } from "../../api/contract.ts";
import type { CreateUserPoolClient } from "../../api/pool-client.ts";
import type { Pool } from "../pool/pool.ts";
import { checkClient } from "./checks.ts";
import type { UserPoolClient } from "./client.ts";
import { type ClientSettings, completedClient } from "./defaults.ts";
import { refuseClient } from "./refusals.ts";

/** Whether a new client gets a secret, and which: its own, or one to be drawn. @throws Refusal where both are asked for */
export function secretAsked({
  GenerateSecret,
  ClientSecret,
}: InputOf<typeof CreateUserPoolClient>): "generated" | { given: string } | undefined {
  if (GenerateSecret && ClientSecret !== undefined) throw refuseClient.secretGivenAndGenerated();
  return ClientSecret === undefined ? (GenerateSecret ? "generated" : undefined) : { given: ClientSecret };
}

/**
 * The client that CreateUserPoolClient asks for, with every default in place. @param birth what only the house knows: the id, the sealed secret
 * if it gets one, the moment (epoch seconds)
 * @throws Refusal for each contradiction of spec/platform.md §2.5
 */
export function createdClient(
  input: InputOf<typeof CreateUserPoolClient>,
  pool: Pool,
  birth: { readonly id: string; readonly secrets: UserPoolClient["secrets"]; readonly now: number },
): UserPoolClient {
  const { UserPoolId: _, ClientName, GenerateSecret: __, ClientSecret: ___, ...settings } = input;
  const { id, secrets, now } = birth;
  const identity = { UserPoolId: pool.id, ClientName, ClientId: id, LastModifiedDate: now, CreationDate: now };
  const description = { ...identity, ...completedClient(settings) };
  checkClient({ description, pool, hasSecret: secrets.length > 0 });
  return { poolId: pool.id, id, version: 1, description, secrets };
}

/**
 * The client after UpdateUserPoolClient: what is left out returns to its default, but for name and secret.
 * @param now epoch seconds @throws Refusal for each contradiction of spec/platform.md §2.5
 */
export function updatedClient(
  client: UserPoolClient,
  { ClientName, ...settings }: ClientSettings & { ClientName?: string },
  pool: Pool,
  now: number,
): UserPoolClient {
  const { UserPoolId, ClientName: name, ClientId, CreationDate, RefreshTokenRotation } = client.description;
  const identity = { UserPoolId, ClientName: ClientName ?? name, ClientId, LastModifiedDate: now, CreationDate };
  const description = { ...identity, ...completedClient(settings, RefreshTokenRotation) };
  checkClient({ description, pool, hasSecret: client.secrets.length > 0 });
  return { ...client, description };
}
