/** What the reference's samples find when they run: the pool, the client and alice, and for some operations what must come before. */
import {
  AddUserPoolClientSecretCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminListUserAuthEventsCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  ConfirmDeviceCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  ForgotPasswordCommand,
  GetUserAttributeVerificationCodeCommand,
  InitiateAuthCommand,
  SetUserPoolMfaConfigCommand,
  SignUpCommand,
  UpdateUserPoolCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { OperationName } from "../../src/api/operations.ts";
import { feedbackToken } from "../../src/flows/risk-feedback.ts";
import { sdkClient, type TestServer } from "./server.ts";
import { codeTo, type Place, password, totpCode } from "./sign-in.ts";

/** The variables of the samples. */
export type Variables = Readonly<Record<string, string>>;

type World = Place & { readonly variables: Variables };

const credentials = { USERNAME: "alice", PASSWORD: password };

/** Makes a new world in which the samples of an operation succeed. @returns the variables that they use */
export async function sampleWorld(server: TestServer, operation: string): Promise<Variables> {
  const world = await aWorldOfAlice(server, operation.includes("UserPoolClientSecret"));
  const before = whatComesBefore[operation as OperationName];
  return { ...world.variables, ...(await before?.(world)) };
}

async function aWorldOfAlice(server: TestServer, GenerateSecret: boolean): Promise<World> {
  const sdk = sdkClient(server);
  const DeviceConfiguration = { ChallengeRequiredOnNewDevice: true };
  const { UserPool } = await sdk.send(
    new CreateUserPoolCommand({ PoolName: "demo", AutoVerifiedAttributes: ["email"], DeviceConfiguration }),
  );
  const UserPoolId = UserPool?.Id ?? "";
  const SoftwareTokenMfaConfiguration = { Enabled: true };
  await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration }));
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: "app",
      GenerateSecret,
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    }),
  );
  const place = { server, sdk, UserPoolId, ClientId: UserPoolClient?.ClientId ?? "" };
  await addAlice(place);
  const signedIn = GenerateSecret ? {} : await tokensOf(place);
  return { ...place, variables: { POOL_ID: UserPoolId, CLIENT_ID: place.ClientId, ...signedIn } };
}

async function addAlice({ sdk, UserPoolId }: Place): Promise<void> {
  const UserAttributes = [
    { Name: "email", Value: "alice@example.com" },
    { Name: "email_verified", Value: "true" },
    { Name: "phone_number", Value: "+12065550100" },
  ];
  await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username: "alice", UserAttributes, MessageAction: "SUPPRESS" }));
  await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: "alice", Password: password, Permanent: true }));
}

async function tokensOf({ sdk, ClientId }: Place): Promise<Variables> {
  const { AuthenticationResult } = await sdk.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: credentials }),
  );
  const { AccessToken = "", RefreshToken = "", NewDeviceMetadata } = AuthenticationResult ?? {};
  return { TOKEN: AccessToken, REFRESH_TOKEN: RefreshToken, DEVICE_KEY: NewDeviceMetadata?.DeviceKey ?? "" };
}

type Before = (world: World) => Promise<Variables>;

const associated = async ({ sdk, variables }: World): Promise<string> => {
  const { SecretCode = "" } = await sdk.send(new AssociateSoftwareTokenCommand({ AccessToken: variables.TOKEN }));
  return SecretCode;
};

const anApp = async (world: World): Promise<string> => {
  const secret = await associated(world);
  await world.sdk.send(new VerifySoftwareTokenCommand({ AccessToken: world.variables.TOKEN, UserCode: totpCode(world, secret) }));
  return secret;
};

const withApp: Before = async (world) => {
  await anApp(world);
  return {};
};

/** A sign-in that asks for the app's code, begun at either door. The code is the next one: the first was spent. */
const askedForCode =
  (begin: (world: World) => Promise<{ Session?: string | undefined }>): Before =>
  async (world) => {
    const secret = await anApp(world);
    const { sdk, UserPoolId } = world;
    const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
    await sdk.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: "alice", SoftwareTokenMfaSettings }));
    const { Session = "" } = await begin(world);
    return { SESSION: Session, CODE: totpCode(world, secret, 1) };
  };

const withDevice: Before = async ({ sdk, variables }) => {
  const DeviceSecretVerifierConfig = { Salt: "c2FsdA==", PasswordVerifier: "dmVyaWZpZXI=" };
  await sdk.send(new ConfirmDeviceCommand({ AccessToken: variables.TOKEN, DeviceKey: variables.DEVICE_KEY, DeviceSecretVerifierConfig }));
  return {};
};

/** Threat protection is on, and alice signed in once since. */
const watched: Before = async ({ server, sdk, UserPoolId, ClientId }) => {
  const addOn = { UserPoolTier: "PLUS", UserPoolAddOns: { AdvancedSecurityMode: "AUDIT" } } as const;
  await sdk.send(new UpdateUserPoolCommand({ UserPoolId, ...addOn }));
  await sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: credentials }));
  const { AuthEvents = [] } = await sdk.send(new AdminListUserAuthEventsCommand({ UserPoolId, Username: "alice" }));
  const { UserAttributes = [] } = await sdk.send(new AdminGetUserCommand({ UserPoolId, Username: "alice" }));
  const sub = UserAttributes.find(({ Name }) => Name === "sub")?.Value ?? "";
  const EVENT_ID = AuthEvents[0]?.EventId ?? "";
  return { EVENT_ID, FEEDBACK_TOKEN: feedbackToken(server.house, { poolId: UserPoolId, sub }, EVENT_ID) };
};

const withBob: Before = async (world) => {
  const UserAttributes = [{ Name: "email", Value: "bob@example.com" }];
  await world.sdk.send(new SignUpCommand({ ClientId: world.ClientId, Username: "bob", Password: password, UserAttributes }));
  return { CODE: await codeTo(world, "bob@example.com") };
};

const whatComesBefore: Readonly<Partial<Record<OperationName, Before>>> = {
  VerifySoftwareToken: async (world) => ({ CODE: totpCode(world, await associated(world)) }),
  SetUserMFAPreference: withApp,
  AdminSetUserMFAPreference: withApp,
  RespondToAuthChallenge: askedForCode(({ sdk, ClientId }) =>
    sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: credentials })),
  ),
  AdminRespondToAuthChallenge: askedForCode(({ sdk, UserPoolId, ClientId }) =>
    sdk.send(new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters: credentials })),
  ),
  GetDevice: withDevice,
  AdminGetDevice: withDevice,
  ForgetDevice: withDevice,
  AdminForgetDevice: withDevice,
  UpdateDeviceStatus: withDevice,
  AdminUpdateDeviceStatus: withDevice,
  ListDevices: withDevice,
  AdminListDevices: withDevice,
  GetTokensFromRefreshToken: withDevice,
  SetRiskConfiguration: watched,
  DescribeRiskConfiguration: watched,
  AdminListUserAuthEvents: watched,
  AdminUpdateAuthEventFeedback: watched,
  UpdateAuthEventFeedback: watched,
  ConfirmSignUp: withBob,
  AdminConfirmSignUp: withBob,
  ResendConfirmationCode: withBob,
  ConfirmForgotPassword: async (world) => {
    await world.sdk.send(new ForgotPasswordCommand({ ClientId: world.ClientId, Username: "alice" }));
    return { CODE: await codeTo(world, "alice@example.com") };
  },
  VerifyUserAttribute: async (world) => {
    await world.sdk.send(new GetUserAttributeVerificationCodeCommand({ AccessToken: world.variables.TOKEN, AttributeName: "email" }));
    return { CODE: await codeTo(world, "alice@example.com") };
  },
  DeleteUserPoolClientSecret: async ({ sdk, UserPoolId, ClientId }) => {
    const { ClientSecretDescriptor } = await sdk.send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId }));
    return { CLIENT_SECRET_ID: ClientSecretDescriptor?.ClientSecretId ?? "" };
  },
};
