/** What the samples of single operations send beside, or in the place of, what is usual. */
import type { OperationName } from "../../api/operations.ts";
import type { Sample } from "./value.ts";

type Inputs = Readonly<Partial<Record<OperationName, Readonly<Record<string, Sample>>>>>;

const email = "alice@example.com";
const password = "Correct-horse-1";
const credentials = { USERNAME: "alice", PASSWORD: password };
const codeAnswer = { USERNAME: "alice", SOFTWARE_TOKEN_MFA_CODE: "$CODE" };
const preferApp = { SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } };
const smsToPhone = { MFAOptions: [{ DeliveryMedium: "SMS", AttributeName: "phone_number" }] };
const limit = { LimitDefinition: { LimitClass: "API_CATEGORY", Attributes: { Category: "UserAuthentication" } } };

const mfa: Inputs = {
  SetUserMFAPreference: preferApp,
  AdminSetUserMFAPreference: preferApp,
  SetUserSettings: smsToPhone,
  AdminSetUserSettings: smsToPhone,
  AssociateSoftwareToken: { AccessToken: "$TOKEN" },
  VerifySoftwareToken: { AccessToken: "$TOKEN", FriendlyDeviceName: "phone" },
  SetUserPoolMfaConfig: { SoftwareTokenMfaConfiguration: { Enabled: true }, MfaConfiguration: "OPTIONAL" },
};

const signIn: Inputs = {
  InitiateAuth: { AuthParameters: credentials },
  AdminInitiateAuth: { AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters: credentials },
  RespondToAuthChallenge: { ChallengeName: "SOFTWARE_TOKEN_MFA", Session: "$SESSION", ChallengeResponses: codeAnswer },
  AdminRespondToAuthChallenge: { ChallengeName: "SOFTWARE_TOKEN_MFA", Session: "$SESSION", ChallengeResponses: codeAnswer },
  GetTokensFromRefreshToken: { DeviceKey: "$DEVICE_KEY" },
  RevokeToken: { Token: "$REFRESH_TOKEN" },
};

const devices: Inputs = {
  ConfirmDevice: {
    DeviceName: "laptop",
    DeviceSecretVerifierConfig: { Salt: "c2FsdCBvZiAxNiBieXRlcw==", PasswordVerifier: "dGhlIFNSUCB2ZXJpZmllciBvZiB0aGUgZGV2aWNl" },
  },
  GetDevice: { AccessToken: "$TOKEN" },
  ForgetDevice: { AccessToken: "$TOKEN" },
  UpdateDeviceStatus: { DeviceRememberedStatus: "remembered" },
  AdminUpdateDeviceStatus: { DeviceRememberedStatus: "not_remembered" },
};

const users: Inputs = {
  SignUp: { Username: "bob", Password: password, UserAttributes: [{ Name: "email", Value: "bob@example.com" }] },
  ConfirmSignUp: { Username: "bob" },
  ResendConfirmationCode: { Username: "bob" },
  ConfirmForgotPassword: { Password: "Another-horse-2" },
  ChangePassword: { PreviousPassword: password, ProposedPassword: "Another-horse-2" },
  UpdateUserAttributes: { UserAttributes: [{ Name: "nickname", Value: "Al" }] },
  DeleteUserAttributes: { UserAttributeNames: ["nickname"] },
  AdminConfirmSignUp: { Username: "bob" },
  AdminCreateUser: {
    Username: "carol",
    UserAttributes: [
      { Name: "email", Value: "carol@example.com" },
      { Name: "email_verified", Value: "true" },
    ],
    MessageAction: "SUPPRESS",
  },
  AdminSetUserPassword: { Password: "Another-horse-2", Permanent: true },
  AdminUpdateUserAttributes: {
    UserAttributes: [
      { Name: "email", Value: email },
      { Name: "email_verified", Value: "true" },
    ],
  },
  AdminDeleteUserAttributes: { UserAttributeNames: ["nickname"] },
  AdminDisableProviderForUser: {
    User: { ProviderName: "Corporate", ProviderAttributeName: "Cognito_Subject", ProviderAttributeValue: "alice" },
  },
  AdminLinkProviderForUser: {
    DestinationUser: { ProviderName: "Cognito", ProviderAttributeValue: "alice" },
    SourceUser: { ProviderName: "Corporate", ProviderAttributeName: "Cognito_Subject", ProviderAttributeValue: "alice@corp" },
  },
  ListUsers: { AttributesToGet: ["email"], Limit: 10, Filter: 'email ^= "alice"' },
  CompleteWebAuthnRegistration: { Credential: { id: "$CREDENTIAL_ID", type: "public-key" } },
};

const pools: Inputs = {
  CreateUserPool: { PoolName: "demo", AutoVerifiedAttributes: ["email"], DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } },
  UpdateUserPool: { AutoVerifiedAttributes: ["email"] },
  AddCustomAttributes: { CustomAttributes: [{ Name: "plan", AttributeDataType: "String", Mutable: true }] },
  CreateUserPoolClient: {
    ClientName: "app",
    ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  },
  UpdateUserPoolClient: {
    ExplicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    AccessTokenValidity: 30,
    TokenValidityUnits: { AccessToken: "minutes" },
  },
  TagResource: { Tags: { stage: "test" } },
  UntagResource: { TagKeys: ["stage"] },
  CreateUserPoolReplica: { RegionName: "eu-west-1" },
  UpdateUserPoolReplica: { Status: "ACTIVE" },
  GetProvisionedLimit: limit,
  UpdateProvisionedLimit: { ...limit, RequestedLimitValue: 200 },
  SetLogDeliveryConfiguration: {
    LogConfigurations: [
      {
        LogLevel: "ERROR",
        EventSource: "userNotification",
        CloudWatchLogsConfiguration: { LogGroupArn: "arn:aws:logs:us-east-1:000000000000:log-group:pool" },
      },
    ],
  },
  SetRiskConfiguration: { CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: "BLOCK" } } },
  SetUICustomization: { CSS: ".label-customizable { font-weight: 400; }" },
};

const others: Inputs = {
  CreateGroup: { Description: "Those who run it", Precedence: 1 },
  UpdateGroup: { Precedence: 2 },
  CreateIdentityProvider: {
    ProviderType: "OIDC",
    ProviderDetails: {
      client_id: "poolhouse",
      attributes_request_method: "GET",
      oidc_issuer: "https://login.example.com",
      authorize_scopes: "openid email",
    },
    AttributeMapping: { email: "email" },
  },
  UpdateIdentityProvider: { AttributeMapping: { email: "email" } },
  CreateResourceServer: { Name: "The API", Scopes: [{ ScopeName: "read", ScopeDescription: "Read everything" }] },
  UpdateResourceServer: { Name: "The API", Scopes: [{ ScopeName: "read", ScopeDescription: "Read everything" }] },
  CreateManagedLoginBranding: { UseCognitoProvidedValues: true },
  UpdateManagedLoginBranding: { UserPoolId: "$POOL_ID", ManagedLoginBrandingId: "$BRANDING_ID", UseCognitoProvidedValues: true },
  CreateTerms: {
    TermsName: "terms-of-use",
    TermsSource: "LINK",
    Enforcement: "NONE",
    Links: { "cognito:default": "https://example.com/terms" },
  },
  UpdateTerms: { Links: { "cognito:default": "https://example.com/terms/2" } },
  CreateUserImportJob: { JobName: "import", CloudWatchLogsRoleArn: "arn:aws:iam::000000000000:role/import" },
};

export const ownInputs: Inputs = { ...mfa, ...signIn, ...devices, ...users, ...pools, ...others };
