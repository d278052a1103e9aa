/** Importing users from a CSV file. */
import type { Static } from "typebox";
import { enumeration, integer, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { ArnType, DateType, PaginationKeyType, PoolQueryLimitType, StringType, UserPoolIdType } from "./scalars.ts";

export const ListOfStringTypes = list("ListOfStringTypes", StringType);

export const GetCSVHeader = operationContract({
  name: "GetCSVHeader",
  caller: "signed",
  summary: "Get csvheader.",
  input: structure("GetCSVHeaderRequest", {
    UserPoolId: required(UserPoolIdType),
  }),
  output: structure("GetCSVHeaderResponse", {
    UserPoolId: optional(UserPoolIdType),
    CSVHeader: optional(ListOfStringTypes),
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

export const UserImportJobNameType = string("UserImportJobNameType", { min: 1, max: 128, pattern: "[\\w\\s+=,.@-]+" });

export const PasswordHashingAlgorithmType = enumeration("PasswordHashingAlgorithmType", ["BCRYPT", "SCRYPT", "ARGON2ID", "PBKDF2_SHA256"]);
export type PasswordHashingAlgorithmType = Static<typeof PasswordHashingAlgorithmType>;

export const UserImportJobIdType = string("UserImportJobIdType", { min: 1, max: 55, pattern: "import-[0-9a-zA-Z-]+" });
export const PreSignedUrlType = string("PreSignedUrlType", { min: 0, max: 2048 });

export const UserImportJobStatusType = enumeration("UserImportJobStatusType", [
  "Created",
  "Pending",
  "InProgress",
  "Stopping",
  "Expired",
  "Stopped",
  "Failed",
  "Succeeded",
]);
export type UserImportJobStatusType = Static<typeof UserImportJobStatusType>;

export const LongType = integer("LongType");
export const CompletionMessageType = string("CompletionMessageType", { min: 1, max: 128, pattern: "[\\w]+" });

export const UserImportJobType = structure("UserImportJobType", {
  JobName: optional(UserImportJobNameType),
  JobId: optional(UserImportJobIdType),
  UserPoolId: optional(UserPoolIdType),
  PreSignedUrl: optional(PreSignedUrlType),
  CreationDate: optional(DateType),
  StartDate: optional(DateType),
  CompletionDate: optional(DateType),
  Status: optional(UserImportJobStatusType),
  CloudWatchLogsRoleArn: optional(ArnType),
  ImportedUsers: optional(LongType),
  SkippedUsers: optional(LongType),
  FailedUsers: optional(LongType),
  CompletionMessage: optional(CompletionMessageType),
  PasswordHashingAlgorithm: optional(PasswordHashingAlgorithmType),
});
export type UserImportJobType = Static<typeof UserImportJobType>;

export const CreateUserImportJob = operationContract({
  name: "CreateUserImportJob",
  caller: "signed",
  summary: "Create user import job.",
  input: structure("CreateUserImportJobRequest", {
    JobName: required(UserImportJobNameType),
    UserPoolId: required(UserPoolIdType),
    CloudWatchLogsRoleArn: required(ArnType),
    PasswordHashingAlgorithm: optional(PasswordHashingAlgorithmType),
  }),
  output: structure("CreateUserImportJobResponse", {
    UserImportJob: optional(UserImportJobType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "PreconditionNotMetException",
    "NotAuthorizedException",
    "LimitExceededException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const DescribeUserImportJob = operationContract({
  name: "DescribeUserImportJob",
  caller: "signed",
  summary: "Describe user import job.",
  input: structure("DescribeUserImportJobRequest", {
    UserPoolId: required(UserPoolIdType),
    JobId: required(UserImportJobIdType),
  }),
  output: structure("DescribeUserImportJobResponse", {
    UserImportJob: optional(UserImportJobType),
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

export const UserImportJobsListType = list("UserImportJobsListType", UserImportJobType, { min: 1, max: 50 });

export const ListUserImportJobs = operationContract({
  name: "ListUserImportJobs",
  caller: "signed",
  summary: "List user import jobs.",
  input: structure("ListUserImportJobsRequest", {
    UserPoolId: required(UserPoolIdType),
    MaxResults: required(PoolQueryLimitType),
    PaginationToken: optional(PaginationKeyType),
  }),
  output: structure("ListUserImportJobsResponse", {
    UserImportJobs: optional(UserImportJobsListType),
    PaginationToken: optional(PaginationKeyType),
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

export const StartUserImportJob = operationContract({
  name: "StartUserImportJob",
  caller: "signed",
  summary: "Start user import job.",
  input: structure("StartUserImportJobRequest", {
    UserPoolId: required(UserPoolIdType),
    JobId: required(UserImportJobIdType),
  }),
  output: structure("StartUserImportJobResponse", {
    UserImportJob: optional(UserImportJobType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "InternalErrorException",
    "PreconditionNotMetException",
    "OperationNotEnabledException",
    "NotAuthorizedException",
  ],
});

export const StopUserImportJob = operationContract({
  name: "StopUserImportJob",
  caller: "signed",
  summary: "Stop user import job.",
  input: structure("StopUserImportJobRequest", {
    UserPoolId: required(UserPoolIdType),
    JobId: required(UserImportJobIdType),
  }),
  output: structure("StopUserImportJobResponse", {
    UserImportJob: optional(UserImportJobType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "InternalErrorException",
    "PreconditionNotMetException",
    "OperationNotEnabledException",
    "NotAuthorizedException",
  ],
});
