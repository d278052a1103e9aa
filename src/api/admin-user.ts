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

export const MessageActionType = enumeration("MessageActionType", ["RESEND", "SUPPRESS"], {
  summary: "RESEND sends the invitation of an existing user again, SUPPRESS sends none.",
});
export type MessageActionType = Static<typeof MessageActionType>;

export const DeliveryMediumListType = list("DeliveryMediumListType", DeliveryMediumType, {
  summary: "How the invitation is sent: EMAIL, SMS or both; SMS where it is left out.",
});

export const AdminCreateUser = operationContract({
  name: "AdminCreateUser",
  caller: "signed",
  summary: "Create a user with a temporary password and send the invitation.",
  input: structure("AdminCreateUserRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType, "The username to create; it cannot be changed later."),
    UserAttributes: optional(AttributeListType, "The new user's attributes."),
    ValidationData: optional(AttributeListType, "Pairs for the pre sign-up trigger to judge; they are kept nowhere."),
    TemporaryPassword: optional(PasswordType, "The password until the first sign-in; one is made up where it is left out."),
    ForceAliasCreation: optional(
      ForceAliasCreation,
      "Whether to take a verified email address or phone number over from another user who holds it as an alias.",
    ),
    MessageAction: optional(MessageActionType),
    DesiredDeliveryMediums: optional(DeliveryMediumListType),
    ClientMetadata: optional(ClientMetadataType),
  }),
  output: structure("AdminCreateUserResponse", {
    User: optional(UserType, "The new user."),
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
  summary: "Show a user: attributes, status and MFA settings.",
  input: structure("AdminGetUserRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
  }),
  output: structure("AdminGetUserResponse", {
    Username: required(UsernameType, "The username."),
    UserAttributes: optional(AttributeListType, "The user's attributes."),
    UserCreateDate: optional(DateType, "When the user was created."),
    UserLastModifiedDate: optional(DateType, "When the user was last changed."),
    Enabled: optional(BooleanType, "Whether the user may sign in."),
    UserStatus: optional(UserStatusType, "Where the user stands between sign-up and sign-in."),
    MFAOptions: optional(MFAOptionListType, "MFA by text message as the older settings show it; look at UserMFASettingList instead."),
    PreferredMfaSetting: optional(
      StringType,
      "The MFA factor that sign-ins ask for first: SMS_MFA, EMAIL_OTP or SOFTWARE_TOKEN_MFA; absent where none is preferred.",
    ),
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
  summary: "Delete a user.",
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
  summary: "Let a disabled user sign in again.",
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
  summary: "Disable a user, who can then no longer sign in, and revoke the user's tokens.",
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
  ProviderName: optional(ProviderNameType, "The name of the identity provider; Cognito for users of the pool itself."),
  ProviderAttributeName: optional(
    StringType,
    "The provider's attribute to match, such as NameID; Cognito_Subject for the user's id at the provider.",
  ),
  ProviderAttributeValue: optional(StringType, "The value of that attribute; the username for a user of the pool itself."),
});
export type ProviderUserIdentifierType = Static<typeof ProviderUserIdentifierType>;

export const AdminLinkProviderForUser = operationContract({
  name: "AdminLinkProviderForUser",
  caller: "signed",
  summary: "Link an identity at an external provider to an existing user, before its first sign-in.",
  input: structure("AdminLinkProviderForUserRequest", {
    UserPoolId: required(StringType, "The id of the user pool."),
    DestinationUser: required(ProviderUserIdentifierType, "The user of the pool who gets the identity."),
    SourceUser: required(ProviderUserIdentifierType, "The identity at the external provider, which has not signed in yet."),
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
  summary: "Stop a user from signing in through an identity provider, or unlink that identity.",
  input: structure("AdminDisableProviderForUserRequest", {
    UserPoolId: required(StringType, "The id of the user pool."),
    User: required(ProviderUserIdentifierType, "The identity that may no longer sign in."),
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
