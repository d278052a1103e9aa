/** The texts of verification messages have two spellings, a template and three members of before it; each shows what the other sets. */
import type { UserPoolType } from "../../api/pool.ts";

type Texts = Pick<
  UserPoolType,
  "SmsVerificationMessage" | "EmailVerificationMessage" | "EmailVerificationSubject" | "VerificationMessageTemplate"
>;

/** The texts in both spellings, the template first where they differ; texts that were not set stay absent. Throws nothing.
 *  @see spec/platform.md §2.2 */
export function completedTexts(given: Texts): Texts {
  const template = given.VerificationMessageTemplate ?? {};
  const sms = template.SmsMessage ?? given.SmsVerificationMessage;
  const message = template.EmailMessage ?? given.EmailVerificationMessage;
  const subject = template.EmailSubject ?? given.EmailVerificationSubject;
  return {
    ...(sms !== undefined && { SmsVerificationMessage: sms }),
    ...(message !== undefined && { EmailVerificationMessage: message }),
    ...(subject !== undefined && { EmailVerificationSubject: subject }),
    VerificationMessageTemplate: {
      ...(sms !== undefined && { SmsMessage: sms }),
      ...(message !== undefined && { EmailMessage: message }),
      ...(subject !== undefined && { EmailSubject: subject }),
      ...template,
      DefaultEmailOption: template.DefaultEmailOption ?? "CONFIRM_WITH_CODE",
    },
  };
}
