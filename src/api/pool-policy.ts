/** How a pool admits users: passwords, first factors, devices, recovery, who may create accounts. */
import type { Static } from "typebox";
import { enumeration, integer, list, optional, required, structure } from "./contract.ts";
import { AuthFactorType } from "./mfa.ts";
import { MessageTemplateType } from "./pool-message.ts";
import { BooleanType, WrappedBooleanType } from "./scalars.ts";

export const PasswordPolicyMinLengthType = integer("PasswordPolicyMinLengthType", {
  min: 6,
  max: 99,
  summary: "The smallest number of characters.",
});

export const PasswordHistorySizeType = integer("PasswordHistorySizeType", {
  min: 0,
  max: 24,
  summary: "How many earlier passwords of a user may not be used again.",
});

export const TemporaryPasswordValidityDaysType = integer("TemporaryPasswordValidityDaysType", {
  min: 0,
  max: 365,
  summary: "The days until a temporary password expires; 7 where it is left out or 0.",
});

export const PasswordPolicyType = structure("PasswordPolicyType", "What a password must satisfy.", {
  MinimumLength: optional(PasswordPolicyMinLengthType),
  RequireUppercase: optional(BooleanType, "Whether a password must contain an uppercase letter."),
  RequireLowercase: optional(BooleanType, "Whether a password must contain a lowercase letter."),
  RequireNumbers: optional(BooleanType, "Whether a password must contain a digit."),
  RequireSymbols: optional(BooleanType, "Whether a password must contain a symbol."),
  PasswordHistorySize: optional(PasswordHistorySizeType),
  TemporaryPasswordValidityDays: optional(TemporaryPasswordValidityDaysType),
});
export type PasswordPolicyType = Static<typeof PasswordPolicyType>;

export const AllowedFirstAuthFactorsListType = list("AllowedFirstAuthFactorsListType", AuthFactorType, {
  min: 1,
  max: 5,
  summary: "The factors that a USER_AUTH sign-in may begin with.",
});

export const SignInPolicyType = structure("SignInPolicyType", "How a sign-in may begin.", {
  AllowedFirstAuthFactors: optional(AllowedFirstAuthFactorsListType),
});
export type SignInPolicyType = Static<typeof SignInPolicyType>;

export const UserPoolPolicyType = structure("UserPoolPolicyType", "The rules for passwords and for first factors.", {
  PasswordPolicy: optional(PasswordPolicyType),
  SignInPolicy: optional(SignInPolicyType),
});
export type UserPoolPolicyType = Static<typeof UserPoolPolicyType>;

export const DeviceConfigurationType = structure(
  "DeviceConfigurationType",
  "Whether devices are remembered and may stand in for MFA; absent where they are not tracked.",
  {
    ChallengeRequiredOnNewDevice: optional(BooleanType, "Whether a remembered device takes the place of the MFA code."),
    DeviceOnlyRememberedOnUserPrompt: optional(BooleanType, "Whether a device is remembered only once the user agrees."),
  },
);
export type DeviceConfigurationType = Static<typeof DeviceConfigurationType>;

export const PriorityType = integer("PriorityType", { min: 1, max: 2, summary: "Which way is tried first: 1 before 2." });

export const RecoveryOptionNameType = enumeration("RecoveryOptionNameType", ["verified_email", "verified_phone_number", "admin_only"], {
  summary: "The way of recovery.",
});
export type RecoveryOptionNameType = Static<typeof RecoveryOptionNameType>;

export const RecoveryOptionType = structure("RecoveryOptionType", {
  Priority: required(PriorityType),
  Name: required(RecoveryOptionNameType),
});
export type RecoveryOptionType = Static<typeof RecoveryOptionType>;

export const RecoveryMechanismsType = list("RecoveryMechanismsType", RecoveryOptionType, {
  min: 1,
  max: 2,
  summary: "The ways of recovery, each with its priority.",
});

export const AccountRecoverySettingType = structure("AccountRecoverySettingType", "How users may recover a forgotten password.", {
  RecoveryMechanisms: optional(RecoveryMechanismsType),
});
export type AccountRecoverySettingType = Static<typeof AccountRecoverySettingType>;

export const AdminCreateUserUnusedAccountValidityDaysType = integer("AdminCreateUserUnusedAccountValidityDaysType", {
  min: 0,
  max: 365,
  summary: "No longer used; look at TemporaryPasswordValidityDays of the password policy.",
});

export const AdminCreateUserConfigType = structure(
  "AdminCreateUserConfigType",
  "Who may create users, and the invitation that they receive.",
  {
    AllowAdminCreateUserOnly: optional(BooleanType, "Whether SignUp is closed, so that only administrators create users."),
    UnusedAccountValidityDays: optional(AdminCreateUserUnusedAccountValidityDaysType),
    InviteMessageTemplate: optional(MessageTemplateType, "The texts of the invitation."),
  },
);
export type AdminCreateUserConfigType = Static<typeof AdminCreateUserConfigType>;

export const VerifiedAttributeType = enumeration("VerifiedAttributeType", ["phone_number", "email"]);
export type VerifiedAttributeType = Static<typeof VerifiedAttributeType>;

export const AttributesRequireVerificationBeforeUpdateType = list("AttributesRequireVerificationBeforeUpdateType", VerifiedAttributeType, {
  summary: "The attributes that keep their old value until the new one is verified.",
});

export const UserAttributeUpdateSettingsType = structure(
  "UserAttributeUpdateSettingsType",
  "What happens when users change an email address or phone number.",
  {
    AttributesRequireVerificationBeforeUpdate: optional(AttributesRequireVerificationBeforeUpdateType),
  },
);
export type UserAttributeUpdateSettingsType = Static<typeof UserAttributeUpdateSettingsType>;

export const UsernameConfigurationType = structure("UsernameConfigurationType", "How usernames are compared; set once.", {
  CaseSensitive: required(WrappedBooleanType, "Whether usernames and aliases that differ in case are different users."),
});
export type UsernameConfigurationType = Static<typeof UsernameConfigurationType>;

export const AdvancedSecurityModeType = enumeration("AdvancedSecurityModeType", ["OFF", "AUDIT", "ENFORCED"], {
  summary: "Whether threat protection is off, only records, or acts.",
});
export type AdvancedSecurityModeType = Static<typeof AdvancedSecurityModeType>;

export const AdvancedSecurityEnabledModeType = enumeration("AdvancedSecurityEnabledModeType", ["AUDIT", "ENFORCED"]);
export type AdvancedSecurityEnabledModeType = Static<typeof AdvancedSecurityEnabledModeType>;

export const AdvancedSecurityAdditionalFlowsType = structure("AdvancedSecurityAdditionalFlowsType", "Threat protection of further flows.", {
  CustomAuthMode: optional(AdvancedSecurityEnabledModeType, "Whether threat protection of custom authentication only records, or acts."),
});
export type AdvancedSecurityAdditionalFlowsType = Static<typeof AdvancedSecurityAdditionalFlowsType>;

export const UserPoolAddOnsType = structure("UserPoolAddOnsType", "Threat protection.", {
  AdvancedSecurityMode: required(AdvancedSecurityModeType),
  AdvancedSecurityAdditionalFlows: optional(AdvancedSecurityAdditionalFlowsType),
});
export type UserPoolAddOnsType = Static<typeof UserPoolAddOnsType>;
