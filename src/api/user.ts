/** A user as read, listed and deleted. */
import type { Static } from "typebox";
import { AttributeListType } from "./attribute.ts";
import { enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { MFAOptionListType, UserMFASettingListType } from "./mfa.ts";
import {
  AttributeNameType,
  BooleanType,
  DateType,
  QueryLimitType,
  SearchPaginationTokenType,
  StringType,
  TokenModelType,
  UsernameType,
  UserPoolIdType,
} from "./scalars.ts";

export const GetUser = operationContract({
  name: "GetUser",
  caller: "access-token",
  summary: "Get user.",
  input: structure("GetUserRequest", {
    AccessToken: required(TokenModelType),
  }),
  output: structure("GetUserResponse", {
    Username: required(UsernameType),
    UserAttributes: required(AttributeListType),
    MFAOptions: optional(MFAOptionListType),
    PreferredMfaSetting: optional(StringType),
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
  summary: "Delete user.",
  input: structure("DeleteUserRequest", {
    AccessToken: required(TokenModelType),
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

export const SearchedAttributeNamesListType = list("SearchedAttributeNamesListType", AttributeNameType);
export const UserFilterType = string("UserFilterType", { max: 256 });

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

export const UserType = structure("UserType", {
  Username: optional(UsernameType),
  Attributes: optional(AttributeListType),
  UserCreateDate: optional(DateType),
  UserLastModifiedDate: optional(DateType),
  Enabled: optional(BooleanType),
  UserStatus: optional(UserStatusType),
  MFAOptions: optional(MFAOptionListType),
});
export type UserType = Static<typeof UserType>;

export const UsersListType = list("UsersListType", UserType);

export const ListUsers = operationContract({
  name: "ListUsers",
  caller: "signed",
  summary: "List users.",
  input: structure("ListUsersRequest", {
    UserPoolId: required(UserPoolIdType),
    AttributesToGet: optional(SearchedAttributeNamesListType),
    Limit: optional(QueryLimitType),
    PaginationToken: optional(SearchPaginationTokenType),
    Filter: optional(UserFilterType),
  }),
  output: structure("ListUsersResponse", {
    Users: optional(UsersListType),
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
