/** A user as read, listed and deleted. */
import type { Static } from "typebox";
import { AttributeListType } from "./attribute.ts";
import { enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { MFAOptionListType, UserMFASettingListType } from "./mfa.ts";
import {
  AttributeNameType,
  accessToken,
  BooleanType,
  DateType,
  QueryLimitType,
  SearchPaginationTokenType,
  StringType,
  UsernameType,
  UserPoolIdType,
} from "./scalars.ts";

export const GetUser = operationContract({
  name: "GetUser",
  caller: "access-token",
  summary: "Show the signed-in user: attributes and MFA settings.",
  input: structure("GetUserRequest", {
    AccessToken: required(accessToken),
  }),
  output: structure("GetUserResponse", {
    Username: required(UsernameType, "The username."),
    UserAttributes: required(AttributeListType, "The user's attributes."),
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

export const DeleteUser = operationContract({
  name: "DeleteUser",
  caller: "access-token",
  summary: "Delete the signed-in user.",
  input: structure("DeleteUserRequest", {
    AccessToken: required(accessToken),
  }),
  output: undefined,
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

export const SearchedAttributeNamesListType = list("SearchedAttributeNamesListType", AttributeNameType, {
  summary: "The attributes to show for each user; all where it is left out.",
});

export const UserFilterType = string("UserFilterType", {
  max: 256,
  summary: 'A filter such as `email ^= "jane"`: one attribute, = or ^= for a prefix, a quoted value.',
});

export const UserStatusType = enumeration("UserStatusType", [
  "UNCONFIRMED",
  "CONFIRMED",
  "ARCHIVED",
  "COMPROMISED",
  "UNKNOWN",
  "RESET_REQUIRED",
  "FORCE_CHANGE_PASSWORD",
  "EXTERNAL_PROVIDER",
]);
export type UserStatusType = Static<typeof UserStatusType>;

export const UserType = structure("UserType", "A user of the pool.", {
  Username: optional(UsernameType, "The username."),
  Attributes: optional(AttributeListType, "The user's attributes."),
  UserCreateDate: optional(DateType, "When the user was created."),
  UserLastModifiedDate: optional(DateType, "When the user was last changed."),
  Enabled: optional(BooleanType, "Whether the user may sign in."),
  UserStatus: optional(UserStatusType, "Where the user stands between sign-up and sign-in."),
  MFAOptions: optional(MFAOptionListType, "MFA by text message as the older settings show it; look at UserMFASettingList instead."),
});
export type UserType = Static<typeof UserType>;

export const UsersListType = list("UsersListType", UserType);

export const ListUsers = operationContract({
  name: "ListUsers",
  caller: "signed",
  summary: "List the users of a user pool, all or those that a filter finds.",
  input: structure("ListUsersRequest", {
    UserPoolId: required(UserPoolIdType),
    AttributesToGet: optional(SearchedAttributeNamesListType),
    Limit: optional(QueryLimitType),
    PaginationToken: optional(SearchPaginationTokenType),
    Filter: optional(UserFilterType),
  }),
  output: structure("ListUsersResponse", {
    Users: optional(UsersListType, "The users."),
    PaginationToken: optional(SearchPaginationTokenType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
