/** Groups and their members. */
import type { Static } from "typebox";
import { integer, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { ArnType, DateType, PaginationKey, QueryLimitType, UsernameType, UserPoolIdType } from "./scalars.ts";
import { UsersListType } from "./user.ts";

export const GroupNameType = string("GroupNameType", {
  min: 1,
  max: 128,
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
  summary: "The name of the group.",
});

export const DescriptionType = string("DescriptionType", { max: 2048, summary: "What the group is for." });

export const PrecedenceType = integer("PrecedenceType", {
  min: 0,
  summary: "Whose role counts for a user in several groups: the lowest number wins.",
});

export const GroupType = structure("GroupType", "A group of the pool.", {
  GroupName: optional(GroupNameType),
  UserPoolId: optional(UserPoolIdType),
  Description: optional(DescriptionType),
  RoleArn: optional(ArnType, "The IAM role that tokens of the group's members name as theirs."),
  Precedence: optional(PrecedenceType),
  LastModifiedDate: optional(DateType, "When it was last changed."),
  CreationDate: optional(DateType, "When it was created."),
});
export type GroupType = Static<typeof GroupType>;

export const CreateGroup = operationContract({
  name: "CreateGroup",
  caller: "signed",
  summary: "Create a group.",
  input: structure("CreateGroupRequest", {
    GroupName: required(GroupNameType),
    UserPoolId: required(UserPoolIdType),
    Description: optional(DescriptionType),
    RoleArn: optional(ArnType, "The IAM role that tokens of the group's members name as theirs."),
    Precedence: optional(PrecedenceType),
  }),
  output: structure("CreateGroupResponse", {
    Group: optional(GroupType),
  }),
  errors: [
    "InvalidParameterException",
    "GroupExistsException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "LimitExceededException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const GetGroup = operationContract({
  name: "GetGroup",
  caller: "signed",
  summary: "Show a group.",
  input: structure("GetGroupRequest", {
    GroupName: required(GroupNameType),
    UserPoolId: required(UserPoolIdType),
  }),
  output: structure("GetGroupResponse", {
    Group: optional(GroupType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const UpdateGroup = operationContract({
  name: "UpdateGroup",
  caller: "signed",
  summary: "Change a group.",
  input: structure("UpdateGroupRequest", {
    GroupName: required(GroupNameType),
    UserPoolId: required(UserPoolIdType),
    Description: optional(DescriptionType),
    RoleArn: optional(ArnType, "The IAM role that tokens of the group's members name as theirs."),
    Precedence: optional(PrecedenceType),
  }),
  output: structure("UpdateGroupResponse", {
    Group: optional(GroupType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const DeleteGroup = operationContract({
  name: "DeleteGroup",
  caller: "signed",
  summary: "Delete a group; its members stay users.",
  input: structure("DeleteGroupRequest", {
    GroupName: required(GroupNameType),
    UserPoolId: required(UserPoolIdType),
  }),
  output: undefined,
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const GroupListType = list("GroupListType", GroupType, { summary: "The groups." });

export const ListGroups = operationContract({
  name: "ListGroups",
  caller: "signed",
  summary: "List the groups of a user pool.",
  input: structure("ListGroupsRequest", {
    UserPoolId: required(UserPoolIdType),
    Limit: optional(QueryLimitType),
    NextToken: optional(PaginationKey),
  }),
  output: structure("ListGroupsResponse", {
    Groups: optional(GroupListType),
    NextToken: optional(PaginationKey),
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

export const AdminAddUserToGroup = operationContract({
  name: "AdminAddUserToGroup",
  caller: "signed",
  summary: "Put a user in a group.",
  input: structure("AdminAddUserToGroupRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    GroupName: required(GroupNameType),
  }),
  output: undefined,
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserNotFoundException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const AdminRemoveUserFromGroup = operationContract({
  name: "AdminRemoveUserFromGroup",
  caller: "signed",
  summary: "Take a user out of a group.",
  input: structure("AdminRemoveUserFromGroupRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    GroupName: required(GroupNameType),
  }),
  output: undefined,
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserNotFoundException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const AdminListGroupsForUser = operationContract({
  name: "AdminListGroupsForUser",
  caller: "signed",
  summary: "List the groups that a user is in.",
  input: structure("AdminListGroupsForUserRequest", {
    Username: required(UsernameType),
    UserPoolId: required(UserPoolIdType),
    Limit: optional(QueryLimitType),
    NextToken: optional(PaginationKey),
  }),
  output: structure("AdminListGroupsForUserResponse", {
    Groups: optional(GroupListType),
    NextToken: optional(PaginationKey),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserNotFoundException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const ListUsersInGroup = operationContract({
  name: "ListUsersInGroup",
  caller: "signed",
  summary: "List the users in a group.",
  input: structure("ListUsersInGroupRequest", {
    UserPoolId: required(UserPoolIdType),
    GroupName: required(GroupNameType),
    Limit: optional(QueryLimitType),
    NextToken: optional(PaginationKey),
  }),
  output: structure("ListUsersInGroupResponse", {
    Users: optional(UsersListType, "The users in the group."),
    NextToken: optional(PaginationKey),
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
