/** What a pool does about risky sign-ins and leaked passwords. */
import type { Static } from "typebox";
import { boolean, enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { ArnType, ClientIdType, DateType, StringType, UserPoolIdType } from "./scalars.ts";

export const EventFilterType = enumeration("EventFilterType", ["SIGN_IN", "PASSWORD_CHANGE", "SIGN_UP"]);
export type EventFilterType = Static<typeof EventFilterType>;

export const EventFiltersType = list("EventFiltersType", EventFilterType, {
  summary: "The events that are checked for leaked passwords; all where it is left out.",
});

export const CompromisedCredentialsEventActionType = enumeration("CompromisedCredentialsEventActionType", ["BLOCK", "NO_ACTION"], {
  summary: "Whether the event is blocked.",
});
export type CompromisedCredentialsEventActionType = Static<typeof CompromisedCredentialsEventActionType>;

export const CompromisedCredentialsActionsType = structure("CompromisedCredentialsActionsType", "The action on a leaked password.", {
  EventAction: required(CompromisedCredentialsEventActionType),
});
export type CompromisedCredentialsActionsType = Static<typeof CompromisedCredentialsActionsType>;

export const CompromisedCredentialsRiskConfigurationType = structure(
  "CompromisedCredentialsRiskConfigurationType",
  "What happens when a password is known to have leaked.",
  {
    EventFilter: optional(EventFiltersType),
    Actions: required(CompromisedCredentialsActionsType),
  },
);
export type CompromisedCredentialsRiskConfigurationType = Static<typeof CompromisedCredentialsRiskConfigurationType>;

export const EmailNotificationSubjectType = string("EmailNotificationSubjectType", {
  min: 1,
  max: 140,
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+",
  summary: "The subject of the mail.",
});

export const EmailNotificationBodyType = string("EmailNotificationBodyType", {
  min: 6,
  max: 20000,
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]+",
});

export const NotifyEmailType = structure("NotifyEmailType", {
  Subject: required(EmailNotificationSubjectType),
  HtmlBody: optional(EmailNotificationBodyType, "The mail as HTML."),
  TextBody: optional(EmailNotificationBodyType, "The mail as plain text."),
});
export type NotifyEmailType = Static<typeof NotifyEmailType>;

export const NotifyConfigurationType = structure("NotifyConfigurationType", "The mail that tells users about risky sign-ins.", {
  From: optional(StringType, "The sender of the mail."),
  ReplyTo: optional(StringType, "The address that answers go to."),
  SourceArn: required(ArnType, "The ARN of the verified address or domain that the mail is sent from."),
  BlockEmail: optional(NotifyEmailType, "The mail about a sign-in that was blocked."),
  NoActionEmail: optional(NotifyEmailType, "The mail about a sign-in that was let through."),
  MfaEmail: optional(NotifyEmailType, "The mail about a sign-in that was asked for MFA."),
});
export type NotifyConfigurationType = Static<typeof NotifyConfigurationType>;

export const AccountTakeoverActionNotifyType = boolean("AccountTakeoverActionNotifyType", { summary: "Whether the user is told by mail." });

export const AccountTakeoverEventActionType = enumeration("AccountTakeoverEventActionType", [
  "BLOCK",
  "MFA_IF_CONFIGURED",
  "MFA_REQUIRED",
  "NO_ACTION",
]);
export type AccountTakeoverEventActionType = Static<typeof AccountTakeoverEventActionType>;

export const AccountTakeoverActionType = structure("AccountTakeoverActionType", {
  Notify: required(AccountTakeoverActionNotifyType),
  EventAction: required(AccountTakeoverEventActionType, "Whether the sign-in is blocked, let through or asked for MFA."),
});
export type AccountTakeoverActionType = Static<typeof AccountTakeoverActionType>;

export const AccountTakeoverActionsType = structure("AccountTakeoverActionsType", "The action at each level of risk.", {
  LowAction: optional(AccountTakeoverActionType, "The action at low risk."),
  MediumAction: optional(AccountTakeoverActionType, "The action at medium risk."),
  HighAction: optional(AccountTakeoverActionType, "The action at high risk."),
});
export type AccountTakeoverActionsType = Static<typeof AccountTakeoverActionsType>;

export const AccountTakeoverRiskConfigurationType = structure(
  "AccountTakeoverRiskConfigurationType",
  "What happens when a sign-in looks like an account takeover.",
  {
    NotifyConfiguration: optional(NotifyConfigurationType),
    Actions: required(AccountTakeoverActionsType),
  },
);
export type AccountTakeoverRiskConfigurationType = Static<typeof AccountTakeoverRiskConfigurationType>;

export const BlockedIPRangeListType = list("BlockedIPRangeListType", StringType, {
  max: 200,
  summary: "The addresses that are always blocked, as CIDR ranges.",
});

export const SkippedIPRangeListType = list("SkippedIPRangeListType", StringType, {
  max: 200,
  summary: "The addresses that are never assessed, as CIDR ranges.",
});

export const RiskExceptionConfigurationType = structure(
  "RiskExceptionConfigurationType",
  "The addresses that are judged without the assessment.",
  {
    BlockedIPRangeList: optional(BlockedIPRangeListType),
    SkippedIPRangeList: optional(SkippedIPRangeListType),
  },
);
export type RiskExceptionConfigurationType = Static<typeof RiskExceptionConfigurationType>;

export const RiskConfigurationType = structure("RiskConfigurationType", "What the pool or app client does about risk.", {
  UserPoolId: optional(UserPoolIdType),
  ClientId: optional(ClientIdType, "The id of the app client; absent where the settings are the pool's."),
  CompromisedCredentialsRiskConfiguration: optional(CompromisedCredentialsRiskConfigurationType),
  AccountTakeoverRiskConfiguration: optional(AccountTakeoverRiskConfigurationType),
  RiskExceptionConfiguration: optional(RiskExceptionConfigurationType),
  LastModifiedDate: optional(DateType, "When it was last changed."),
});
export type RiskConfigurationType = Static<typeof RiskConfigurationType>;

export const SetRiskConfiguration = operationContract({
  name: "SetRiskConfiguration",
  caller: "signed",
  summary: "Set what a user pool or app client does about risk.",
  input: structure("SetRiskConfigurationRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: optional(ClientIdType, "The id of the app client; leave it out to set the pool's own."),
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
  summary: "Show what a user pool or app client does about risk.",
  input: structure("DescribeRiskConfigurationRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: optional(ClientIdType, "The id of the app client; leave it out to see the pool's own."),
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
