/** Replicas of a pool in other Regions. */
import type { Static } from "typebox";
import { enumeration, list, operationContract, optional, required, structure } from "./contract.ts";
import { ArnType, PaginationKeyType, RegionNameType, UserPoolIdType } from "./scalars.ts";
import { UserPoolTagsType } from "./tag.ts";

export const ReplicaStatusType = enumeration("ReplicaStatusType", ["CREATING", "ACTIVE", "INACTIVE", "DELETING"]);
export type ReplicaStatusType = Static<typeof ReplicaStatusType>;

export const ReplicaRoleType = enumeration("ReplicaRoleType", ["PRIMARY", "SECONDARY"]);
export type ReplicaRoleType = Static<typeof ReplicaRoleType>;

export const UserPoolReplicaType = structure("UserPoolReplicaType", {
  RegionName: optional(RegionNameType),
  Status: optional(ReplicaStatusType),
  Role: optional(ReplicaRoleType),
  UserPoolArn: optional(ArnType),
});
export type UserPoolReplicaType = Static<typeof UserPoolReplicaType>;

export const CreateUserPoolReplica = operationContract({
  name: "CreateUserPoolReplica",
  caller: "signed",
  summary: "Create user pool replica.",
  input: structure("CreateUserPoolReplicaRequest", {
    UserPoolId: required(UserPoolIdType),
    RegionName: required(RegionNameType),
    UserPoolTags: optional(UserPoolTagsType),
  }),
  output: structure("CreateUserPoolReplicaResponse", {
    UserPoolReplica: optional(UserPoolReplicaType),
  }),
  errors: [
    "InvalidParameterException",
    "TooManyRequestsException",
    "LimitExceededException",
    "NotAuthorizedException",
    "UserPoolTaggingException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ResourceNotFoundException",
    "FeatureUnavailableInTierException",
  ],
});

export const UpdateReplicaStatusType = enumeration("UpdateReplicaStatusType", ["ACTIVE", "INACTIVE"]);
export type UpdateReplicaStatusType = Static<typeof UpdateReplicaStatusType>;

export const UpdateUserPoolReplica = operationContract({
  name: "UpdateUserPoolReplica",
  caller: "signed",
  summary: "Update user pool replica.",
  input: structure("UpdateUserPoolReplicaRequest", {
    UserPoolId: required(UserPoolIdType),
    RegionName: required(RegionNameType),
    Status: required(UpdateReplicaStatusType),
  }),
  output: structure("UpdateUserPoolReplicaResponse", {
    UserPoolReplica: optional(UserPoolReplicaType),
  }),
  errors: [
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ResourceNotFoundException",
  ],
});

export const DeleteUserPoolReplica = operationContract({
  name: "DeleteUserPoolReplica",
  caller: "signed",
  summary: "Delete user pool replica.",
  input: structure("DeleteUserPoolReplicaRequest", {
    UserPoolId: required(UserPoolIdType),
    RegionName: required(RegionNameType),
  }),
  output: structure("DeleteUserPoolReplicaResponse", {
    UserPoolReplica: optional(UserPoolReplicaType),
  }),
  errors: [
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ResourceNotFoundException",
  ],
});

export const UserPoolReplicaListType = list("UserPoolReplicaListType", UserPoolReplicaType);

export const ListUserPoolReplicas = operationContract({
  name: "ListUserPoolReplicas",
  caller: "signed",
  summary: "List user pool replicas.",
  input: structure("ListUserPoolReplicasRequest", {
    UserPoolId: required(UserPoolIdType),
    NextToken: optional(PaginationKeyType),
  }),
  output: structure("ListUserPoolReplicasResponse", {
    UserPoolReplicas: optional(UserPoolReplicaListType),
    NextToken: optional(PaginationKeyType),
  }),
  errors: [
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ResourceNotFoundException",
  ],
});
