/** The factors of one user: what is turned on and what is preferred. */
import type { Static } from "typebox";
import { enumeration, list, operationContract, optional, required, structure } from "./contract.ts";
import { DeliveryMediumType } from "./delivery.ts";
import { AttributeNameType, accessToken, BooleanType, StringType, UsernameType, UserPoolIdType } from "./scalars.ts";

export const SMSMfaSettingsType = structure("SMSMfaSettingsType", "A user's MFA by text message.", {
  Enabled: optional(BooleanType, "Whether text messages are one of the user's MFA factors; needs a phone number."),
  PreferredMfa: optional(BooleanType, "Whether sign-ins ask for a text-message code first; needs Enabled."),
});
export type SMSMfaSettingsType = Static<typeof SMSMfaSettingsType>;

export const SoftwareTokenMfaSettingsType = structure("SoftwareTokenMfaSettingsType", "A user's MFA by authenticator app.", {
  Enabled: optional(
    BooleanType,
    "Whether the authenticator app is one of the user's MFA factors; needs an app that VerifySoftwareToken confirmed.",
  ),
  PreferredMfa: optional(BooleanType, "Whether sign-ins ask for a code from the app first; needs Enabled."),
});
export type SoftwareTokenMfaSettingsType = Static<typeof SoftwareTokenMfaSettingsType>;

export const EmailMfaSettingsType = structure("EmailMfaSettingsType", "A user's MFA by mail.", {
  Enabled: optional(BooleanType, "Whether mail is one of the user's MFA factors; needs an email address."),
  PreferredMfa: optional(BooleanType, "Whether sign-ins ask for a mailed code first; needs Enabled."),
});
export type EmailMfaSettingsType = Static<typeof EmailMfaSettingsType>;

export const WebAuthnMfaSettingsType = structure("WebAuthnMfaSettingsType", "A user's MFA by passkey.", {
  Enabled: optional(
    BooleanType,
    "Whether a passkey with user verification is enough where MFA is asked for; needs another factor beside it.",
  ),
});
export type WebAuthnMfaSettingsType = Static<typeof WebAuthnMfaSettingsType>;

// One user's factors: each is turned on or off, and one may be preferred.
const factorSettings = {
  SMSMfaSettings: optional(SMSMfaSettingsType),
  SoftwareTokenMfaSettings: optional(SoftwareTokenMfaSettingsType),
  EmailMfaSettings: optional(EmailMfaSettingsType),
  WebAuthnMfaSettings: optional(WebAuthnMfaSettingsType),
};

export const SetUserMFAPreference = operationContract({
  name: "SetUserMFAPreference",
  caller: "access-token",
  summary: "Turn the signed-in user's MFA factors on or off and choose the preferred one.",
  input: structure("SetUserMFAPreferenceRequest", {
    ...factorSettings,
    AccessToken: required(accessToken),
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
  summary: "Turn a user's MFA factors on or off and choose the preferred one.",
  input: structure("AdminSetUserMFAPreferenceRequest", {
    ...factorSettings,
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

export const UserMFASettingListType = list("UserMFASettingListType", StringType, {
  summary: "The user's active MFA factors: SMS_MFA, EMAIL_OTP, SOFTWARE_TOKEN_MFA.",
});

export const AuthFactorType = enumeration("AuthFactorType", ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN", "SOFTWARE_TOKEN"]);
export type AuthFactorType = Static<typeof AuthFactorType>;

export const ConfiguredUserAuthFactorsListType = list("ConfiguredUserAuthFactorsListType", AuthFactorType, {
  min: 0,
  max: 8,
  summary: "The factors that the user could choose from in a USER_AUTH sign-in.",
});

// What a user can sign in with.
const authFactors = {
  Username: required(UsernameType, "The username of the user."),
  PreferredMfaSetting: optional(
    StringType,
    "The MFA factor that sign-ins ask for first: SMS_MFA, EMAIL_OTP or SOFTWARE_TOKEN_MFA; absent where none is preferred.",
  ),
  UserMFASettingList: optional(UserMFASettingListType),
  ConfiguredUserAuthFactors: optional(ConfiguredUserAuthFactorsListType),
};

export const GetUserAuthFactors = operationContract({
  name: "GetUserAuthFactors",
  caller: "access-token",
  summary: "List the factors that the signed-in user can sign in with, and the MFA preference.",
  input: structure("GetUserAuthFactorsRequest", {
    AccessToken: required(accessToken),
  }),
  output: structure("GetUserAuthFactorsResponse", authFactors),
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
  summary: "List the factors that a user can sign in with, and the user's MFA preference.",
  input: structure("AdminGetUserAuthFactorsRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
  }),
  output: structure("AdminGetUserAuthFactorsResponse", authFactors),
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

export const MFAOptionType = structure(
  "MFAOptionType",
  "One way to receive MFA codes, in the settings that came before SetUserMFAPreference.",
  {
    DeliveryMedium: optional(DeliveryMediumType, "How the code is sent; only SMS is valid."),
    AttributeName: optional(AttributeNameType, "The attribute that holds the destination; only phone_number is valid."),
  },
);
export type MFAOptionType = Static<typeof MFAOptionType>;

export const MFAOptionListType = list("MFAOptionListType", MFAOptionType);

export const SetUserSettings = operationContract({
  name: "SetUserSettings",
  caller: "access-token",
  summary: "Turn the signed-in user's text-message MFA on or off in the way that came before SetUserMFAPreference.",
  input: structure("SetUserSettingsRequest", {
    AccessToken: required(accessToken),
    MFAOptions: required(MFAOptionListType, "SMS to phone_number turns text-message MFA on, an empty list turns it off."),
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
  summary: "Turn a user's text-message MFA on or off in the way that came before AdminSetUserMFAPreference.",
  input: structure("AdminSetUserSettingsRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    MFAOptions: required(MFAOptionListType, "SMS to phone_number turns text-message MFA on, an empty list turns it off."),
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
