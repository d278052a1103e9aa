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

export const AuthParametersType = map("AuthParametersType", StringType, {
  sensitive: true,
  summary: "What the flow needs: USERNAME, and such as PASSWORD, SRP_A, REFRESH_TOKEN, SECRET_HASH, DEVICE_KEY or PREFERRED_CHALLENGE.",
});

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

export const ChallengeParametersType = map("ChallengeParametersType", StringType, {
  summary: "What is needed to answer the challenge, such as SRP_B, SALT, SECRET_BLOCK, CODE_DELIVERY_DESTINATION or MFAS_CAN_CHOOSE.",
});

export const AvailableChallengeListType = list("AvailableChallengeListType", ChallengeNameType, {
  summary: "The challenges that the user may choose from in a USER_AUTH sign-in.",
});

// Where a sign-in stands: a challenge to answer, or tokens.
const outcome = {
  ChallengeName: optional(ChallengeNameType, "The challenge to answer next; absent when the sign-in is complete."),
  Session: optional(SessionType, "The session to give with the answer to the challenge."),
  ChallengeParameters: optional(ChallengeParametersType),
  AuthenticationResult: optional(AuthenticationResultType, "The tokens; absent while a challenge is pending."),
};

export const InitiateAuth = operationContract({
  name: "InitiateAuth",
  caller: "client",
  summary: "Begin a sign-in.",
  input: structure("InitiateAuthRequest", {
    AuthFlow: required(AuthFlowType, "The kind of sign-in."),
    AuthParameters: optional(AuthParametersType),
    ClientMetadata: optional(ClientMetadataType),
    ClientId: required(ClientIdType),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    UserContextData: optional(UserContextDataType),
    Session: optional(SessionType, "The session from ConfirmSignUp, to sign the new user in without another proof."),
  }),
  output: structure("InitiateAuthResponse", {
    ...outcome,
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

export const ChallengeResponsesType = map("ChallengeResponsesType", StringType, {
  sensitive: true,
  summary:
    "The answer: USERNAME, and such as SMS_MFA_CODE, SOFTWARE_TOKEN_MFA_CODE, NEW_PASSWORD, PASSWORD_CLAIM_SIGNATURE or SECRET_HASH.",
});

export const RespondToAuthChallenge = operationContract({
  name: "RespondToAuthChallenge",
  caller: "client",
  summary: "Answer the challenge of a sign-in.",
  input: structure("RespondToAuthChallengeRequest", {
    ClientId: required(ClientIdType),
    ChallengeName: required(ChallengeNameType, "The challenge that is answered: the one that the last answer asked for."),
    Session: optional(SessionType),
    ChallengeResponses: optional(ChallengeResponsesType),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    UserContextData: optional(UserContextDataType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("RespondToAuthChallengeResponse", outcome),
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
  summary: "Begin a sign-in from a server that holds AWS credentials.",
  input: structure("AdminInitiateAuthRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    AuthFlow: required(AuthFlowType, "The kind of sign-in."),
    AuthParameters: optional(AuthParametersType),
    ClientMetadata: optional(ClientMetadataType),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    ContextData: optional(ContextDataType),
    Session: optional(SessionType, "The session from ConfirmSignUp, to sign the new user in without another proof."),
  }),
  output: structure("AdminInitiateAuthResponse", {
    ...outcome,
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
  summary: "Answer the challenge of a sign-in that runs on a server with AWS credentials.",
  input: structure("AdminRespondToAuthChallengeRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    ChallengeName: required(ChallengeNameType, "The challenge that is answered: the one that the last answer asked for."),
    ChallengeResponses: optional(ChallengeResponsesType),
    Session: optional(SessionType),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    ContextData: optional(ContextDataType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("AdminRespondToAuthChallengeResponse", outcome),
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
