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

export const ClientNameType = string("ClientNameType", { min: 1, max: 128, pattern: "[\\w\\s+=,.@-]+" });
export const GenerateSecret = boolean("GenerateSecret");
export const RefreshTokenValidityType = integer("RefreshTokenValidityType", { min: 0, max: 315360000 });
export const AccessTokenValidityType = integer("AccessTokenValidityType", { min: 1, max: 86400 });
export const IdTokenValidityType = integer("IdTokenValidityType", { min: 1, max: 86400 });

export const TimeUnitsType = enumeration("TimeUnitsType", ["seconds", "minutes", "hours", "days"]);
export type TimeUnitsType = Static<typeof TimeUnitsType>;

export const TokenValidityUnitsType = structure("TokenValidityUnitsType", {
  AccessToken: optional(TimeUnitsType),
  IdToken: optional(TimeUnitsType),
  RefreshToken: optional(TimeUnitsType),
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

export const ExplicitAuthFlowsListType = list("ExplicitAuthFlowsListType", ExplicitAuthFlowsType);
export const SupportedIdentityProvidersListType = list("SupportedIdentityProvidersListType", ProviderNameType);
export const RedirectUrlType = string("RedirectUrlType", { min: 1, max: 1024, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" });
export const CallbackURLsListType = list("CallbackURLsListType", RedirectUrlType, { min: 0, max: 100 });
export const LogoutURLsListType = list("LogoutURLsListType", RedirectUrlType, { min: 0, max: 100 });

export const OAuthFlowType = enumeration("OAuthFlowType", ["code", "implicit", "client_credentials"]);
export type OAuthFlowType = Static<typeof OAuthFlowType>;

export const OAuthFlowsType = list("OAuthFlowsType", OAuthFlowType, { min: 0, max: 3 });
export const ScopeType = string("ScopeType", { min: 1, max: 256, pattern: "[\\x21\\x23-\\x5B\\x5D-\\x7E]+" });
export const ScopeListType = list("ScopeListType", ScopeType, { max: 50 });
export const HexStringType = string("HexStringType", { pattern: "^[0-9a-fA-F]+$" });

export const AnalyticsConfigurationType = structure("AnalyticsConfigurationType", {
  ApplicationId: optional(HexStringType),
  ApplicationArn: optional(ArnType),
  RoleArn: optional(ArnType),
  ExternalId: optional(StringType),
  UserDataShared: optional(BooleanType),
});
export type AnalyticsConfigurationType = Static<typeof AnalyticsConfigurationType>;

export const PreventUserExistenceErrorTypes = enumeration("PreventUserExistenceErrorTypes", ["LEGACY", "ENABLED"]);
export type PreventUserExistenceErrorTypes = Static<typeof PreventUserExistenceErrorTypes>;

export const AuthSessionValidityType = integer("AuthSessionValidityType", { min: 3, max: 15 });

export const FeatureType = enumeration("FeatureType", ["ENABLED", "DISABLED"]);
export type FeatureType = Static<typeof FeatureType>;

export const RetryGracePeriodSecondsType = integer("RetryGracePeriodSecondsType", { min: 0, max: 60 });

export const RefreshTokenRotationType = structure("RefreshTokenRotationType", {
  Feature: required(FeatureType),
  RetryGracePeriodSeconds: optional(RetryGracePeriodSecondsType),
});
export type RefreshTokenRotationType = Static<typeof RefreshTokenRotationType>;

export const UserPoolClientType = structure("UserPoolClientType", {
  UserPoolId: optional(UserPoolIdType),
  ClientName: optional(ClientNameType),
  ClientId: optional(ClientIdType),
  ClientSecret: optional(ClientSecretType),
  LastModifiedDate: optional(DateType),
  CreationDate: optional(DateType),
  RefreshTokenValidity: optional(RefreshTokenValidityType),
  AccessTokenValidity: optional(AccessTokenValidityType),
  IdTokenValidity: optional(IdTokenValidityType),
  TokenValidityUnits: optional(TokenValidityUnitsType),
  ReadAttributes: optional(ClientPermissionListType),
  WriteAttributes: optional(ClientPermissionListType),
  ExplicitAuthFlows: optional(ExplicitAuthFlowsListType),
  SupportedIdentityProviders: optional(SupportedIdentityProvidersListType),
  CallbackURLs: optional(CallbackURLsListType),
  LogoutURLs: optional(LogoutURLsListType),
  DefaultRedirectURI: optional(RedirectUrlType),
  AllowedOAuthFlows: optional(OAuthFlowsType),
  AllowedOAuthScopes: optional(ScopeListType),
  AllowedOAuthFlowsUserPoolClient: optional(BooleanType),
  AnalyticsConfiguration: optional(AnalyticsConfigurationType),
  PreventUserExistenceErrors: optional(PreventUserExistenceErrorTypes),
  EnableTokenRevocation: optional(WrappedBooleanType),
  EnablePropagateAdditionalUserContextData: optional(WrappedBooleanType),
  AuthSessionValidity: optional(AuthSessionValidityType),
  RefreshTokenRotation: optional(RefreshTokenRotationType),
});
export type UserPoolClientType = Static<typeof UserPoolClientType>;

export const CreateUserPoolClient = operationContract({
  name: "CreateUserPoolClient",
  caller: "signed",
  summary: "Create user pool client.",
  input: structure("CreateUserPoolClientRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientName: required(ClientNameType),
    GenerateSecret: optional(GenerateSecret),
    ClientSecret: optional(ClientSecretType),
    RefreshTokenValidity: optional(RefreshTokenValidityType),
    AccessTokenValidity: optional(AccessTokenValidityType),
    IdTokenValidity: optional(IdTokenValidityType),
    TokenValidityUnits: optional(TokenValidityUnitsType),
    ReadAttributes: optional(ClientPermissionListType),
    WriteAttributes: optional(ClientPermissionListType),
    ExplicitAuthFlows: optional(ExplicitAuthFlowsListType),
    SupportedIdentityProviders: optional(SupportedIdentityProvidersListType),
    CallbackURLs: optional(CallbackURLsListType),
    LogoutURLs: optional(LogoutURLsListType),
    DefaultRedirectURI: optional(RedirectUrlType),
    AllowedOAuthFlows: optional(OAuthFlowsType),
    AllowedOAuthScopes: optional(ScopeListType),
    AllowedOAuthFlowsUserPoolClient: optional(BooleanType),
    AnalyticsConfiguration: optional(AnalyticsConfigurationType),
    PreventUserExistenceErrors: optional(PreventUserExistenceErrorTypes),
    EnableTokenRevocation: optional(WrappedBooleanType),
    EnablePropagateAdditionalUserContextData: optional(WrappedBooleanType),
    AuthSessionValidity: optional(AuthSessionValidityType),
    RefreshTokenRotation: optional(RefreshTokenRotationType),
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
  summary: "Describe user pool client.",
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
  summary: "Update user pool client.",
  input: structure("UpdateUserPoolClientRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    ClientName: optional(ClientNameType),
    RefreshTokenValidity: optional(RefreshTokenValidityType),
    AccessTokenValidity: optional(AccessTokenValidityType),
    IdTokenValidity: optional(IdTokenValidityType),
    TokenValidityUnits: optional(TokenValidityUnitsType),
    ReadAttributes: optional(ClientPermissionListType),
    WriteAttributes: optional(ClientPermissionListType),
    ExplicitAuthFlows: optional(ExplicitAuthFlowsListType),
    SupportedIdentityProviders: optional(SupportedIdentityProvidersListType),
    CallbackURLs: optional(CallbackURLsListType),
    LogoutURLs: optional(LogoutURLsListType),
    DefaultRedirectURI: optional(RedirectUrlType),
    AllowedOAuthFlows: optional(OAuthFlowsType),
    AllowedOAuthScopes: optional(ScopeListType),
    AllowedOAuthFlowsUserPoolClient: optional(BooleanType),
    AnalyticsConfiguration: optional(AnalyticsConfigurationType),
    PreventUserExistenceErrors: optional(PreventUserExistenceErrorTypes),
    EnableTokenRevocation: optional(WrappedBooleanType),
    EnablePropagateAdditionalUserContextData: optional(WrappedBooleanType),
    AuthSessionValidity: optional(AuthSessionValidityType),
    RefreshTokenRotation: optional(RefreshTokenRotationType),
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
  summary: "Delete user pool client.",
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

export const UserPoolClientListType = list("UserPoolClientListType", UserPoolClientDescription);

export const ListUserPoolClients = operationContract({
  name: "ListUserPoolClients",
  caller: "signed",
  summary: "List user pool clients.",
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
