/** What the sign-in suites share: a pool with a client, users in every state, and short ways to begin, to answer and to be refused. */
import assert from "node:assert/strict";
import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  type AuthFlowType,
  type ChallengeNameType,
  type CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { TOTP } from "otpauth";
import { sdkClient, type TestServer } from "./server.ts";

export const password = "Correct-horse-1";

/** A pool with one client on a server. */
export type Place = {
  readonly server: TestServer;
  readonly sdk: CognitoIdentityProviderClient;
  readonly UserPoolId: string;
  readonly ClientId: string;
};

const allFlows = [
  "ALLOW_USER_PASSWORD_AUTH",
  "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  "ALLOW_USER_SRP_AUTH",
  "ALLOW_REFRESH_TOKEN_AUTH",
  "ALLOW_CUSTOM_AUTH",
  "ALLOW_USER_AUTH",
] as const;
const smsRole = { SnsCallerArn: "arn:aws:iam::123456789012:role/sms", ExternalId: "external" };
const mailIdentity = { EmailSendingAccount: "DEVELOPER", SourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com" } as const;

/** The three message and app factors as SetUserPoolMfaConfig takes them. */
export const factorBlocks = {
  sms: { SmsMfaConfiguration: { SmsConfiguration: smsRole } },
  totp: { SoftwareTokenMfaConfiguration: { Enabled: true } },
  email: { EmailMfaConfiguration: {} },
} as const;

type PlaceSettings = {
  readonly pool?: Partial<CreateUserPoolCommandInput>;
  readonly mfa?: Omit<SetUserPoolMfaConfigCommandInput, "UserPoolId">;
  readonly client?: Partial<CreateUserPoolClientCommandInput>;
  /** Who makes it; somebody with credentials that mean nothing where it is left out. */
  readonly sdk?: CognitoIdentityProviderClient;
};

/** Makes a pool that can send mail and text messages, and a client with every flow on. @param settings what is different here */
export async function aPlace(server: TestServer, { pool, mfa, client, sdk = sdkClient(server) }: PlaceSettings = {}): Promise<Place> {
  const made = await sdk.send(
    new CreateUserPoolCommand({ PoolName: "sign-in", EmailConfiguration: mailIdentity, SmsConfiguration: smsRole, ...pool }),
  );
  const UserPoolId = made.UserPool?.Id ?? "";
  if (mfa) await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...mfa }));
  return { server, sdk, UserPoolId, ClientId: await aClientOf({ sdk, UserPoolId }, client) };
}

/** Another client of the pool. @returns its id */
export async function aClientOf(
  { sdk, UserPoolId }: Pick<Place, "sdk" | "UserPoolId">,
  settings: Partial<CreateUserPoolClientCommandInput> = {},
): Promise<string> {
  const input = { UserPoolId, ClientName: "app", ExplicitAuthFlows: [...allFlows], ...settings };
  const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand(input));
  return UserPoolClient?.ClientId ?? "";
}

/** A user with a password. @param attributes by name @param permanent false: the password is a temporary one @returns the user name */
export async function aMember(
  { sdk, UserPoolId }: Place,
  Username: string,
  { attributes = {}, permanent = true }: { attributes?: Record<string, string>; permanent?: boolean } = {},
): Promise<string> {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  const { User } = await sdk.send(
    new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: "SUPPRESS", TemporaryPassword: password, UserAttributes }),
  );
  if (permanent) await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }));
  return User?.Username ?? "";
}

/** Changes a member's attributes as an administrator. */
export const setAttributes = ({ sdk, UserPoolId }: Place, Username: string, attributes: Record<string, string>) =>
  sdk.send(
    new AdminUpdateUserAttributesCommand({
      UserPoolId,
      Username,
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    }),
  );

/** InitiateAuth. */
export const begin = ({ sdk, ClientId }: Place, AuthFlow: AuthFlowType, AuthParameters: Record<string, string>, Session?: string) =>
  sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters, Session }));

/** AdminInitiateAuth. */
export const adminBegin = ({ sdk, UserPoolId, ClientId }: Place, AuthFlow: AuthFlowType, AuthParameters: Record<string, string>) =>
  sdk.send(new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow, AuthParameters }));

/** A password sign-in by an app. */
export const enter = (place: Place, USERNAME: string, PASSWORD = password) => begin(place, "USER_PASSWORD_AUTH", { USERNAME, PASSWORD });

/** An answer to the challenge of a step, under its own name unless another is given. */
export type Step = Pick<InitiateAuthCommandOutput, "ChallengeName" | "Session">;

/** RespondToAuthChallenge. @param step whose session is answered */
export const answer = (
  { sdk, ClientId }: Place,
  step: Step,
  ChallengeResponses: Record<string, string>,
  ChallengeName?: ChallengeNameType,
) =>
  sdk.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName: ChallengeName ?? step.ChallengeName,
      Session: step.Session,
      ChallengeResponses,
    }),
  );

/** AdminRespondToAuthChallenge. */
export const adminAnswer = ({ sdk, UserPoolId, ClientId }: Place, step: Step, ChallengeResponses: Record<string, string>) =>
  sdk.send(
    new AdminRespondToAuthChallengeCommand({
      UserPoolId,
      ClientId,
      ChallengeName: step.ChallengeName,
      Session: step.Session,
      ChallengeResponses,
    }),
  );

/** Asserts that a call is refused with exactly this exception and text. */
export async function refused(call: Promise<unknown>, name: string, message: string): Promise<void> {
  await assert.rejects(call, (thrown) => {
    assert.ok(thrown instanceof CognitoIdentityProviderServiceException, String(thrown));
    assert.deepEqual([thrown.name, thrown.message, thrown.$metadata.httpStatusCode], [name, message, 400]);
    return true;
  });
}

/** Asserts that a step brought tokens, and nothing to answer. */
export function signedIn({ AuthenticationResult, ...step }: Omit<InitiateAuthCommandOutput, "$metadata">): {
  AccessToken: string;
  RefreshToken: string;
} {
  assert.equal(step.ChallengeName, undefined);
  assert.deepEqual(step.ChallengeParameters, {});
  assert.equal(AuthenticationResult?.TokenType, "Bearer");
  assert.ok(AuthenticationResult.AccessToken && AuthenticationResult.IdToken && AuthenticationResult.RefreshToken);
  return { AccessToken: AuthenticationResult.AccessToken, RefreshToken: AuthenticationResult.RefreshToken };
}

/** The code in the newest message to an address. */
export async function codeTo({ server }: Place, to: string): Promise<string> {
  const [newest] = await server.house.store.messages.list({ to, limit: 1 });
  return newest?.code ?? "";
}

/** The code that an authenticator app shows at the server's time. @param secret base32 @param offset in steps of 30 seconds */
export const totpCode = ({ server }: Place, secret: string, offset = 0): string =>
  new TOTP({ secret }).generate({ timestamp: (server.clock.now() + offset * 30) * 1000 });

/** A code that is not the given one. */
export const otherThan = (code: string): string => String((Number(code) + 1) % 10 ** code.length).padStart(code.length, "0");
