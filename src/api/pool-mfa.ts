/** MFA as a pool allows or demands it. */
import type { Static } from "typebox";
import { enumeration, operationContract, optional, required, string, structure } from "./contract.ts";
import { EmailMfaMessageType, EmailMfaSubjectType, SmsConfigurationType, SmsVerificationMessageType } from "./pool-message.ts";
import { BooleanType, UserPoolIdType } from "./scalars.ts";

export const SmsMfaConfigType = structure("SmsMfaConfigType", {
  SmsAuthenticationMessage: optional(SmsVerificationMessageType),
  SmsConfiguration: optional(SmsConfigurationType),
});
export type SmsMfaConfigType = Static<typeof SmsMfaConfigType>;

export const SoftwareTokenMfaConfigType = structure("SoftwareTokenMfaConfigType", {
  Enabled: optional(BooleanType),
});
export type SoftwareTokenMfaConfigType = Static<typeof SoftwareTokenMfaConfigType>;

export const EmailMfaConfigType = structure("EmailMfaConfigType", {
  Message: optional(EmailMfaMessageType),
  Subject: optional(EmailMfaSubjectType),
});
export type EmailMfaConfigType = Static<typeof EmailMfaConfigType>;

export const UserPoolMfaType = enumeration("UserPoolMfaType", ["OFF", "ON", "OPTIONAL"]);
export type UserPoolMfaType = Static<typeof UserPoolMfaType>;

export const RelyingPartyIdType = string("RelyingPartyIdType", { min: 1, max: 127 });

export const UserVerificationType = enumeration("UserVerificationType", ["required", "preferred"]);
export type UserVerificationType = Static<typeof UserVerificationType>;

export const WebAuthnFactorConfigurationType = enumeration("WebAuthnFactorConfigurationType", [
  "SINGLE_FACTOR",
  "MULTI_FACTOR_WITH_USER_VERIFICATION",
]);
export type WebAuthnFactorConfigurationType = Static<typeof WebAuthnFactorConfigurationType>;

export const WebAuthnConfigurationType = structure("WebAuthnConfigurationType", {
  RelyingPartyId: optional(RelyingPartyIdType),
  UserVerification: optional(UserVerificationType),
  FactorConfiguration: optional(WebAuthnFactorConfigurationType),
});
export type WebAuthnConfigurationType = Static<typeof WebAuthnConfigurationType>;

export const SetUserPoolMfaConfig = operationContract({
  name: "SetUserPoolMfaConfig",
  caller: "signed",
  summary: "Set user pool mfa config.",
  input: structure("SetUserPoolMfaConfigRequest", {
    UserPoolId: required(UserPoolIdType),
    SmsMfaConfiguration: optional(SmsMfaConfigType),
    SoftwareTokenMfaConfiguration: optional(SoftwareTokenMfaConfigType),
    EmailMfaConfiguration: optional(EmailMfaConfigType),
    MfaConfiguration: optional(UserPoolMfaType),
    WebAuthnConfiguration: optional(WebAuthnConfigurationType),
  }),
  output: structure("SetUserPoolMfaConfigResponse", {
    SmsMfaConfiguration: optional(SmsMfaConfigType),
    SoftwareTokenMfaConfiguration: optional(SoftwareTokenMfaConfigType),
    EmailMfaConfiguration: optional(EmailMfaConfigType),
    MfaConfiguration: optional(UserPoolMfaType),
    WebAuthnConfiguration: optional(WebAuthnConfigurationType),
  }),
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
  summary: "Get user pool mfa config.",
  input: structure("GetUserPoolMfaConfigRequest", {
    UserPoolId: required(UserPoolIdType),
  }),
  output: structure("GetUserPoolMfaConfigResponse", {
    SmsMfaConfiguration: optional(SmsMfaConfigType),
    SoftwareTokenMfaConfiguration: optional(SoftwareTokenMfaConfigType),
    EmailMfaConfiguration: optional(EmailMfaConfigType),
    MfaConfiguration: optional(UserPoolMfaType),
    WebAuthnConfiguration: optional(WebAuthnConfigurationType),
  }),
  errors: [
    "InvalidParameterException",
    "TooManyRequestsException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "InternalErrorException",
  ],
});
