/** Signing up and confirming it. */

import { AttributeListType } from "./attribute.ts";
import { operationContract, optional, required, structure } from "./contract.ts";
import { CodeDeliveryDetailsType } from "./delivery.ts";
import { AnalyticsMetadataType, ClientMetadataType, UserContextDataType } from "./request-context.ts";
import {
  BooleanType,
  ClientIdType,
  ConfirmationCodeType,
  ForceAliasCreation,
  PasswordType,
  SecretHashType,
  SessionType,
  StringType,
  UsernameType,
  UserPoolIdType,
} from "./scalars.ts";

export const SignUp = operationContract({
  name: "SignUp",
  caller: "client",
  summary: "Sign up.",
  input: structure("SignUpRequest", {
    ClientId: required(ClientIdType),
    SecretHash: optional(SecretHashType),
    Username: required(UsernameType),
    Password: optional(PasswordType),
    UserAttributes: optional(AttributeListType),
    ValidationData: optional(AttributeListType),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    UserContextData: optional(UserContextDataType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("SignUpResponse", {
    UserConfirmed: required(BooleanType),
    CodeDeliveryDetails: optional(CodeDeliveryDetailsType),
    UserSub: required(StringType),
    Session: optional(SessionType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "UnexpectedLambdaException",
    "UserLambdaValidationException",
    "NotAuthorizedException",
    "InvalidPasswordException",
    "InvalidLambdaResponseException",
    "UsernameExistsException",
    "TooManyRequestsException",
    "InternalErrorException",
    "LimitExceededException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "InvalidEmailRoleAccessPolicyException",
    "CodeDeliveryFailureException",
    "OperationNotEnabledException",
    "ForbiddenException",
  ],
});

export const ConfirmSignUp = operationContract({
  name: "ConfirmSignUp",
  caller: "client",
  summary: "Confirm sign up.",
  input: structure("ConfirmSignUpRequest", {
    ClientId: required(ClientIdType),
    SecretHash: optional(SecretHashType),
    Username: required(UsernameType),
    ConfirmationCode: required(ConfirmationCodeType),
    ForceAliasCreation: optional(ForceAliasCreation),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    UserContextData: optional(UserContextDataType),
    ClientMetadata: optional(ClientMetadataType),
    Session: optional(SessionType),
  }),
  output: structure("ConfirmSignUpResponse", {
    Session: optional(SessionType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "UnexpectedLambdaException",
    "UserLambdaValidationException",
    "NotAuthorizedException",
    "TooManyFailedAttemptsException",
    "CodeMismatchException",
    "ExpiredCodeException",
    "InvalidLambdaResponseException",
    "AliasExistsException",
    "TooManyRequestsException",
    "LimitExceededException",
    "UserNotFoundException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const ResendConfirmationCode = operationContract({
  name: "ResendConfirmationCode",
  caller: "client",
  summary: "Resend confirmation code.",
  input: structure("ResendConfirmationCodeRequest", {
    ClientId: required(ClientIdType),
    SecretHash: optional(SecretHashType),
    UserContextData: optional(UserContextDataType),
    Username: required(UsernameType),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("ResendConfirmationCodeResponse", {
    CodeDeliveryDetails: optional(CodeDeliveryDetailsType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "UnexpectedLambdaException",
    "UserLambdaValidationException",
    "NotAuthorizedException",
    "InvalidLambdaResponseException",
    "TooManyRequestsException",
    "LimitExceededException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "InvalidEmailRoleAccessPolicyException",
    "CodeDeliveryFailureException",
    "UserNotFoundException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const AdminConfirmSignUp = operationContract({
  name: "AdminConfirmSignUp",
  caller: "signed",
  summary: "Admin confirm sign up.",
  input: structure("AdminConfirmSignUpRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("AdminConfirmSignUpResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "UnexpectedLambdaException",
    "UserLambdaValidationException",
    "NotAuthorizedException",
    "TooManyFailedAttemptsException",
    "InvalidLambdaResponseException",
    "TooManyRequestsException",
    "LimitExceededException",
    "UserNotFoundException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
