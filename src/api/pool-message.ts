/** How a pool sends mail and text messages, and what they say. */
import type { Static } from "typebox";
import { enumeration, optional, required, string, structure } from "./contract.ts";
import { ArnType, arn, StringType } from "./scalars.ts";

// Text as mail may carry it. The templates search it for their placeholder once; spelled as the model spells it, the search backtracks for
// minutes over a message of many braces.
const plainText = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*";

const codeTemplate = {
  pattern: `${plainText}\\{####\\}${plainText}`,
  match: `(?=${plainText}$)[^]*\\{####\\}[^]*`,
};

const linkTemplate = {
  pattern: `${plainText}\\{##${plainText}##\\}${plainText}`,
  match: `(?=${plainText}$)(?=([^]*?\\{##))\\1[^]*##\\}[^]*`,
};

export const SmsVerificationMessageType = string("SmsVerificationMessageType", {
  min: 6,
  max: 140,
  pattern: ".*\\{####\\}.*",
  match: "(?=(.*?\\{####\\}))\\1.*",
  summary: "The text of the message; `{####}` stands for the code.",
});

export const EmailVerificationMessageType = string("EmailVerificationMessageType", {
  min: 6,
  max: 20000,
  ...codeTemplate,
  summary: "The text of mail with a code; `{####}` stands for the code.",
});

export const EmailVerificationSubjectType = string("EmailVerificationSubjectType", {
  min: 1,
  max: 140,
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+",
  summary: "The subject of the mail.",
});

export const EmailVerificationMessageByLinkType = string("EmailVerificationMessageByLinkType", {
  min: 6,
  max: 20000,
  ...linkTemplate,
  summary: "The text of mail with a link; `{##Click here##}` becomes the link.",
});

export const EmailVerificationSubjectByLinkType = string("EmailVerificationSubjectByLinkType", {
  min: 1,
  max: 140,
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+",
  summary: "The subject of mail with a link.",
});

export const DefaultEmailOptionType = enumeration("DefaultEmailOptionType", ["CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"], {
  summary: "Whether verification mail carries a code or a link.",
});
export type DefaultEmailOptionType = Static<typeof DefaultEmailOptionType>;

export const VerificationMessageTemplateType = structure(
  "VerificationMessageTemplateType",
  "The texts of verification messages and mail.",
  {
    SmsMessage: optional(SmsVerificationMessageType),
    EmailMessage: optional(EmailVerificationMessageType),
    EmailSubject: optional(EmailVerificationSubjectType),
    EmailMessageByLink: optional(EmailVerificationMessageByLinkType),
    EmailSubjectByLink: optional(EmailVerificationSubjectByLinkType),
    DefaultEmailOption: optional(DefaultEmailOptionType),
  },
);
export type VerificationMessageTemplateType = Static<typeof VerificationMessageTemplateType>;

export const EmailAddressType = string("EmailAddressType", {
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
  match: "(?=[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$)[^]+@[^]+",
  summary: "The address that answers go to.",
});

export const EmailSendingAccountType = enumeration("EmailSendingAccountType", ["COGNITO_DEFAULT", "DEVELOPER"], {
  summary: "Whether the service's own mail account is used, or the developer's.",
});
export type EmailSendingAccountType = Static<typeof EmailSendingAccountType>;

export const SESConfigurationSet = string("SESConfigurationSet", {
  min: 1,
  max: 64,
  pattern: "^[a-zA-Z0-9_-]+$",
  summary: "The SES configuration set that mail is sent with.",
});

export const EmailConfigurationType = structure("EmailConfigurationType", "How the user pool sends mail.", {
  SourceArn: optional(ArnType, "The ARN of the verified address or domain that mail is sent from."),
  ReplyToEmailAddress: optional(EmailAddressType),
  EmailSendingAccount: optional(EmailSendingAccountType),
  From: optional(StringType, "The sender, as an address or as a name with an address."),
  ConfigurationSet: optional(SESConfigurationSet),
});
export type EmailConfigurationType = Static<typeof EmailConfigurationType>;

export const OptionalArnType = string("OptionalArnType", {
  min: 0,
  max: 2048,
  pattern: `(${arn})?`,
  summary: "The role with which SNS messages are sent.",
});

export const RegionCodeType = string("RegionCodeType", { min: 5, max: 32, summary: "The Region that messages are sent from." });

export const EumsSmsConfigurationType = structure(
  "EumsSmsConfigurationType",
  "Text messages through AWS End User Messaging in place of SNS.",
  {
    CallerArn: required(ArnType, "The role with which messages are sent."),
    ExternalId: optional(StringType, "The external id that is given when the role is assumed."),
    OriginationIdentity: optional(StringType, "The phone number, sender id or pool that messages come from."),
    ConfigurationSetName: optional(StringType, "The configuration set that messages are sent with."),
    InEntityId: optional(StringType, "The entity id that India's DLT rules ask for."),
    InTemplateId: optional(StringType, "The template id that India's DLT rules ask for."),
    Region: optional(RegionCodeType),
  },
);
export type EumsSmsConfigurationType = Static<typeof EumsSmsConfigurationType>;

export const SmsConfigurationType = structure("SmsConfigurationType", "How the user pool sends text messages.", {
  SnsCallerArn: optional(OptionalArnType),
  ExternalId: optional(StringType, "The external id that is given when the role is assumed."),
  SnsRegion: optional(RegionCodeType),
  EumsSms: optional(EumsSmsConfigurationType),
});
export type SmsConfigurationType = Static<typeof SmsConfigurationType>;

export const SmsInviteMessageType = string("SmsInviteMessageType", {
  min: 6,
  max: 140,
  pattern: "(?s).*",
  summary: "The text message; `{username}` and `{####}` stand for the username and the temporary password.",
});

export const EmailInviteMessageType = string("EmailInviteMessageType", {
  min: 6,
  max: 20000,
  pattern: plainText,
  summary: "The text of the mail; `{username}` and `{####}` stand for the username and the temporary password.",
});

export const MessageTemplateType = structure("MessageTemplateType", {
  SMSMessage: optional(SmsInviteMessageType),
  EmailMessage: optional(EmailInviteMessageType),
  EmailSubject: optional(EmailVerificationSubjectType),
});
export type MessageTemplateType = Static<typeof MessageTemplateType>;

export const EmailMfaMessageType = string("EmailMfaMessageType", {
  min: 6,
  max: 20000,
  ...codeTemplate,
  summary: "The text of the mail; `{####}` stands for the code.",
});

export const EmailMfaSubjectType = string("EmailMfaSubjectType", {
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+",
  summary: "The subject of the mail.",
});
