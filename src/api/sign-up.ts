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
  summary: "Register a new user and send the code that confirms it.",
  input: structure("SignUpRequest", {
    ClientId: required(ClientIdType),
    SecretHash: optional(SecretHashType),
    Username: required(UsernameType, "The username to register, or an email address or phone number where the pool signs in by these."),
    Password: optional(PasswordType, "The password to register; may be left out where the pool allows sign-in without one."),
    UserAttributes: optional(AttributeListType, "The new user's attributes; those that the schema requires must be there."),
    ValidationData: optional(AttributeListType, "Pairs for the pre sign-up trigger to judge; they are kept nowhere."),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    UserContextData: optional(UserContextDataType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("SignUpResponse", {
    UserConfirmed: required(BooleanType, "Whether the user is confirmed already, by the pre sign-up trigger."),
    CodeDeliveryDetails: optional(CodeDeliveryDetailsType),
    UserSub: required(StringType, "The sub of the new user."),
    Session: optional(SessionType, "The session to give to ConfirmSignUp, so that the user can then be signed in at once."),
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
  summary: "Confirm a sign-up with the code that the user received.",
  input: structure("ConfirmSignUpRequest", {
    ClientId: required(ClientIdType),
    SecretHash: optional(SecretHashType),
    Username: required(UsernameType),
    ConfirmationCode: required(ConfirmationCodeType, "The code that the user received."),
    ForceAliasCreation: optional(
      ForceAliasCreation,
      "Whether to take the email address or phone number over from another user who holds it as an alias.",
    ),
    AnalyticsMetadata: optional(AnalyticsMetadataType),
    UserContextData: optional(UserContextDataType),
    ClientMetadata: optional(ClientMetadataType),
    Session: optional(SessionType, "The session from SignUp."),
  }),
  output: structure("ConfirmSignUpResponse", {
    Session: optional(SessionType, "The session to give to InitiateAuth with USER_AUTH, which signs the user in at once."),
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
  summary: "Send the code that confirms a sign-up once more.",
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
  summary: "Confirm a user's sign-up without a code.",
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
