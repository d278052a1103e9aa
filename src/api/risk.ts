/** What a pool does about risky sign-ins and leaked passwords. */
import type { Static } from "typebox";
import { boolean, enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { ArnType, ClientIdType, DateType, StringType, UserPoolIdType } from "./scalars.ts";

export const EventFilterType = enumeration("EventFilterType", ["SIGN_IN", "PASSWORD_CHANGE", "SIGN_UP"]);
export type EventFilterType = Static<typeof EventFilterType>;

export const EventFiltersType = list("EventFiltersType", EventFilterType);

export const CompromisedCredentialsEventActionType = enumeration("CompromisedCredentialsEventActionType", ["BLOCK", "NO_ACTION"]);
export type CompromisedCredentialsEventActionType = Static<typeof CompromisedCredentialsEventActionType>;

export const CompromisedCredentialsActionsType = structure("CompromisedCredentialsActionsType", {
  EventAction: required(CompromisedCredentialsEventActionType),
});
export type CompromisedCredentialsActionsType = Static<typeof CompromisedCredentialsActionsType>;

export const CompromisedCredentialsRiskConfigurationType = structure("CompromisedCredentialsRiskConfigurationType", {
  EventFilter: optional(EventFiltersType),
  Actions: required(CompromisedCredentialsActionsType),
});
export type CompromisedCredentialsRiskConfigurationType = Static<typeof CompromisedCredentialsRiskConfigurationType>;

export const EmailNotificationSubjectType = string("EmailNotificationSubjectType", {
  min: 1,
  max: 140,
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+",
});
export const EmailNotificationBodyType = string("EmailNotificationBodyType", {
  min: 6,
  max: 20000,
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]+",
});

export const NotifyEmailType = structure("NotifyEmailType", {
  Subject: required(EmailNotificationSubjectType),
  HtmlBody: optional(EmailNotificationBodyType),
  TextBody: optional(EmailNotificationBodyType),
});
export type NotifyEmailType = Static<typeof NotifyEmailType>;

export const NotifyConfigurationType = structure("NotifyConfigurationType", {
  From: optional(StringType),
  ReplyTo: optional(StringType),
  SourceArn: required(ArnType),
  BlockEmail: optional(NotifyEmailType),
  NoActionEmail: optional(NotifyEmailType),
  MfaEmail: optional(NotifyEmailType),
});
export type NotifyConfigurationType = Static<typeof NotifyConfigurationType>;

export const AccountTakeoverActionNotifyType = boolean("AccountTakeoverActionNotifyType");

export const AccountTakeoverEventActionType = enumeration("AccountTakeoverEventActionType", [
  "BLOCK",
  "MFA_IF_CONFIGURED",
  "MFA_REQUIRED",
  "NO_ACTION",
]);
export type AccountTakeoverEventActionType = Static<typeof AccountTakeoverEventActionType>;

export const AccountTakeoverActionType = structure("AccountTakeoverActionType", {
  Notify: required(AccountTakeoverActionNotifyType),
  EventAction: required(AccountTakeoverEventActionType),
});
export type AccountTakeoverActionType = Static<typeof AccountTakeoverActionType>;

export const AccountTakeoverActionsType = structure("AccountTakeoverActionsType", {
  LowAction: optional(AccountTakeoverActionType),
  MediumAction: optional(AccountTakeoverActionType),
  HighAction: optional(AccountTakeoverActionType),
});
export type AccountTakeoverActionsType = Static<typeof AccountTakeoverActionsType>;

export const AccountTakeoverRiskConfigurationType = structure("AccountTakeoverRiskConfigurationType", {
  NotifyConfiguration: optional(NotifyConfigurationType),
  Actions: required(AccountTakeoverActionsType),
});
export type AccountTakeoverRiskConfigurationType = Static<typeof AccountTakeoverRiskConfigurationType>;

export const BlockedIPRangeListType = list("BlockedIPRangeListType", StringType, { max: 200 });
export const SkippedIPRangeListType = list("SkippedIPRangeListType", StringType, { max: 200 });

export const RiskExceptionConfigurationType = structure("RiskExceptionConfigurationType", {
  BlockedIPRangeList: optional(BlockedIPRangeListType),
  SkippedIPRangeList: optional(SkippedIPRangeListType),
});
export type RiskExceptionConfigurationType = Static<typeof RiskExceptionConfigurationType>;

export const RiskConfigurationType = structure("RiskConfigurationType", {
  UserPoolId: optional(UserPoolIdType),
  ClientId: optional(ClientIdType),
  CompromisedCredentialsRiskConfiguration: optional(CompromisedCredentialsRiskConfigurationType),
  AccountTakeoverRiskConfiguration: optional(AccountTakeoverRiskConfigurationType),
  RiskExceptionConfiguration: optional(RiskExceptionConfigurationType),
  LastModifiedDate: optional(DateType),
});
export type RiskConfigurationType = Static<typeof RiskConfigurationType>;

export const SetRiskConfiguration = operationContract({
  name: "SetRiskConfiguration",
  caller: "signed",
  summary: "Set risk configuration.",
  input: structure("SetRiskConfigurationRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: optional(ClientIdType),
    CompromisedCredentialsRiskConfiguration: optional(CompromisedCredentialsRiskConfigurationType),
    AccountTakeoverRiskConfiguration: optional(AccountTakeoverRiskConfigurationType),
    RiskExceptionConfiguration: optional(RiskExceptionConfigurationType),
  }),
  output: structure("SetRiskConfigurationResponse", {
    RiskConfiguration: required(RiskConfigurationType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserPoolAddOnNotEnabledException",
    "CodeDeliveryFailureException",
    "InvalidEmailRoleAccessPolicyException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const DescribeRiskConfiguration = operationContract({
  name: "DescribeRiskConfiguration",
  caller: "signed",
  summary: "Describe risk configuration.",
  input: structure("DescribeRiskConfigurationRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: optional(ClientIdType),
  }),
  output: structure("DescribeRiskConfigurationResponse", {
    RiskConfiguration: required(RiskConfigurationType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserPoolAddOnNotEnabledException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
