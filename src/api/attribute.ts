/** User attributes, and what signed-in users and administrators do with them. */
import type { Static } from "typebox";
import { list, operationContract, optional, required, string, structure } from "./contract.ts";
import { CodeDeliveryDetailsListType, CodeDeliveryDetailsType } from "./delivery.ts";
import { ClientMetadataType } from "./request-context.ts";
import { AttributeNameType, ConfirmationCodeType, TokenModelType, UsernameType, UserPoolIdType } from "./scalars.ts";

export const AttributeValueType = string("AttributeValueType", { max: 2048, sensitive: true });

export const AttributeType = structure("AttributeType", {
  Name: required(AttributeNameType),
  Value: optional(AttributeValueType),
});
export type AttributeType = Static<typeof AttributeType>;

export const AttributeListType = list("AttributeListType", AttributeType);

export const UpdateUserAttributes = operationContract({
  name: "UpdateUserAttributes",
  caller: "access-token",
  summary: "Update user attributes.",
  input: structure("UpdateUserAttributesRequest", {
    UserAttributes: required(AttributeListType),
    AccessToken: required(TokenModelType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("UpdateUserAttributesResponse", {
    CodeDeliveryDetailsList: optional(CodeDeliveryDetailsListType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "CodeMismatchException",
    "ExpiredCodeException",
    "NotAuthorizedException",
    "UnexpectedLambdaException",
    "UserLambdaValidationException",
    "InvalidLambdaResponseException",
    "TooManyRequestsException",
    "AliasExistsException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "InvalidEmailRoleAccessPolicyException",
    "CodeDeliveryFailureException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const AttributeNameListType = list("AttributeNameListType", AttributeNameType);

export const DeleteUserAttributes = operationContract({
  name: "DeleteUserAttributes",
  caller: "access-token",
  summary: "Delete user attributes.",
  input: structure("DeleteUserAttributesRequest", {
    UserAttributeNames: required(AttributeNameListType),
    AccessToken: required(TokenModelType),
  }),
  output: structure("DeleteUserAttributesResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const GetUserAttributeVerificationCode = operationContract({
  name: "GetUserAttributeVerificationCode",
  caller: "access-token",
  summary: "Get user attribute verification code.",
  input: structure("GetUserAttributeVerificationCodeRequest", {
    AccessToken: required(TokenModelType),
    AttributeName: required(AttributeNameType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("GetUserAttributeVerificationCodeResponse", {
    CodeDeliveryDetails: optional(CodeDeliveryDetailsType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UnexpectedLambdaException",
    "UserLambdaValidationException",
    "InvalidLambdaResponseException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "InvalidEmailRoleAccessPolicyException",
    "CodeDeliveryFailureException",
    "LimitExceededException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const VerifyUserAttribute = operationContract({
  name: "VerifyUserAttribute",
  caller: "access-token",
  summary: "Verify user attribute.",
  input: structure("VerifyUserAttributeRequest", {
    AccessToken: required(TokenModelType),
    AttributeName: required(AttributeNameType),
    Code: required(ConfirmationCodeType),
  }),
  output: structure("VerifyUserAttributeResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "CodeMismatchException",
    "ExpiredCodeException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "LimitExceededException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "AliasExistsException",
    "ForbiddenException",
  ],
});

export const AdminUpdateUserAttributes = operationContract({
  name: "AdminUpdateUserAttributes",
  caller: "signed",
  summary: "Admin update user attributes.",
  input: structure("AdminUpdateUserAttributesRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    UserAttributes: required(AttributeListType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("AdminUpdateUserAttributesResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "UnexpectedLambdaException",
    "UserLambdaValidationException",
    "InvalidLambdaResponseException",
    "AliasExistsException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserNotFoundException",
    "InternalErrorException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidEmailRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "OperationNotEnabledException",
  ],
});

export const AdminDeleteUserAttributes = operationContract({
  name: "AdminDeleteUserAttributes",
  caller: "signed",
  summary: "Admin delete user attributes.",
  input: structure("AdminDeleteUserAttributesRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    UserAttributeNames: required(AttributeNameListType),
  }),
  output: structure("AdminDeleteUserAttributesResponse", {}),
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
