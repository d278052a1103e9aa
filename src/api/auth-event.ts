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

export const EventType = enumeration("EventType", ["SignIn", "SignUp", "ForgotPassword", "PasswordChange", "ResendCode"]);
export type EventType = Static<typeof EventType>;

export const EventResponseType = enumeration("EventResponseType", ["Pass", "Fail", "InProgress"]);
export type EventResponseType = Static<typeof EventResponseType>;

export const RiskDecisionType = enumeration("RiskDecisionType", ["NoRisk", "AccountTakeover", "Block"]);
export type RiskDecisionType = Static<typeof RiskDecisionType>;

export const RiskLevelType = enumeration("RiskLevelType", ["Low", "Medium", "High"]);
export type RiskLevelType = Static<typeof RiskLevelType>;

export const EventRiskType = structure("EventRiskType", {
  RiskDecision: optional(RiskDecisionType),
  RiskLevel: optional(RiskLevelType),
  CompromisedCredentialsDetected: optional(WrappedBooleanType),
});
export type EventRiskType = Static<typeof EventRiskType>;

export const ChallengeName = enumeration("ChallengeName", ["Password", "Mfa"]);
export type ChallengeName = Static<typeof ChallengeName>;

export const ChallengeResponse = enumeration("ChallengeResponse", ["Success", "Failure"]);
export type ChallengeResponse = Static<typeof ChallengeResponse>;

export const ChallengeResponseType = structure("ChallengeResponseType", {
  ChallengeName: optional(ChallengeName),
  ChallengeResponse: optional(ChallengeResponse),
});
export type ChallengeResponseType = Static<typeof ChallengeResponseType>;

export const ChallengeResponseListType = list("ChallengeResponseListType", ChallengeResponseType);

export const EventContextDataType = structure("EventContextDataType", {
  IpAddress: optional(StringType),
  DeviceName: optional(StringType),
  Timezone: optional(StringType),
  City: optional(StringType),
  Country: optional(StringType),
});
export type EventContextDataType = Static<typeof EventContextDataType>;

export const FeedbackValueType = enumeration("FeedbackValueType", ["Valid", "Invalid"]);
export type FeedbackValueType = Static<typeof FeedbackValueType>;

export const EventFeedbackType = structure("EventFeedbackType", {
  FeedbackValue: required(FeedbackValueType),
  Provider: required(StringType),
  FeedbackDate: optional(DateType),
});
export type EventFeedbackType = Static<typeof EventFeedbackType>;

export const AuthEventType = structure("AuthEventType", {
  EventId: optional(StringType),
  EventType: optional(EventType),
  CreationDate: optional(DateType),
  EventResponse: optional(EventResponseType),
  EventRisk: optional(EventRiskType),
  ChallengeResponses: optional(ChallengeResponseListType),
  EventContextData: optional(EventContextDataType),
  EventFeedback: optional(EventFeedbackType),
});
export type AuthEventType = Static<typeof AuthEventType>;

export const AuthEventsType = list("AuthEventsType", AuthEventType);

export const AdminListUserAuthEvents = operationContract({
  name: "AdminListUserAuthEvents",
  caller: "signed",
  summary: "Admin list user auth events.",
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

export const EventIdType = string("EventIdType", { min: 1, max: 50, pattern: "[\\w+-]+" });

export const AdminUpdateAuthEventFeedback = operationContract({
  name: "AdminUpdateAuthEventFeedback",
  caller: "signed",
  summary: "Admin update auth event feedback.",
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
  summary: "Update auth event feedback.",
  input: structure("UpdateAuthEventFeedbackRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    EventId: required(EventIdType),
    FeedbackToken: required(TokenModelType),
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
