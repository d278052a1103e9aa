/** User attributes, and what signed-in users and administrators do with them. */
import type { Static } from "typebox";
import { list, operationContract, optional, required, string, structure } from "./contract.ts";
import { CodeDeliveryDetailsListType, CodeDeliveryDetailsType } from "./delivery.ts";
import { ClientMetadataType } from "./request-context.ts";
import { AttributeNameType, accessToken, ConfirmationCodeType, UsernameType, UserPoolIdType } from "./scalars.ts";

export const AttributeValueType = string("AttributeValueType", { max: 2048, sensitive: true });

export const AttributeType = structure("AttributeType", {
  Name: required(AttributeNameType, "The name of the attribute; a custom one begins with `custom:`."),
  Value: optional(AttributeValueType, "The value of the attribute."),
});
export type AttributeType = Static<typeof AttributeType>;

export const AttributeListType = list("AttributeListType", AttributeType);

export const UpdateUserAttributes = operationContract({
  name: "UpdateUserAttributes",
  caller: "access-token",
  summary: "Set attributes of the signed-in user; a new email address or phone number is sent a code.",
  input: structure("UpdateUserAttributesRequest", {
    UserAttributes: required(AttributeListType, "The attributes to set; an empty value clears one."),
    AccessToken: required(accessToken),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("UpdateUserAttributesResponse", {
    CodeDeliveryDetailsList: optional(CodeDeliveryDetailsListType, "Where the codes were sent that verify the new values."),
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
  summary: "Delete attributes of the signed-in user.",
  input: structure("DeleteUserAttributesRequest", {
    UserAttributeNames: required(AttributeNameListType, "The names of the attributes to delete."),
    AccessToken: required(accessToken),
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
  summary: "Send the signed-in user a code that verifies an email address or a phone number.",
  input: structure("GetUserAttributeVerificationCodeRequest", {
    AccessToken: required(accessToken),
    AttributeName: required(AttributeNameType, "The attribute to verify: email or phone_number."),
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
  summary: "Verify an email address or a phone number of the signed-in user with the code that was sent.",
  input: structure("VerifyUserAttributeRequest", {
    AccessToken: required(accessToken),
    AttributeName: required(AttributeNameType, "The attribute to verify: email or phone_number."),
    Code: required(ConfirmationCodeType, "The code that was sent to the address or number."),
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
  summary: "Set attributes of a user, verified marks included.",
  input: structure("AdminUpdateUserAttributesRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    UserAttributes: required(AttributeListType, "The attributes to set; an empty value clears one."),
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
  summary: "Delete attributes of a user.",
  input: structure("AdminDeleteUserAttributesRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    UserAttributeNames: required(AttributeNameListType, "The names of the attributes to delete."),
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
