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

export const SmsVerificationMessageType = string("SmsVerificationMessageType", { min: 6, max: 140, pattern: ".*\\{####\\}.*" });
export const EmailVerificationMessageType = string("EmailVerificationMessageType", { min: 6, max: 20000, ...codeTemplate });
export const EmailVerificationSubjectType = string("EmailVerificationSubjectType", {
  min: 1,
  max: 140,
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+",
});
export const EmailVerificationMessageByLinkType = string("EmailVerificationMessageByLinkType", { min: 6, max: 20000, ...linkTemplate });
export const EmailVerificationSubjectByLinkType = string("EmailVerificationSubjectByLinkType", {
  min: 1,
  max: 140,
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+",
});

export const DefaultEmailOptionType = enumeration("DefaultEmailOptionType", ["CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"]);
export type DefaultEmailOptionType = Static<typeof DefaultEmailOptionType>;

export const VerificationMessageTemplateType = structure("VerificationMessageTemplateType", {
  SmsMessage: optional(SmsVerificationMessageType),
  EmailMessage: optional(EmailVerificationMessageType),
  EmailSubject: optional(EmailVerificationSubjectType),
  EmailMessageByLink: optional(EmailVerificationMessageByLinkType),
  EmailSubjectByLink: optional(EmailVerificationSubjectByLinkType),
  DefaultEmailOption: optional(DefaultEmailOptionType),
});
export type VerificationMessageTemplateType = Static<typeof VerificationMessageTemplateType>;

export const EmailAddressType = string("EmailAddressType", {
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
  match: "(?=[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$)[^]+@[^]+",
});

export const EmailSendingAccountType = enumeration("EmailSendingAccountType", ["COGNITO_DEFAULT", "DEVELOPER"]);
export type EmailSendingAccountType = Static<typeof EmailSendingAccountType>;

export const SESConfigurationSet = string("SESConfigurationSet", { min: 1, max: 64, pattern: "^[a-zA-Z0-9_-]+$" });

export const EmailConfigurationType = structure("EmailConfigurationType", {
  SourceArn: optional(ArnType),
  ReplyToEmailAddress: optional(EmailAddressType),
  EmailSendingAccount: optional(EmailSendingAccountType),
  From: optional(StringType),
  ConfigurationSet: optional(SESConfigurationSet),
});
export type EmailConfigurationType = Static<typeof EmailConfigurationType>;

export const OptionalArnType = string("OptionalArnType", { min: 0, max: 2048, pattern: `(${arn})?` });
export const RegionCodeType = string("RegionCodeType", { min: 5, max: 32 });

export const EumsSmsConfigurationType = structure("EumsSmsConfigurationType", {
  CallerArn: required(ArnType),
  ExternalId: optional(StringType),
  OriginationIdentity: optional(StringType),
  ConfigurationSetName: optional(StringType),
  InEntityId: optional(StringType),
  InTemplateId: optional(StringType),
  Region: optional(RegionCodeType),
});
export type EumsSmsConfigurationType = Static<typeof EumsSmsConfigurationType>;

export const SmsConfigurationType = structure("SmsConfigurationType", {
  SnsCallerArn: optional(OptionalArnType),
  ExternalId: optional(StringType),
  SnsRegion: optional(RegionCodeType),
  EumsSms: optional(EumsSmsConfigurationType),
});
export type SmsConfigurationType = Static<typeof SmsConfigurationType>;

export const SmsInviteMessageType = string("SmsInviteMessageType", { min: 6, max: 140, pattern: "(?s).*" });
export const EmailInviteMessageType = string("EmailInviteMessageType", { min: 6, max: 20000, pattern: plainText });

export const MessageTemplateType = structure("MessageTemplateType", {
  SMSMessage: optional(SmsInviteMessageType),
  EmailMessage: optional(EmailInviteMessageType),
  EmailSubject: optional(EmailVerificationSubjectType),
});
export type MessageTemplateType = Static<typeof MessageTemplateType>;

export const EmailMfaMessageType = string("EmailMfaMessageType", { min: 6, max: 20000, ...codeTemplate });
export const EmailMfaSubjectType = string("EmailMfaSubjectType", { pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+" });
