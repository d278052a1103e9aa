/** Signing in: a flow begins, challenges are answered, tokens are issued. */
import type { Static } from "typebox";
import { enumeration, list, map, operationContract, optional, required, structure } from "./contract.ts";
import { AnalyticsMetadataType, ClientMetadataType, ContextDataType, UserContextDataType } from "./request-context.ts";
import { ClientIdType, SessionType, StringType, UserPoolIdType } from "./scalars.ts";
import { AuthenticationResultType } from "./token.ts";

export const AuthFlowType = enumeration("AuthFlowType", [
  "USER_SRP_AUTH",
  "REFRESH_TOKEN_AUTH",
  "REFRESH_TOKEN",
  "CUSTOM_AUTH",
  "ADMIN_NO_SRP_AUTH",
  "USER_PASSWORD_AUTH",
  "ADMIN_USER_PASSWORD_AUTH",
  "USER_AUTH",
]);
export type AuthFlowType = Static<typeof AuthFlowType>;

export const AuthParametersType = map("AuthParametersType", StringType, { sensitive: true });

export const ChallengeNameType = enumeration("ChallengeNameType", [
  "SMS_MFA",
  "EMAIL_OTP",
  "SOFTWARE_TOKEN_MFA",
  "SELECT_MFA_TYPE",
  "MFA_SETUP",
  "PASSWORD_VERIFIER",
  "CUSTOM_CHALLENGE",
  "SELECT_CHALLENGE",
  "DEVICE_SRP_AUTH",
  "DEVICE_PASSWORD_VERIFIER",
  "ADMIN_NO_SRP_AUTH",
  "NEW_PASSWORD_REQUIRED",
  "SMS_OTP",
  "PASSWORD",
  "WEB_AUTHN",
  "PASSWORD_SRP",
]);
export type ChallengeNameType = Static<typeof ChallengeNameType>;

export const ChallengeParametersType = map("ChallengeParametersType", StringType);
export const AvailableChallengeListType = list("AvailableChallengeListType", ChallengeNameType);

export const InitiateAuth = operationContract({
  name: "InitiateAuth",
  caller: "client",
  summary: "Initiate auth.",
  input: structure("InitiateAuthRequest", {
    AuthFlow: required(AuthFlowType),
    AuthParameters: optional(AuthParametersType),
    ClientMetadata: optional(ClientMetadataType),
    ClientId: required(ClientIdType),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    UserContextData: optional(UserContextDataType),
    Session: optional(SessionType),
  }),
  output: structure("InitiateAuthResponse", {
    ChallengeName: optional(ChallengeNameType),
    Session: optional(SessionType),
    ChallengeParameters: optional(ChallengeParametersType),
    AuthenticationResult: optional(AuthenticationResultType),
    AvailableChallenges: optional(AvailableChallengeListType),
  }),
  errors: [
    "UnsupportedOperationException",
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "UnexpectedLambdaException",
    "InvalidUserPoolConfigurationException",
    "UserLambdaValidationException",
    "InvalidLambdaResponseException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "InternalErrorException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidEmailRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "OperationNotEnabledException",
    "ForbiddenException",
  ],
});

export const ChallengeResponsesType = map("ChallengeResponsesType", StringType, { sensitive: true });

export const RespondToAuthChallenge = operationContract({
  name: "RespondToAuthChallenge",
  caller: "client",
  summary: "Respond to auth challenge.",
  input: structure("RespondToAuthChallengeRequest", {
    ClientId: required(ClientIdType),
    ChallengeName: required(ChallengeNameType),
    Session: optional(SessionType),
    ChallengeResponses: optional(ChallengeResponsesType),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    UserContextData: optional(UserContextDataType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("RespondToAuthChallengeResponse", {
    ChallengeName: optional(ChallengeNameType),
    Session: optional(SessionType),
    ChallengeParameters: optional(ChallengeParametersType),
    AuthenticationResult: optional(AuthenticationResultType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "CodeMismatchException",
    "ExpiredCodeException",
    "UnexpectedLambdaException",
    "UserLambdaValidationException",
    "InvalidPasswordException",
    "PasswordHistoryPolicyViolationException",
    "InvalidLambdaResponseException",
    "TooManyRequestsException",
    "InvalidUserPoolConfigurationException",
    "MFAMethodNotFoundException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "InvalidEmailRoleAccessPolicyException",
    "AliasExistsException",
    "InternalErrorException",
    "SoftwareTokenMFANotFoundException",
    "ForbiddenException",
    "OperationNotEnabledException",
  ],
});

export const AdminInitiateAuth = operationContract({
  name: "AdminInitiateAuth",
  caller: "signed",
  summary: "Admin initiate auth.",
  input: structure("AdminInitiateAuthRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    AuthFlow: required(AuthFlowType),
    AuthParameters: optional(AuthParametersType),
    ClientMetadata: optional(ClientMetadataType),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    ContextData: optional(ContextDataType),
    Session: optional(SessionType),
  }),
  output: structure("AdminInitiateAuthResponse", {
    ChallengeName: optional(ChallengeNameType),
    Session: optional(SessionType),
    ChallengeParameters: optional(ChallengeParametersType),
    AuthenticationResult: optional(AuthenticationResultType),
    AvailableChallenges: optional(AvailableChallengeListType),
  }),
  errors: [
    "ResourceNotFoundException",
    "UnsupportedOperationException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "InternalErrorException",
    "UnexpectedLambdaException",
    "InvalidUserPoolConfigurationException",
    "UserLambdaValidationException",
    "InvalidLambdaResponseException",
    "MFAMethodNotFoundException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidEmailRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
  ],
});

export const AdminRespondToAuthChallenge = operationContract({
  name: "AdminRespondToAuthChallenge",
  caller: "signed",
  summary: "Admin respond to auth challenge.",
  input: structure("AdminRespondToAuthChallengeRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    ChallengeName: required(ChallengeNameType),
    ChallengeResponses: optional(ChallengeResponsesType),
    Session: optional(SessionType),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    ContextData: optional(ContextDataType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("AdminRespondToAuthChallengeResponse", {
    ChallengeName: optional(ChallengeNameType),
    Session: optional(SessionType),
    ChallengeParameters: optional(ChallengeParametersType),
    AuthenticationResult: optional(AuthenticationResultType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "CodeMismatchException",
    "ExpiredCodeException",
    "UnexpectedLambdaException",
    "InvalidPasswordException",
    "PasswordHistoryPolicyViolationException",
    "UserLambdaValidationException",
    "InvalidLambdaResponseException",
    "TooManyRequestsException",
    "InvalidUserPoolConfigurationException",
    "InternalErrorException",
    "MFAMethodNotFoundException",
    "InvalidEmailRoleAccessPolicyException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "AliasExistsException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "SoftwareTokenMFANotFoundException",
    "OperationNotEnabledException",
  ],
});
