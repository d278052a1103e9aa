/** What the client suites share: a pool with authenticator apps, a client without secret, a user; and the app on the user's phone. */
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  type ExplicitAuthFlowsType,
  SetUserPoolMfaConfigCommand,
  type UserPoolMfaType,
} from "@aws-sdk/client-cognito-identity-provider";
import { TOTP } from "otpauth";

export const password = "Correct-horse-1";

/**
 * Makes a pool, a client and a confirmed user `name`.
 * @param mfa OFF, OPTIONAL or ON, with authenticator apps @param pool further members of CreateUserPool
 * @param flows of the client, the default ones where none are given @returns the ids
 */
export async function aSignInPlace(
  sdk: CognitoIdentityProviderClient,
  name: string,
  mfa: UserPoolMfaType = "OPTIONAL",
  pool: Partial<CreateUserPoolCommandInput> = {},
  flows?: ExplicitAuthFlowsType[],
) {
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: "clients", ...pool }));
  const UserPoolId = UserPool?.Id ?? "";
  await sdk.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId,
      MfaConfiguration: mfa,
      ...(mfa !== "OFF" && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    }),
  );
  const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: "app", ExplicitAuthFlows: flows }));
  await sdk.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: name,
      MessageAction: "SUPPRESS",
      UserAttributes: [
        { Name: "email", Value: `${name}@example.com` },
        { Name: "email_verified", Value: "true" },
      ],
    }),
  );
  await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: name, Password: password, Permanent: true }));
  return { UserPoolId, ClientId: UserPoolClient?.ClientId ?? "" };
}

/** An authenticator app: codes for consecutive time steps, so that none is used twice. @param secret base32 @param now epoch seconds of the first */
export function authenticator(secret: string, now: () => number) {
  const totp = new TOTP({ secret });
  let step = 0;
  return () => {
    step = Math.max(Math.floor(now() / 30), step + 1);
    return totp.generate({ timestamp: step * 30_000 });
  };
}
