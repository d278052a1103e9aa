/** Replicas of a pool in other Regions. */
import type { Static } from "typebox";
import { enumeration, list, operationContract, optional, required, structure } from "./contract.ts";
import { ArnType, PaginationKeyType, RegionNameType, UserPoolIdType } from "./scalars.ts";
import { UserPoolTagsType } from "./tag.ts";

export const ReplicaStatusType = enumeration("ReplicaStatusType", ["CREATING", "ACTIVE", "INACTIVE", "DELETING"], {
  summary: "Whether the replica serves requests.",
});
export type ReplicaStatusType = Static<typeof ReplicaStatusType>;

export const ReplicaRoleType = enumeration("ReplicaRoleType", ["PRIMARY", "SECONDARY"], {
  summary: "Whether the replica is the primary, which allows every operation.",
});
export type ReplicaRoleType = Static<typeof ReplicaRoleType>;

export const UserPoolReplicaType = structure("UserPoolReplicaType", "The replica.", {
  RegionName: optional(RegionNameType, "The Region of the replica."),
  Status: optional(ReplicaStatusType),
  Role: optional(ReplicaRoleType),
  UserPoolArn: optional(ArnType, "The ARN of the replica."),
});
export type UserPoolReplicaType = Static<typeof UserPoolReplicaType>;

export const CreateUserPoolReplica = operationContract({
  name: "CreateUserPoolReplica",
  caller: "signed",
  summary: "Create a replica of a user pool in another Region.",
  input: structure("CreateUserPoolReplicaRequest", {
    UserPoolId: required(UserPoolIdType),
    RegionName: required(RegionNameType, "The Region of the replica."),
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

export const UpdateReplicaStatusType = enumeration("UpdateReplicaStatusType", ["ACTIVE", "INACTIVE"], {
  summary: "Whether the replica is to serve requests.",
});
export type UpdateReplicaStatusType = Static<typeof UpdateReplicaStatusType>;

export const UpdateUserPoolReplica = operationContract({
  name: "UpdateUserPoolReplica",
  caller: "signed",
  summary: "Activate or deactivate a replica of a user pool.",
  input: structure("UpdateUserPoolReplicaRequest", {
    UserPoolId: required(UserPoolIdType),
    RegionName: required(RegionNameType, "The Region of the replica."),
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
  summary: "Delete an inactive replica of a user pool.",
  input: structure("DeleteUserPoolReplicaRequest", {
    UserPoolId: required(UserPoolIdType),
    RegionName: required(RegionNameType, "The Region of the replica."),
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

export const UserPoolReplicaListType = list("UserPoolReplicaListType", UserPoolReplicaType, { summary: "The replicas." });

export const ListUserPoolReplicas = operationContract({
  name: "ListUserPoolReplicas",
  caller: "signed",
  summary: "List the replicas of a user pool, the primary included.",
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
