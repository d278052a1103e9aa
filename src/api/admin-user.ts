/** Users as an administrator makes and manages them. */
import type { Static } from "typebox";
import { AttributeListType } from "./attribute.ts";
import { enumeration, list, operationContract, optional, required, structure } from "./contract.ts";
import { DeliveryMediumType } from "./delivery.ts";
import { MFAOptionListType, UserMFASettingListType } from "./mfa.ts";
import { ClientMetadataType } from "./request-context.ts";
import {
  BooleanType,
  DateType,
  ForceAliasCreation,
  PasswordType,
  ProviderNameType,
  StringType,
  UsernameType,
  UserPoolIdType,
} from "./scalars.ts";
import { UserStatusType, UserType } from "./user.ts";

export const MessageActionType = enumeration("MessageActionType", ["RESEND", "SUPPRESS"]);
export type MessageActionType = Static<typeof MessageActionType>;

export const DeliveryMediumListType = list("DeliveryMediumListType", DeliveryMediumType);

export const AdminCreateUser = operationContract({
  name: "AdminCreateUser",
  caller: "signed",
  summary: "Admin create user.",
  input: structure("AdminCreateUserRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    UserAttributes: optional(AttributeListType),
    ValidationData: optional(AttributeListType),
    TemporaryPassword: optional(PasswordType),
    ForceAliasCreation: optional(ForceAliasCreation),
    MessageAction: optional(MessageActionType),
    DesiredDeliveryMediums: optional(DeliveryMediumListType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("AdminCreateUserResponse", {
    User: optional(UserType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "UserNotFoundException",
    "UsernameExistsException",
    "InvalidPasswordException",
    "CodeDeliveryFailureException",
    "UnexpectedLambdaException",
    "UserLambdaValidationException",
    "InvalidLambdaResponseException",
    "PreconditionNotMetException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UnsupportedUserStateException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const AdminGetUser = operationContract({
  name: "AdminGetUser",
  caller: "signed",
  summary: "Admin get user.",
  input: structure("AdminGetUserRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
  }),
  output: structure("AdminGetUserResponse", {
    Username: required(UsernameType),
    UserAttributes: optional(AttributeListType),
    UserCreateDate: optional(DateType),
    UserLastModifiedDate: optional(DateType),
    Enabled: optional(BooleanType),
    UserStatus: optional(UserStatusType),
    MFAOptions: optional(MFAOptionListType),
    PreferredMfaSetting: optional(StringType),
    UserMFASettingList: optional(UserMFASettingListType),
  }),
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

export const AdminDeleteUser = operationContract({
  name: "AdminDeleteUser",
  caller: "signed",
  summary: "Admin delete user.",
  input: structure("AdminDeleteUserRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
  }),
  output: undefined,
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

export const AdminEnableUser = operationContract({
  name: "AdminEnableUser",
  caller: "signed",
  summary: "Admin enable user.",
  input: structure("AdminEnableUserRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
  }),
  output: structure("AdminEnableUserResponse", {}),
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

export const AdminDisableUser = operationContract({
  name: "AdminDisableUser",
  caller: "signed",
  summary: "Admin disable user.",
  input: structure("AdminDisableUserRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
  }),
  output: structure("AdminDisableUserResponse", {}),
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

export const ProviderUserIdentifierType = structure("ProviderUserIdentifierType", {
  ProviderName: optional(ProviderNameType),
  ProviderAttributeName: optional(StringType),
  ProviderAttributeValue: optional(StringType),
});
export type ProviderUserIdentifierType = Static<typeof ProviderUserIdentifierType>;

export const AdminLinkProviderForUser = operationContract({
  name: "AdminLinkProviderForUser",
  caller: "signed",
  summary: "Admin link provider for user.",
  input: structure("AdminLinkProviderForUserRequest", {
    UserPoolId: required(StringType),
    DestinationUser: required(ProviderUserIdentifierType),
    SourceUser: required(ProviderUserIdentifierType),
  }),
  output: structure("AdminLinkProviderForUserResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserNotFoundException",
    "AliasExistsException",
    "LimitExceededException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const AdminDisableProviderForUser = operationContract({
  name: "AdminDisableProviderForUser",
  caller: "signed",
  summary: "Admin disable provider for user.",
  input: structure("AdminDisableProviderForUserRequest", {
    UserPoolId: required(StringType),
    User: required(ProviderUserIdentifierType),
  }),
  output: structure("AdminDisableProviderForUserResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserNotFoundException",
    "AliasExistsException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
