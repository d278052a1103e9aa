/** App clients of a pool. */
import type { Static } from "typebox";
import { boolean, enumeration, integer, list, operationContract, optional, required, string, structure } from "./contract.ts";
import {
  ArnType,
  BooleanType,
  ClientIdType,
  ClientSecretType,
  DateType,
  PaginationKey,
  ProviderNameType,
  QueryLimit,
  StringType,
  UserPoolIdType,
  WrappedBooleanType,
} from "./scalars.ts";

// Beyond the model's pattern, `_custom_id_:<id>` chooses the id of a client, as users of other emulators know it.
export const ClientNameType = string("ClientNameType", {
  min: 1,
  max: 128,
  pattern: "[\\w\\s+=,.@-]+",
  match: "(_custom_id_:)?[\\w\\s+=,.@-]+",
  summary: "The name of the app client.",
});

export const GenerateSecret = boolean("GenerateSecret", { summary: "Whether the app client gets a secret; set once." });

export const RefreshTokenValidityType = integer("RefreshTokenValidityType", {
  min: 0,
  max: 315360000,
  summary: "How long refresh tokens are valid, in days where TokenValidityUnits says nothing.",
});

export const AccessTokenValidityType = integer("AccessTokenValidityType", {
  min: 1,
  max: 86400,
  summary: "How long access tokens are valid, in hours where TokenValidityUnits says nothing.",
});

export const IdTokenValidityType = integer("IdTokenValidityType", {
  min: 1,
  max: 86400,
  summary: "How long id tokens are valid, in hours where TokenValidityUnits says nothing.",
});

export const TimeUnitsType = enumeration("TimeUnitsType", ["seconds", "minutes", "hours", "days"]);
export type TimeUnitsType = Static<typeof TimeUnitsType>;

export const TokenValidityUnitsType = structure("TokenValidityUnitsType", "The units of the three validities.", {
  AccessToken: optional(TimeUnitsType, "The unit of AccessTokenValidity."),
  IdToken: optional(TimeUnitsType, "The unit of IdTokenValidity."),
  RefreshToken: optional(TimeUnitsType, "The unit of RefreshTokenValidity."),
});
export type TokenValidityUnitsType = Static<typeof TokenValidityUnitsType>;

export const ClientPermissionType = string("ClientPermissionType", { min: 1, max: 2048 });
export const ClientPermissionListType = list("ClientPermissionListType", ClientPermissionType);

export const ExplicitAuthFlowsType = enumeration("ExplicitAuthFlowsType", [
  "ADMIN_NO_SRP_AUTH",
  "CUSTOM_AUTH_FLOW_ONLY",
  "USER_PASSWORD_AUTH",
  "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  "ALLOW_CUSTOM_AUTH",
  "ALLOW_USER_PASSWORD_AUTH",
  "ALLOW_USER_SRP_AUTH",
  "ALLOW_REFRESH_TOKEN_AUTH",
  "ALLOW_USER_AUTH",
]);
export type ExplicitAuthFlowsType = Static<typeof ExplicitAuthFlowsType>;

export const ExplicitAuthFlowsListType = list("ExplicitAuthFlowsListType", ExplicitAuthFlowsType, {
  summary: "The sign-in flows that this app client may use.",
});

export const SupportedIdentityProvidersListType = list("SupportedIdentityProvidersListType", ProviderNameType, {
  summary: "The identity providers that users of this app client may choose; COGNITO is the pool itself.",
});

export const RedirectUrlType = string("RedirectUrlType", { min: 1, max: 1024, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" });

export const CallbackURLsListType = list("CallbackURLsListType", RedirectUrlType, {
  min: 0,
  max: 100,
  summary: "The URLs that a sign-in on the pool's pages may return to.",
});

export const LogoutURLsListType = list("LogoutURLsListType", RedirectUrlType, {
  min: 0,
  max: 100,
  summary: "The URLs that a sign-out on the pool's pages may return to.",
});

export const OAuthFlowType = enumeration("OAuthFlowType", ["code", "implicit", "client_credentials"]);
export type OAuthFlowType = Static<typeof OAuthFlowType>;

export const OAuthFlowsType = list("OAuthFlowsType", OAuthFlowType, {
  min: 0,
  max: 3,
  summary: "The OAuth grants that this app client may use.",
});

export const ScopeType = string("ScopeType", { min: 1, max: 256, pattern: "[\\x21\\x23-\\x5B\\x5D-\\x7E]+" });
export const ScopeListType = list("ScopeListType", ScopeType, { max: 50, summary: "The OAuth scopes that this app client may ask for." });
export const HexStringType = string("HexStringType", { pattern: "^[0-9a-fA-F]+$", summary: "The id of the Pinpoint project." });

export const AnalyticsConfigurationType = structure(
  "AnalyticsConfigurationType",
  "The Pinpoint project that receives this app client's events.",
  {
    ApplicationId: optional(HexStringType),
    ApplicationArn: optional(ArnType, "The ARN of the Pinpoint project."),
    RoleArn: optional(ArnType, "The role with which events are published."),
    ExternalId: optional(StringType, "The external id that is given when the role is assumed."),
    UserDataShared: optional(BooleanType, "Whether events contain data of the user."),
  },
);
export type AnalyticsConfigurationType = Static<typeof AnalyticsConfigurationType>;

export const PreventUserExistenceErrorTypes = enumeration("PreventUserExistenceErrorTypes", ["LEGACY", "ENABLED"], {
  summary: "Whether answers hide that a user does not exist.",
});
export type PreventUserExistenceErrorTypes = Static<typeof PreventUserExistenceErrorTypes>;

export const AuthSessionValidityType = integer("AuthSessionValidityType", {
  min: 3,
  max: 15,
  summary: "The minutes in which each challenge must be answered.",
});

export const FeatureType = enumeration("FeatureType", ["ENABLED", "DISABLED"], { summary: "Whether rotation is on." });
export type FeatureType = Static<typeof FeatureType>;

export const RetryGracePeriodSecondsType = integer("RetryGracePeriodSecondsType", {
  min: 0,
  max: 60,
  summary: "The seconds for which a rotated-out refresh token is still taken, for clients that must retry.",
});

export const RefreshTokenRotationType = structure(
  "RefreshTokenRotationType",
  "Whether each refresh brings a new refresh token and retires the old one.",
  {
    Feature: required(FeatureType),
    RetryGracePeriodSeconds: optional(RetryGracePeriodSecondsType),
  },
);
export type RefreshTokenRotationType = Static<typeof RefreshTokenRotationType>;

// The settings that creating, updating and describing an app client have in common.
const clientSettings = {
  RefreshTokenValidity: optional(RefreshTokenValidityType),
  AccessTokenValidity: optional(AccessTokenValidityType),
  IdTokenValidity: optional(IdTokenValidityType),
  TokenValidityUnits: optional(TokenValidityUnitsType),
  ReadAttributes: optional(ClientPermissionListType, "The attributes that users can read through this app client."),
  WriteAttributes: optional(ClientPermissionListType, "The attributes that users can write through this app client."),
  ExplicitAuthFlows: optional(ExplicitAuthFlowsListType),
  SupportedIdentityProviders: optional(SupportedIdentityProvidersListType),
  CallbackURLs: optional(CallbackURLsListType),
  LogoutURLs: optional(LogoutURLsListType),
  DefaultRedirectURI: optional(RedirectUrlType, "The callback URL that is used where the request names none."),
  AllowedOAuthFlows: optional(OAuthFlowsType),
  AllowedOAuthScopes: optional(ScopeListType),
  AllowedOAuthFlowsUserPoolClient: optional(BooleanType, "Whether this app client may use the OAuth endpoints at all."),
  AnalyticsConfiguration: optional(AnalyticsConfigurationType),
  PreventUserExistenceErrors: optional(PreventUserExistenceErrorTypes),
  EnableTokenRevocation: optional(
    WrappedBooleanType,
    "Whether refresh tokens can be revoked, and tokens carry the claims that this needs.",
  ),
  EnablePropagateAdditionalUserContextData: optional(
    WrappedBooleanType,
    "Whether requests may bring the user's IP address in UserContextData.",
  ),
  AuthSessionValidity: optional(AuthSessionValidityType),
  RefreshTokenRotation: optional(RefreshTokenRotationType),
};

export const UserPoolClientType = structure("UserPoolClientType", "An app client.", {
  UserPoolId: optional(UserPoolIdType),
  ClientName: optional(ClientNameType),
  ClientId: optional(ClientIdType),
  ClientSecret: optional(ClientSecretType, "The secret of the app client, where it has one."),
  LastModifiedDate: optional(DateType, "When it was last changed."),
  CreationDate: optional(DateType, "When it was created."),
  ...clientSettings,
});
export type UserPoolClientType = Static<typeof UserPoolClientType>;

export const CreateUserPoolClient = operationContract({
  name: "CreateUserPoolClient",
  caller: "signed",
  summary: "Create an app client.",
  input: structure("CreateUserPoolClientRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientName: required(ClientNameType),
    GenerateSecret: optional(GenerateSecret),
    ClientSecret: optional(ClientSecretType, "The secret that the app client is to have, instead of one made up for it."),
    ...clientSettings,
  }),
  output: structure("CreateUserPoolClientResponse", {
    UserPoolClient: optional(UserPoolClientType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "LimitExceededException",
    "NotAuthorizedException",
    "ScopeDoesNotExistException",
    "InvalidOAuthFlowException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "FeatureUnavailableInTierException",
  ],
});

export const DescribeUserPoolClient = operationContract({
  name: "DescribeUserPoolClient",
  caller: "signed",
  summary: "Show an app client.",
  input: structure("DescribeUserPoolClientRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
  }),
  output: structure("DescribeUserPoolClientResponse", {
    UserPoolClient: optional(UserPoolClientType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "OperationNotEnabledException",
    "NotAuthorizedException",
    "InternalErrorException",
  ],
});

export const UpdateUserPoolClient = operationContract({
  name: "UpdateUserPoolClient",
  caller: "signed",
  summary: "Change an app client; settings left out return to their defaults.",
  input: structure("UpdateUserPoolClientRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    ClientName: optional(ClientNameType),
    ...clientSettings,
  }),
  output: structure("UpdateUserPoolClientResponse", {
    UserPoolClient: optional(UserPoolClientType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "ConcurrentModificationException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "ScopeDoesNotExistException",
    "InvalidOAuthFlowException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "FeatureUnavailableInTierException",
  ],
});

export const DeleteUserPoolClient = operationContract({
  name: "DeleteUserPoolClient",
  caller: "signed",
  summary: "Delete an app client.",
  input: structure("DeleteUserPoolClientRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
  }),
  output: undefined,
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "ConcurrentModificationException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const UserPoolClientDescription = structure("UserPoolClientDescription", {
  ClientId: optional(ClientIdType),
  UserPoolId: optional(UserPoolIdType),
  ClientName: optional(ClientNameType),
});
export type UserPoolClientDescription = Static<typeof UserPoolClientDescription>;

export const UserPoolClientListType = list("UserPoolClientListType", UserPoolClientDescription, { summary: "The app clients." });

export const ListUserPoolClients = operationContract({
  name: "ListUserPoolClients",
  caller: "signed",
  summary: "List the app clients of a user pool.",
  input: structure("ListUserPoolClientsRequest", {
    UserPoolId: required(UserPoolIdType),
    MaxResults: optional(QueryLimit),
    NextToken: optional(PaginationKey),
  }),
  output: structure("ListUserPoolClientsResponse", {
    UserPoolClients: optional(UserPoolClientListType),
    NextToken: optional(PaginationKey),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
