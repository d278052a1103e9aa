/** What the suites of threat protection share: a pool that enforces it, an app whose users' addresses are believed, and sign-ins from anywhere. */
import {
  AdminListUserAuthEventsCommand,
  type CreateUserPoolClientCommandInput,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  SetRiskConfigurationCommand,
  type SetRiskConfigurationCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { secretHash } from "../../src/domain/client/secret-hash.ts";
import type { TestServer } from "./server.ts";
import { aPlace, factorBlocks, type Place, password } from "./sign-in.ts";

export const home = "198.51.100.7";
export const abroad = "203.0.113.99";

/** An app that may speak for its users. */
export type Spokesman = Place & { readonly secret: string };

/** A pool under threat protection. @param mode AUDIT or ENFORCED @param configuration of the pool */
export async function aWatchedPlace(
  server: TestServer,
  mode: "AUDIT" | "ENFORCED",
  configuration: Omit<SetRiskConfigurationCommandInput, "UserPoolId"> = {},
  client: Partial<CreateUserPoolClientCommandInput> = {},
): Promise<Spokesman> {
  const place = await aPlace(server, {
    pool: { UserPoolTier: "PLUS", UserPoolAddOns: { AdvancedSecurityMode: mode } },
    mfa: { MfaConfiguration: "OPTIONAL", ...factorBlocks.totp },
    client: { GenerateSecret: true, EnablePropagateAdditionalUserContextData: true, ...client },
  });
  const { sdk, UserPoolId, ClientId } = place;
  if (Object.keys(configuration).length > 0) await sdk.send(new SetRiskConfigurationCommand({ UserPoolId, ...configuration }));
  const { UserPoolClient } = await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return { ...place, secret: UserPoolClient?.ClientSecret ?? "" };
}

/** Every level with one action. */
export const always = (EventAction: "BLOCK" | "MFA_IF_CONFIGURED" | "MFA_REQUIRED" | "NO_ACTION", Notify = false) => ({
  AccountTakeoverRiskConfiguration: {
    Actions: { LowAction: { Notify, EventAction }, MediumAction: { Notify, EventAction }, HighAction: { Notify, EventAction } },
  },
});

/** A password sign-in of a user who is at this address. */
export const enterFrom = (
  { sdk, ClientId, secret }: Spokesman,
  USERNAME: string,
  IpAddress: string,
  PASSWORD = password,
): Promise<InitiateAuthCommandOutput> =>
  sdk.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME, PASSWORD, SECRET_HASH: secretHash(secret, USERNAME, ClientId) },
      UserContextData: { IpAddress },
    }),
  );

/** The user's history, newest first. */
export async function historyOf({ sdk, UserPoolId }: Place, Username: string) {
  const { AuthEvents = [] } = await sdk.send(new AdminListUserAuthEventsCommand({ UserPoolId, Username }));
  return AuthEvents;
}
