/** How a pool admits users: passwords, first factors, devices, recovery, who may create accounts. */
import type { Static } from "typebox";
import { enumeration, integer, list, optional, required, structure } from "./contract.ts";
import { AuthFactorType } from "./mfa.ts";
import { MessageTemplateType } from "./pool-message.ts";
import { BooleanType, WrappedBooleanType } from "./scalars.ts";

export const PasswordPolicyMinLengthType = integer("PasswordPolicyMinLengthType", { min: 6, max: 99 });
export const PasswordHistorySizeType = integer("PasswordHistorySizeType", { min: 0, max: 24 });
export const TemporaryPasswordValidityDaysType = integer("TemporaryPasswordValidityDaysType", { min: 0, max: 365 });

export const PasswordPolicyType = structure("PasswordPolicyType", {
  MinimumLength: optional(PasswordPolicyMinLengthType),
  RequireUppercase: optional(BooleanType),
  RequireLowercase: optional(BooleanType),
  RequireNumbers: optional(BooleanType),
  RequireSymbols: optional(BooleanType),
  PasswordHistorySize: optional(PasswordHistorySizeType),
  TemporaryPasswordValidityDays: optional(TemporaryPasswordValidityDaysType),
});
export type PasswordPolicyType = Static<typeof PasswordPolicyType>;

export const AllowedFirstAuthFactorsListType = list("AllowedFirstAuthFactorsListType", AuthFactorType, { min: 1, max: 5 });

export const SignInPolicyType = structure("SignInPolicyType", {
  AllowedFirstAuthFactors: optional(AllowedFirstAuthFactorsListType),
});
export type SignInPolicyType = Static<typeof SignInPolicyType>;

export const UserPoolPolicyType = structure("UserPoolPolicyType", {
  PasswordPolicy: optional(PasswordPolicyType),
  SignInPolicy: optional(SignInPolicyType),
});
export type UserPoolPolicyType = Static<typeof UserPoolPolicyType>;

export const DeviceConfigurationType = structure("DeviceConfigurationType", {
  ChallengeRequiredOnNewDevice: optional(BooleanType),
  DeviceOnlyRememberedOnUserPrompt: optional(BooleanType),
});
export type DeviceConfigurationType = Static<typeof DeviceConfigurationType>;

export const PriorityType = integer("PriorityType", { min: 1, max: 2 });

export const RecoveryOptionNameType = enumeration("RecoveryOptionNameType", ["verified_email", "verified_phone_number", "admin_only"]);
export type RecoveryOptionNameType = Static<typeof RecoveryOptionNameType>;

export const RecoveryOptionType = structure("RecoveryOptionType", {
  Priority: required(PriorityType),
  Name: required(RecoveryOptionNameType),
});
export type RecoveryOptionType = Static<typeof RecoveryOptionType>;

export const RecoveryMechanismsType = list("RecoveryMechanismsType", RecoveryOptionType, { min: 1, max: 2 });

export const AccountRecoverySettingType = structure("AccountRecoverySettingType", {
  RecoveryMechanisms: optional(RecoveryMechanismsType),
});
export type AccountRecoverySettingType = Static<typeof AccountRecoverySettingType>;

export const AdminCreateUserUnusedAccountValidityDaysType = integer("AdminCreateUserUnusedAccountValidityDaysType", { min: 0, max: 365 });

export const AdminCreateUserConfigType = structure("AdminCreateUserConfigType", {
  AllowAdminCreateUserOnly: optional(BooleanType),
  UnusedAccountValidityDays: optional(AdminCreateUserUnusedAccountValidityDaysType),
  InviteMessageTemplate: optional(MessageTemplateType),
});
export type AdminCreateUserConfigType = Static<typeof AdminCreateUserConfigType>;

export const VerifiedAttributeType = enumeration("VerifiedAttributeType", ["phone_number", "email"]);
export type VerifiedAttributeType = Static<typeof VerifiedAttributeType>;

export const AttributesRequireVerificationBeforeUpdateType = list("AttributesRequireVerificationBeforeUpdateType", VerifiedAttributeType);

export const UserAttributeUpdateSettingsType = structure("UserAttributeUpdateSettingsType", {
  AttributesRequireVerificationBeforeUpdate: optional(AttributesRequireVerificationBeforeUpdateType),
});
export type UserAttributeUpdateSettingsType = Static<typeof UserAttributeUpdateSettingsType>;

export const UsernameConfigurationType = structure("UsernameConfigurationType", {
  CaseSensitive: required(WrappedBooleanType),
});
export type UsernameConfigurationType = Static<typeof UsernameConfigurationType>;

export const AdvancedSecurityModeType = enumeration("AdvancedSecurityModeType", ["OFF", "AUDIT", "ENFORCED"]);
export type AdvancedSecurityModeType = Static<typeof AdvancedSecurityModeType>;

export const AdvancedSecurityEnabledModeType = enumeration("AdvancedSecurityEnabledModeType", ["AUDIT", "ENFORCED"]);
export type AdvancedSecurityEnabledModeType = Static<typeof AdvancedSecurityEnabledModeType>;

export const AdvancedSecurityAdditionalFlowsType = structure("AdvancedSecurityAdditionalFlowsType", {
  CustomAuthMode: optional(AdvancedSecurityEnabledModeType),
});
export type AdvancedSecurityAdditionalFlowsType = Static<typeof AdvancedSecurityAdditionalFlowsType>;

export const UserPoolAddOnsType = structure("UserPoolAddOnsType", {
  AdvancedSecurityMode: required(AdvancedSecurityModeType),
  AdvancedSecurityAdditionalFlows: optional(AdvancedSecurityAdditionalFlowsType),
});
export type UserPoolAddOnsType = Static<typeof UserPoolAddOnsType>;
