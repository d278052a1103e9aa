/** MFA as a pool allows or demands it. */
import type { Static } from "typebox";
import { enumeration, operationContract, optional, required, string, structure } from "./contract.ts";
import { EmailMfaMessageType, EmailMfaSubjectType, SmsConfigurationType, SmsVerificationMessageType } from "./pool-message.ts";
import { BooleanType, UserPoolIdType } from "./scalars.ts";

export const SmsMfaConfigType = structure("SmsMfaConfigType", "MFA by text message: its template and how messages are sent.", {
  SmsAuthenticationMessage: optional(SmsVerificationMessageType, "The text of MFA messages; `{####}` stands for the code."),
  SmsConfiguration: optional(SmsConfigurationType, "How the user pool sends text messages; without it SMS MFA cannot be used."),
});
export type SmsMfaConfigType = Static<typeof SmsMfaConfigType>;

export const SoftwareTokenMfaConfigType = structure("SoftwareTokenMfaConfigType", "MFA by authenticator app.", {
  Enabled: optional(BooleanType, "Whether users may use an authenticator app."),
});
export type SoftwareTokenMfaConfigType = Static<typeof SoftwareTokenMfaConfigType>;

export const EmailMfaConfigType = structure("EmailMfaConfigType", "MFA and one-time passwords by mail.", {
  Message: optional(EmailMfaMessageType),
  Subject: optional(EmailMfaSubjectType),
});
export type EmailMfaConfigType = Static<typeof EmailMfaConfigType>;

export const UserPoolMfaType = enumeration("UserPoolMfaType", ["OFF", "ON", "OPTIONAL"], {
  summary: "Whether MFA is off, needed from every user, or each user's choice.",
});
export type UserPoolMfaType = Static<typeof UserPoolMfaType>;

export const RelyingPartyIdType = string("RelyingPartyIdType", { min: 1, max: 127, summary: "The domain that passkeys are bound to." });

export const UserVerificationType = enumeration("UserVerificationType", ["required", "preferred"], {
  summary: "Whether the authenticator must verify the user, or should where it can.",
});
export type UserVerificationType = Static<typeof UserVerificationType>;

export const WebAuthnFactorConfigurationType = enumeration("WebAuthnFactorConfigurationType", [
  "SINGLE_FACTOR",
  "MULTI_FACTOR_WITH_USER_VERIFICATION",
]);
export type WebAuthnFactorConfigurationType = Static<typeof WebAuthnFactorConfigurationType>;

export const WebAuthnConfigurationType = structure(
  "WebAuthnConfigurationType",
  "Passkeys: the relying party, user verification, and whether they satisfy MFA.",
  {
    RelyingPartyId: optional(RelyingPartyIdType),
    UserVerification: optional(UserVerificationType),
    FactorConfiguration: optional(
      WebAuthnFactorConfigurationType,
      "Whether a passkey with user verification satisfies MFA, or counts as one factor.",
    ),
  },
);
export type WebAuthnConfigurationType = Static<typeof WebAuthnConfigurationType>;

// The MFA of a pool, as it is set and shown.
const mfaConfiguration = {
  SmsMfaConfiguration: optional(SmsMfaConfigType),
  SoftwareTokenMfaConfiguration: optional(SoftwareTokenMfaConfigType),
  EmailMfaConfiguration: optional(EmailMfaConfigType),
  MfaConfiguration: optional(UserPoolMfaType),
  WebAuthnConfiguration: optional(WebAuthnConfigurationType),
};

export const SetUserPoolMfaConfig = operationContract({
  name: "SetUserPoolMfaConfig",
  caller: "signed",
  summary: "Set the MFA that a user pool allows or demands, and passkeys.",
  input: structure("SetUserPoolMfaConfigRequest", {
    UserPoolId: required(UserPoolIdType),
    ...mfaConfiguration,
  }),
  output: structure("SetUserPoolMfaConfigResponse", mfaConfiguration),
  errors: [
    "InvalidParameterException",
    "TooManyRequestsException",
    "ConcurrentModificationException",
    "ResourceNotFoundException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "FeatureUnavailableInTierException",
  ],
});

export const GetUserPoolMfaConfig = operationContract({
  name: "GetUserPoolMfaConfig",
  caller: "signed",
  summary: "Show the MFA that a user pool allows or demands.",
  input: structure("GetUserPoolMfaConfigRequest", {
    UserPoolId: required(UserPoolIdType),
  }),
  output: structure("GetUserPoolMfaConfigResponse", mfaConfiguration),
  errors: [
    "InvalidParameterException",
    "TooManyRequestsException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "InternalErrorException",
  ],
});
