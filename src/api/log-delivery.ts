/** Where a pool's logs are delivered. */
import type { Static } from "typebox";
import { enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { ArnType, UserPoolIdType } from "./scalars.ts";

export const LogLevel = enumeration("LogLevel", ["ERROR", "INFO"], {
  summary: "The level of the logs: ERROR for notifications, INFO for users' events.",
});
export type LogLevel = Static<typeof LogLevel>;

export const EventSourceName = enumeration("EventSourceName", ["userNotification", "userAuthEvents"], {
  summary: "What is logged: the sending of notifications, or users' events.",
});
export type EventSourceName = Static<typeof EventSourceName>;

export const CloudWatchLogsConfigurationType = structure("CloudWatchLogsConfigurationType", "Delivery to CloudWatch Logs.", {
  LogGroupArn: optional(ArnType, "The ARN of the log group."),
});
export type CloudWatchLogsConfigurationType = Static<typeof CloudWatchLogsConfigurationType>;

export const S3ArnType = string("S3ArnType", {
  min: 3,
  max: 1024,
  pattern: "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:::[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
  summary: "The ARN of the bucket.",
});

export const S3ConfigurationType = structure("S3ConfigurationType", "Delivery to S3.", {
  BucketArn: optional(S3ArnType),
});
export type S3ConfigurationType = Static<typeof S3ConfigurationType>;

export const FirehoseConfigurationType = structure("FirehoseConfigurationType", "Delivery to Data Firehose.", {
  StreamArn: optional(ArnType, "The ARN of the stream."),
});
export type FirehoseConfigurationType = Static<typeof FirehoseConfigurationType>;

export const LogConfigurationType = structure("LogConfigurationType", {
  LogLevel: required(LogLevel),
  EventSource: required(EventSourceName),
  CloudWatchLogsConfiguration: optional(CloudWatchLogsConfigurationType),
  S3Configuration: optional(S3ConfigurationType),
  FirehoseConfiguration: optional(FirehoseConfigurationType),
});
export type LogConfigurationType = Static<typeof LogConfigurationType>;

export const LogConfigurationListType = list("LogConfigurationListType", LogConfigurationType, {
  min: 0,
  max: 2,
  summary: "What is logged, and where it goes.",
});

export const LogDeliveryConfigurationType = structure("LogDeliveryConfigurationType", "Where the pool's logs are delivered.", {
  UserPoolId: required(UserPoolIdType),
  LogConfigurations: required(LogConfigurationListType),
});
export type LogDeliveryConfigurationType = Static<typeof LogDeliveryConfigurationType>;

export const SetLogDeliveryConfiguration = operationContract({
  name: "SetLogDeliveryConfiguration",
  caller: "signed",
  summary: "Set where a user pool's logs are delivered.",
  input: structure("SetLogDeliveryConfigurationRequest", {
    UserPoolId: required(UserPoolIdType),
    LogConfigurations: required(LogConfigurationListType),
  }),
  output: structure("SetLogDeliveryConfigurationResponse", {
    LogDeliveryConfiguration: optional(LogDeliveryConfigurationType),
  }),
  errors: [
    "InvalidParameterException",
    "InternalErrorException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "ResourceNotFoundException",
    "FeatureUnavailableInTierException",
  ],
});

export const GetLogDeliveryConfiguration = operationContract({
  name: "GetLogDeliveryConfiguration",
  caller: "signed",
  summary: "Show where a user pool's logs are delivered.",
  input: structure("GetLogDeliveryConfigurationRequest", {
    UserPoolId: required(UserPoolIdType),
  }),
  output: structure("GetLogDeliveryConfigurationResponse", {
    LogDeliveryConfiguration: optional(LogDeliveryConfigurationType),
  }),
  errors: [
    "InvalidParameterException",
    "InternalErrorException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "ResourceNotFoundException",
  ],
});
