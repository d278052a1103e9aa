/** A server in production for tests: in memory, on the loopback, with a master key and an issuer; and keys that may call it. */
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import type { Config } from "../../src/config.ts";
import { everything } from "../../src/domain/access-key/access-key.ts";
import { createAccessKey } from "../../src/flows/access-keys.ts";
import { Secret } from "../../src/secret.ts";
import type { Overrides, Server } from "../../src/server.ts";
import { keyText } from "./sealer.ts";
import { startTestServer, type TestServer } from "./server.ts";
import type { Signing } from "./signed-request.ts";

/** What a production server needs at least. It lets itself be called by any name, since tests call it by its address,
 *  and as often as anyone likes: attacks are to meet what stands behind the quotas. */
export const productionSettings = {
  mode: "production",
  masterKey: new Secret(keyText(1)),
  issuer: "https://auth.example.com",
  hostNames: "*",
  quotas: "off",
} as const satisfies Partial<Config>;

/** Starts one. @param settings that differ */
export const startProductionServer = (settings: Partial<Config> = {}, overrides: Overrides = {}): Promise<TestServer> =>
  startTestServer({ ...productionSettings, ...settings }, overrides);

/** A policy that allows some actions on one pool. */
export const policyFor = (
  Resource: string | readonly string[],
  Action: string | readonly string[] = "cognito-idp:*",
  more: object = {},
): string => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource, ...more }] });

/** Makes an access key on a server, an administrator's unless policies are given. @returns what signs */
export async function aKey(
  { house }: Pick<Server, "house">,
  ...policies: readonly string[]
): Promise<Required<Pick<Signing, "accessKeyId" | "secretAccessKey">>> {
  const made = await createAccessKey(house, { name: "ops", policies: policies.length > 0 ? policies : [everything] });
  return { accessKeyId: made.key.id, secretAccessKey: made.secret.reveal() };
}

/** The real SDK with the credentials of a key. It never tries twice. */
export const keyClient = ({ url }: Pick<Server, "url">, credentials: Signing, region = "us-east-1"): CognitoIdentityProviderClient =>
  new CognitoIdentityProviderClient({ endpoint: url, region, credentials, maxAttempts: 1 });
