/** Tokens after sign-in: what is issued, refreshing, revoking, signing out everywhere. */
import type { Static } from "typebox";
import { operationContract, optional, required, structure } from "./contract.ts";
import { DeviceKeyType } from "./device.ts";
import { ClientMetadataType } from "./request-context.ts";
import {
  accessToken,
  ClientIdType,
  ClientSecretType,
  IntegerType,
  StringType,
  TokenModelType,
  UsernameType,
  UserPoolIdType,
} from "./scalars.ts";

export const NewDeviceMetadataType = structure(
  "NewDeviceMetadataType",
  "A device that the pool saw for the first time and that ConfirmDevice can register.",
  {
    DeviceKey: optional(DeviceKeyType),
    DeviceGroupKey: optional(StringType, "The device group key, which takes the pool's place in device SRP."),
  },
);
export type NewDeviceMetadataType = Static<typeof NewDeviceMetadataType>;

export const AuthenticationResultType = structure("AuthenticationResultType", "The tokens that a sign-in or a refresh brought.", {
  AccessToken: optional(TokenModelType, "The access token, for the operations of the signed-in user and for your own APIs."),
  ExpiresIn: optional(IntegerType, "The seconds until the access token expires."),
  TokenType: optional(StringType, "How to present the access token: Bearer."),
  RefreshToken: optional(TokenModelType, "The refresh token; a refresh without rotation brings none."),
  IdToken: optional(TokenModelType, "The id token, with the user's claims."),
  NewDeviceMetadata: optional(NewDeviceMetadataType),
});
export type AuthenticationResultType = Static<typeof AuthenticationResultType>;

export const GetTokensFromRefreshToken = operationContract({
  name: "GetTokensFromRefreshToken",
  caller: "client",
  summary: "Trade a refresh token for new tokens, and for a new refresh token where rotation is on.",
  input: structure("GetTokensFromRefreshTokenRequest", {
    RefreshToken: required(TokenModelType, "The refresh token to trade."),
    ClientId: required(ClientIdType),
    ClientSecret: optional(ClientSecretType, "The secret of the app client, where it has one."),
    DeviceKey: optional(DeviceKeyType, "The key of the user's device, where the refresh token was issued to one."),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("GetTokensFromRefreshTokenResponse", {
    AuthenticationResult: optional(AuthenticationResultType, "The new tokens."),
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
  summary: "Revoke a refresh token and every access token that it brought.",
  input: structure("RevokeTokenRequest", {
    Token: required(TokenModelType, "The refresh token to revoke."),
    ClientId: required(ClientIdType, "The id of the app client that the token was issued to."),
    ClientSecret: optional(ClientSecretType, "The secret of the app client, where it has one."),
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
  summary: "Sign the signed-in user out everywhere by revoking all of the user's tokens.",
  input: structure("GlobalSignOutRequest", {
    AccessToken: required(accessToken),
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
  summary: "Sign a user out everywhere by revoking all of the user's tokens.",
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
