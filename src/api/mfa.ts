/** The factors of one user: what is turned on, what is preferred, and the set-up of an authenticator app. */
import type { Static } from "typebox";
import { enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { DeliveryMediumType } from "./delivery.ts";
import { AttributeNameType, BooleanType, SessionType, StringType, TokenModelType, UsernameType, UserPoolIdType } from "./scalars.ts";

export const SMSMfaSettingsType = structure("SMSMfaSettingsType", {
  Enabled: optional(BooleanType),
  PreferredMfa: optional(BooleanType),
});
export type SMSMfaSettingsType = Static<typeof SMSMfaSettingsType>;

export const SoftwareTokenMfaSettingsType = structure("SoftwareTokenMfaSettingsType", {
  Enabled: optional(BooleanType),
  PreferredMfa: optional(BooleanType),
});
export type SoftwareTokenMfaSettingsType = Static<typeof SoftwareTokenMfaSettingsType>;

export const EmailMfaSettingsType = structure("EmailMfaSettingsType", {
  Enabled: optional(BooleanType),
  PreferredMfa: optional(BooleanType),
});
export type EmailMfaSettingsType = Static<typeof EmailMfaSettingsType>;

export const WebAuthnMfaSettingsType = structure("WebAuthnMfaSettingsType", {
  Enabled: optional(BooleanType),
});
export type WebAuthnMfaSettingsType = Static<typeof WebAuthnMfaSettingsType>;

export const SetUserMFAPreference = operationContract({
  name: "SetUserMFAPreference",
  caller: "access-token",
  summary: "Set user mfapreference.",
  input: structure("SetUserMFAPreferenceRequest", {
    SMSMfaSettings: optional(SMSMfaSettingsType),
    SoftwareTokenMfaSettings: optional(SoftwareTokenMfaSettingsType),
    EmailMfaSettings: optional(EmailMfaSettingsType),
    WebAuthnMfaSettings: optional(WebAuthnMfaSettingsType),
    AccessToken: required(TokenModelType),
  }),
  output: structure("SetUserMFAPreferenceResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const AdminSetUserMFAPreference = operationContract({
  name: "AdminSetUserMFAPreference",
  caller: "signed",
  summary: "Admin set user mfapreference.",
  input: structure("AdminSetUserMFAPreferenceRequest", {
    SMSMfaSettings: optional(SMSMfaSettingsType),
    SoftwareTokenMfaSettings: optional(SoftwareTokenMfaSettingsType),
    EmailMfaSettings: optional(EmailMfaSettingsType),
    WebAuthnMfaSettings: optional(WebAuthnMfaSettingsType),
    Username: required(UsernameType),
    UserPoolId: required(UserPoolIdType),
  }),
  output: structure("AdminSetUserMFAPreferenceResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const SecretCodeType = string("SecretCodeType", { min: 16, pattern: "[A-Za-z0-9]+", sensitive: true });

export const AssociateSoftwareToken = operationContract({
  name: "AssociateSoftwareToken",
  caller: "access-token-or-session",
  summary: "Associate software token.",
  input: structure("AssociateSoftwareTokenRequest", {
    AccessToken: optional(TokenModelType),
    Session: optional(SessionType),
  }),
  output: structure("AssociateSoftwareTokenResponse", {
    SecretCode: optional(SecretCodeType),
    Session: optional(SessionType),
  }),
  errors: [
    "ConcurrentModificationException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "ResourceNotFoundException",
    "InternalErrorException",
    "SoftwareTokenMFANotFoundException",
    "ForbiddenException",
    "OperationNotEnabledException",
  ],
});

export const SoftwareTokenMFAUserCodeType = string("SoftwareTokenMFAUserCodeType", { min: 6, max: 6, pattern: "[0-9]+", sensitive: true });

export const VerifySoftwareTokenResponseType = enumeration("VerifySoftwareTokenResponseType", ["SUCCESS", "ERROR"]);
export type VerifySoftwareTokenResponseType = Static<typeof VerifySoftwareTokenResponseType>;

export const VerifySoftwareToken = operationContract({
  name: "VerifySoftwareToken",
  caller: "access-token-or-session",
  summary: "Verify software token.",
  input: structure("VerifySoftwareTokenRequest", {
    AccessToken: optional(TokenModelType),
    Session: optional(SessionType),
    UserCode: required(SoftwareTokenMFAUserCodeType),
    FriendlyDeviceName: optional(StringType),
  }),
  output: structure("VerifySoftwareTokenResponse", {
    Status: optional(VerifySoftwareTokenResponseType),
    Session: optional(SessionType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "InvalidUserPoolConfigurationException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "InternalErrorException",
    "EnableSoftwareTokenMFAException",
    "SoftwareTokenMFANotFoundException",
    "CodeMismatchException",
    "ForbiddenException",
    "OperationNotEnabledException",
  ],
});

export const UserMFASettingListType = list("UserMFASettingListType", StringType);

export const AuthFactorType = enumeration("AuthFactorType", ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN", "SOFTWARE_TOKEN"]);
export type AuthFactorType = Static<typeof AuthFactorType>;

export const ConfiguredUserAuthFactorsListType = list("ConfiguredUserAuthFactorsListType", AuthFactorType, { min: 0, max: 8 });

export const GetUserAuthFactors = operationContract({
  name: "GetUserAuthFactors",
  caller: "access-token",
  summary: "Get user auth factors.",
  input: structure("GetUserAuthFactorsRequest", {
    AccessToken: required(TokenModelType),
  }),
  output: structure("GetUserAuthFactorsResponse", {
    Username: required(UsernameType),
    PreferredMfaSetting: optional(StringType),
    UserMFASettingList: optional(UserMFASettingListType),
    ConfiguredUserAuthFactors: optional(ConfiguredUserAuthFactorsListType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const AdminGetUserAuthFactors = operationContract({
  name: "AdminGetUserAuthFactors",
  caller: "signed",
  summary: "Admin get user auth factors.",
  input: structure("AdminGetUserAuthFactorsRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
  }),
  output: structure("AdminGetUserAuthFactorsResponse", {
    Username: required(UsernameType),
    PreferredMfaSetting: optional(StringType),
    UserMFASettingList: optional(UserMFASettingListType),
    ConfiguredUserAuthFactors: optional(ConfiguredUserAuthFactorsListType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "TooManyRequestsException",
    "UserNotFoundException",
    "InternalErrorException",
  ],
});

export const MFAOptionType = structure("MFAOptionType", {
  DeliveryMedium: optional(DeliveryMediumType),
  AttributeName: optional(AttributeNameType),
});
export type MFAOptionType = Static<typeof MFAOptionType>;

export const MFAOptionListType = list("MFAOptionListType", MFAOptionType);

export const SetUserSettings = operationContract({
  name: "SetUserSettings",
  caller: "access-token",
  summary: "Set user settings.",
  input: structure("SetUserSettingsRequest", {
    AccessToken: required(TokenModelType),
    MFAOptions: required(MFAOptionListType),
  }),
  output: structure("SetUserSettingsResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const AdminSetUserSettings = operationContract({
  name: "AdminSetUserSettings",
  caller: "signed",
  summary: "Admin set user settings.",
  input: structure("AdminSetUserSettingsRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    MFAOptions: required(MFAOptionListType),
  }),
  output: structure("AdminSetUserSettingsResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "UserNotFoundException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
