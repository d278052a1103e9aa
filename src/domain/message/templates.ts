/** What a pool writes to its users: its own texts where it has some, the service's otherwise. Pure functions over the pool's description. */
import type { Pool } from "../pool/pool.ts";

/** How a message travels. */
export type Medium = "SMS" | "EMAIL";

/**
 * Why a message is sent: `verification` proves an attribute (at sign-up and later), `recovery` resets a password (always by code, never by
 * link), `mfa` answers a challenge, `invitation` brings a temporary password.
 */
export type MessageKind = "verification" | "recovery" | "mfa" | "invitation";

/** A text with the placeholders `{####}`, `{username}` or `{##link text##}` still in it; only mail has a subject. */
export type Template = { readonly body: string; readonly subject?: string };

// The service's own texts, trailing blank included. @see spec/auth.md §5
const defaults = {
  verification: { body: "Your verification code is {####}. ", subject: "Your verification code" },
  link: { body: "Please click the link below to verify your email address. {##Verify Email##} ", subject: "Your verification link" },
  mfa: { body: "Your authentication code is {####}. ", subject: "Your authentication code" },
  invitation: { body: "Your username is {username} and temporary password is {####}. ", subject: "Your temporary password" },
};

/**
 * The template that a pool uses for one kind of message on one medium.
 * @returns the pool's text, else the service's default; `subject` with EMAIL only. Throws nothing
 * @see spec/auth.md §5; API model, VerificationMessageTemplateType, MessageTemplateType, SmsMfaConfigType, EmailMfaConfigType
 */
export function templateOf(pool: Pool, kind: MessageKind, medium: Medium): Template {
  return medium === "SMS" ? { body: smsTexts[kind](pool) } : mailTemplates[kind](pool);
}

const verificationSms = ({ description }: Pool) =>
  description.VerificationMessageTemplate?.SmsMessage ?? description.SmsVerificationMessage ?? defaults.verification.body;

const smsTexts: Readonly<Record<MessageKind, (pool: Pool) => string>> = {
  verification: verificationSms,
  recovery: verificationSms,
  mfa: ({ mfa, description }) =>
    mfa.SmsMfaConfiguration?.SmsAuthenticationMessage ?? description.SmsAuthenticationMessage ?? defaults.mfa.body,
  invitation: ({ description }) => description.AdminCreateUserConfig?.InviteMessageTemplate?.SMSMessage ?? defaults.invitation.body,
};

const codeMail = ({ description }: Pool): Template => ({
  body: description.VerificationMessageTemplate?.EmailMessage ?? description.EmailVerificationMessage ?? defaults.verification.body,
  subject: description.VerificationMessageTemplate?.EmailSubject ?? description.EmailVerificationSubject ?? defaults.verification.subject,
});

const linkMail = ({ description }: Pool): Template => ({
  body: description.VerificationMessageTemplate?.EmailMessageByLink ?? defaults.link.body,
  subject: description.VerificationMessageTemplate?.EmailSubjectByLink ?? defaults.link.subject,
});

const mailTemplates: Readonly<Record<MessageKind, (pool: Pool) => Template>> = {
  verification: (pool) =>
    pool.description.VerificationMessageTemplate?.DefaultEmailOption === "CONFIRM_WITH_LINK" ? linkMail(pool) : codeMail(pool),
  recovery: codeMail,
  mfa: ({ mfa }) => ({
    body: mfa.EmailMfaConfiguration?.Message ?? defaults.mfa.body,
    subject: mfa.EmailMfaConfiguration?.Subject ?? defaults.mfa.subject,
  }),
  invitation: ({ description: { AdminCreateUserConfig } }) => ({
    body: AdminCreateUserConfig?.InviteMessageTemplate?.EmailMessage ?? defaults.invitation.body,
    subject: AdminCreateUserConfig?.InviteMessageTemplate?.EmailSubject ?? defaults.invitation.subject,
  }),
};
