/** What became of a code that a request brought, told from the answer alone. */
import type { OperationName } from "../../api/operations.ts";
import type { ChallengeNameType } from "../../api/sign-in.ts";
import type { MessageKind } from "../../domain/message/templates.ts";
import type { RequestLine } from "../../http/log.ts";

/** `totp`: made by an authenticator, not sent. */
export type JudgedCode = {
  readonly kind: Exclude<MessageKind, "invitation"> | "totp";
  readonly outcome: "accepted" | "refused" | "expired";
};

const ofOperations: Readonly<Partial<Record<OperationName, JudgedCode["kind"]>>> = {
  ConfirmSignUp: "verification",
  VerifyUserAttribute: "verification",
  ConfirmForgotPassword: "recovery",
  VerifySoftwareToken: "totp",
};

const ofChallenges: Readonly<Partial<Record<ChallengeNameType, JudgedCode["kind"]>>> = {
  SMS_MFA: "mfa",
  EMAIL_OTP: "mfa",
  SMS_OTP: "mfa",
  SOFTWARE_TOKEN_MFA: "totp",
};

const kinds = new Map<string, JudgedCode["kind"]>(Object.entries({ ...ofOperations, ...ofChallenges }));

const outcomes: Readonly<Record<string, JudgedCode["outcome"]>> = {
  CodeMismatchException: "refused",
  EnableSoftwareTokenMFAException: "refused",
  ExpiredCodeException: "expired",
};

/** @returns undefined where no code was judged: the request brings none, or was refused for something else */
export function codeJudged({
  operation = "",
  step = "",
  errorType,
}: Pick<RequestLine, "operation" | "step" | "errorType">): JudgedCode | undefined {
  const kind = kinds.get(step || operation);
  const outcome = errorType === undefined ? "accepted" : outcomes[errorType];
  return kind && outcome && { kind, outcome };
}
