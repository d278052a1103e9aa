/** The history of a user's sign-ins, and feedback on it. */
import type { Static } from "typebox";
import { enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import {
  DateType,
  PaginationKey,
  QueryLimitType,
  StringType,
  TokenModelType,
  UsernameType,
  UserPoolIdType,
  WrappedBooleanType,
} from "./scalars.ts";

export const EventType = enumeration("EventType", ["SignIn", "SignUp", "ForgotPassword", "PasswordChange", "ResendCode"], {
  summary: "What happened.",
});
export type EventType = Static<typeof EventType>;

export const EventResponseType = enumeration("EventResponseType", ["Pass", "Fail", "InProgress"], { summary: "How it ended." });
export type EventResponseType = Static<typeof EventResponseType>;

export const RiskDecisionType = enumeration("RiskDecisionType", ["NoRisk", "AccountTakeover", "Block"], {
  summary: "What was decided about it.",
});
export type RiskDecisionType = Static<typeof RiskDecisionType>;

export const RiskLevelType = enumeration("RiskLevelType", ["Low", "Medium", "High"], { summary: "How high the risk was." });
export type RiskLevelType = Static<typeof RiskLevelType>;

export const EventRiskType = structure("EventRiskType", "The risk that was seen in it.", {
  RiskDecision: optional(RiskDecisionType),
  RiskLevel: optional(RiskLevelType),
  CompromisedCredentialsDetected: optional(WrappedBooleanType, "Whether the password is known to have leaked."),
});
export type EventRiskType = Static<typeof EventRiskType>;

export const ChallengeName = enumeration("ChallengeName", ["Password", "Mfa"], { summary: "The challenge." });
export type ChallengeName = Static<typeof ChallengeName>;

export const ChallengeResponse = enumeration("ChallengeResponse", ["Success", "Failure"], { summary: "Whether the answer was right." });
export type ChallengeResponse = Static<typeof ChallengeResponse>;

export const ChallengeResponseType = structure("ChallengeResponseType", {
  ChallengeName: optional(ChallengeName),
  ChallengeResponse: optional(ChallengeResponse),
});
export type ChallengeResponseType = Static<typeof ChallengeResponseType>;

export const ChallengeResponseListType = list("ChallengeResponseListType", ChallengeResponseType, {
  summary: "The challenges that were answered, and how.",
});

export const EventContextDataType = structure("EventContextDataType", "What is known of the device.", {
  IpAddress: optional(StringType, "The IP address of the user's device."),
  DeviceName: optional(StringType, "The name of the device."),
  Timezone: optional(StringType, "The time zone of the device."),
  City: optional(StringType, "The city of the device."),
  Country: optional(StringType, "The country of the device."),
});
export type EventContextDataType = Static<typeof EventContextDataType>;

export const FeedbackValueType = enumeration("FeedbackValueType", ["Valid", "Invalid"], {
  summary: "Whether it was the user's own doing.",
});
export type FeedbackValueType = Static<typeof FeedbackValueType>;

export const EventFeedbackType = structure("EventFeedbackType", "The feedback that was given on it.", {
  FeedbackValue: required(FeedbackValueType),
  Provider: required(StringType, "Who gave the feedback."),
  FeedbackDate: optional(DateType, "When the feedback was given."),
});
export type EventFeedbackType = Static<typeof EventFeedbackType>;

export const AuthEventType = structure("AuthEventType", {
  EventId: optional(StringType, "The id of the event."),
  EventType: optional(EventType),
  CreationDate: optional(DateType, "When it happened."),
  EventResponse: optional(EventResponseType),
  EventRisk: optional(EventRiskType),
  ChallengeResponses: optional(ChallengeResponseListType),
  EventContextData: optional(EventContextDataType),
  EventFeedback: optional(EventFeedbackType),
});
export type AuthEventType = Static<typeof AuthEventType>;

export const AuthEventsType = list("AuthEventsType", AuthEventType, { summary: "The events." });

export const AdminListUserAuthEvents = operationContract({
  name: "AdminListUserAuthEvents",
  caller: "signed",
  summary: "List a user's sign-ins, sign-ups and password changes with the risk that was seen in them.",
  input: structure("AdminListUserAuthEventsRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    MaxResults: optional(QueryLimitType),
    NextToken: optional(PaginationKey),
  }),
  output: structure("AdminListUserAuthEventsResponse", {
    AuthEvents: optional(AuthEventsType),
    NextToken: optional(PaginationKey),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserNotFoundException",
    "OperationNotEnabledException",
    "UserPoolAddOnNotEnabledException",
    "InternalErrorException",
  ],
});

export const EventIdType = string("EventIdType", { min: 1, max: 50, pattern: "[\\w+-]+", summary: "The id of the event." });

export const AdminUpdateAuthEventFeedback = operationContract({
  name: "AdminUpdateAuthEventFeedback",
  caller: "signed",
  summary: "Say whether an event in a user's history was the user's own doing.",
  input: structure("AdminUpdateAuthEventFeedbackRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    EventId: required(EventIdType),
    FeedbackValue: required(FeedbackValueType),
  }),
  output: structure("AdminUpdateAuthEventFeedbackResponse", {}),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserNotFoundException",
    "UserPoolAddOnNotEnabledException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const UpdateAuthEventFeedback = operationContract({
  name: "UpdateAuthEventFeedback",
  caller: "feedback-token",
  summary: "Say, with the token from a notification, whether an event was the user's own doing.",
  input: structure("UpdateAuthEventFeedbackRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    EventId: required(EventIdType),
    FeedbackToken: required(TokenModelType, "The token from the notification mail."),
    FeedbackValue: required(FeedbackValueType),
  }),
  output: structure("UpdateAuthEventFeedbackResponse", {}),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserNotFoundException",
    "UserPoolAddOnNotEnabledException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
