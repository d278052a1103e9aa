/** Importing users from a CSV file. */
import type { Static } from "typebox";
import { enumeration, integer, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { ArnType, DateType, PaginationKeyType, PoolQueryLimitType, StringType, UserPoolIdType } from "./scalars.ts";

export const ListOfStringTypes = list("ListOfStringTypes", StringType);

export const GetCSVHeader = operationContract({
  name: "GetCSVHeader",
  caller: "signed",
  summary: "Show the header that the CSV file of a user import must have.",
  input: structure("GetCSVHeaderRequest", {
    UserPoolId: required(UserPoolIdType),
  }),
  output: structure("GetCSVHeaderResponse", {
    UserPoolId: optional(UserPoolIdType),
    CSVHeader: optional(ListOfStringTypes, "The columns, in their order."),
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

export const UserImportJobNameType = string("UserImportJobNameType", {
  min: 1,
  max: 128,
  pattern: "[\\w\\s+=,.@-]+",
  summary: "The name of the job.",
});

export const PasswordHashingAlgorithmType = enumeration("PasswordHashingAlgorithmType", ["BCRYPT", "SCRYPT", "ARGON2ID", "PBKDF2_SHA256"], {
  summary: "How the password hashes in the file were made, where it has them.",
});
export type PasswordHashingAlgorithmType = Static<typeof PasswordHashingAlgorithmType>;

export const UserImportJobIdType = string("UserImportJobIdType", {
  min: 1,
  max: 55,
  pattern: "import-[0-9a-zA-Z-]+",
  summary: "The id of the job.",
});

export const PreSignedUrlType = string("PreSignedUrlType", { min: 0, max: 2048, summary: "The URL to upload the CSV file to." });

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

export const CompletionMessageType = string("CompletionMessageType", {
  min: 1,
  max: 128,
  pattern: "[\\w]+",
  summary: "How the job ended, in words.",
});

export const UserImportJobType = structure("UserImportJobType", "The job.", {
  JobName: optional(UserImportJobNameType),
  JobId: optional(UserImportJobIdType),
  UserPoolId: optional(UserPoolIdType),
  PreSignedUrl: optional(PreSignedUrlType),
  CreationDate: optional(DateType, "When it was created."),
  StartDate: optional(DateType, "When the job was started."),
  CompletionDate: optional(DateType, "When the job ended."),
  Status: optional(UserImportJobStatusType, "How far the job is."),
  CloudWatchLogsRoleArn: optional(ArnType, "The role with which the job writes its log."),
  ImportedUsers: optional(LongType, "How many users were imported."),
  SkippedUsers: optional(LongType, "How many users were left as they were."),
  FailedUsers: optional(LongType, "How many users could not be imported."),
  CompletionMessage: optional(CompletionMessageType),
  PasswordHashingAlgorithm: optional(PasswordHashingAlgorithmType),
});
export type UserImportJobType = Static<typeof UserImportJobType>;

export const CreateUserImportJob = operationContract({
  name: "CreateUserImportJob",
  caller: "signed",
  summary: "Create a job that imports users from a CSV file.",
  input: structure("CreateUserImportJobRequest", {
    JobName: required(UserImportJobNameType),
    UserPoolId: required(UserPoolIdType),
    CloudWatchLogsRoleArn: required(ArnType, "The role with which the job writes its log."),
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
  summary: "Show a user import job.",
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

export const UserImportJobsListType = list("UserImportJobsListType", UserImportJobType, { min: 1, max: 50, summary: "The jobs." });

export const ListUserImportJobs = operationContract({
  name: "ListUserImportJobs",
  caller: "signed",
  summary: "List the user import jobs of a user pool.",
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
  summary: "Start a user import job whose file is uploaded.",
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
  summary: "Stop a user import job.",
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
