/** Tokens after sign-in: what is issued, refreshing, revoking, signing out everywhere. */
import type { Static } from "typebox";
import { operationContract, optional, required, structure } from "./contract.ts";
import { DeviceKeyType } from "./device.ts";
import { ClientMetadataType } from "./request-context.ts";
import { ClientIdType, ClientSecretType, IntegerType, StringType, TokenModelType, UsernameType, UserPoolIdType } from "./scalars.ts";

export const NewDeviceMetadataType = structure("NewDeviceMetadataType", {
  DeviceKey: optional(DeviceKeyType),
  DeviceGroupKey: optional(StringType),
});
export type NewDeviceMetadataType = Static<typeof NewDeviceMetadataType>;

export const AuthenticationResultType = structure("AuthenticationResultType", {
  AccessToken: optional(TokenModelType),
  ExpiresIn: optional(IntegerType),
  TokenType: optional(StringType),
  RefreshToken: optional(TokenModelType),
  IdToken: optional(TokenModelType),
  NewDeviceMetadata: optional(NewDeviceMetadataType),
});
export type AuthenticationResultType = Static<typeof AuthenticationResultType>;

export const GetTokensFromRefreshToken = operationContract({
  name: "GetTokensFromRefreshToken",
  caller: "client",
  summary: "Get tokens from refresh token.",
  input: structure("GetTokensFromRefreshTokenRequest", {
    RefreshToken: required(TokenModelType),
    ClientId: required(ClientIdType),
    ClientSecret: optional(ClientSecretType),
    DeviceKey: optional(DeviceKeyType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("GetTokensFromRefreshTokenResponse", {
    AuthenticationResult: optional(AuthenticationResultType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "UserNotFoundException",
    "UnexpectedLambdaException",
    "UserLambdaValidationException",
    "InvalidLambdaResponseException",
    "ForbiddenException",
    "RefreshTokenReuseException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const RevokeToken = operationContract({
  name: "RevokeToken",
  caller: "client",
  summary: "Revoke token.",
  input: structure("RevokeTokenRequest", {
    Token: required(TokenModelType),
    ClientId: required(ClientIdType),
    ClientSecret: optional(ClientSecretType),
  }),
  output: structure("RevokeTokenResponse", {}),
  errors: [
    "TooManyRequestsException",
    "InternalErrorException",
    "UnauthorizedException",
    "InvalidParameterException",
    "UnsupportedOperationException",
    "UnsupportedTokenTypeException",
    "ForbiddenException",
    "OperationNotEnabledException",
  ],
});

export const GlobalSignOut = operationContract({
  name: "GlobalSignOut",
  caller: "access-token",
  summary: "Global sign out.",
  input: structure("GlobalSignOutRequest", {
    AccessToken: required(TokenModelType),
  }),
  output: structure("GlobalSignOutResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "PasswordResetRequiredException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const AdminUserGlobalSignOut = operationContract({
  name: "AdminUserGlobalSignOut",
  caller: "signed",
  summary: "Admin user global sign out.",
  input: structure("AdminUserGlobalSignOutRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
  }),
  output: structure("AdminUserGlobalSignOutResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserNotFoundException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
