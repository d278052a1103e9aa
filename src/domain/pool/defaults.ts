/** A pool's settings as the service shows them: what was given, completed by its defaults. @see spec/platform.md §2.2 */
import type { InputOf } from "../../api/contract.ts";
import type { UpdateUserPool, UserPoolTierType, UserPoolType } from "../../api/pool.ts";
import type { LambdaConfigType } from "../../api/pool-lambda.ts";
import type {
  AccountRecoverySettingType,
  AdminCreateUserConfigType,
  DeviceConfigurationType,
  PasswordPolicyType,
  SignInPolicyType,
} from "../../api/pool-policy.ts";
import { present } from "../present.ts";
import { completedTexts } from "./texts.ts";

/** The settings that CreateUserPool and UpdateUserPool share. */
export type PoolSettings = Omit<InputOf<typeof UpdateUserPool>, "UserPoolId" | "PoolName">;

/** The members of a pool's description that follow from its settings. */
export type CompletedSettings = Pick<UserPoolType, keyof PoolSettings>;

/**
 * All settings of a pool. @param given what a request sets, or a request completed by what the pool keeps
 * @returns every member the service shows; those it leaves out when unset are absent. Throws nothing
 */
export function completedSettings(given: PoolSettings): CompletedSettings {
  const tier = given.UserPoolTier ?? "ESSENTIALS";
  const PasswordPolicy = completedPasswordPolicy(given.Policies?.PasswordPolicy, given.AdminCreateUserConfig);
  const { TemporaryPasswordValidityDays } = PasswordPolicy;
  return present({
    ...given,
    Policies: present({ PasswordPolicy, SignInPolicy: completedSignInPolicy(given.Policies?.SignInPolicy, tier) }),
    DeletionProtection: given.DeletionProtection ?? "INACTIVE",
    LambdaConfig: completedTriggers(given.LambdaConfig),
    AutoVerifiedAttributes: listed(given.AutoVerifiedAttributes),
    ...completedTexts(given),
    UserAttributeUpdateSettings: {
      AttributesRequireVerificationBeforeUpdate: given.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [],
    },
    MfaConfiguration: given.MfaConfiguration ?? "OFF",
    DeviceConfiguration: completedDevices(given.DeviceConfiguration),
    EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT", ...given.EmailConfiguration },
    UserPoolTags: given.UserPoolTags ?? {},
    AdminCreateUserConfig: completedAdminCreateUser(given.AdminCreateUserConfig, TemporaryPasswordValidityDays),
    // An empty setting brings the order of before 2020 back, which shows as no setting at all.
    AccountRecoverySetting: given.AccountRecoverySetting?.RecoveryMechanisms && given.AccountRecoverySetting,
    UserPoolTier: tier,
  } satisfies CompletedSettings);
}

/** The recovery setting of a new pool that brings none. */
export const defaultRecovery: AccountRecoverySettingType = {
  RecoveryMechanisms: [
    { Priority: 1, Name: "verified_email" },
    { Priority: 2, Name: "verified_phone_number" },
  ],
};

/** A list that an empty one leaves unset. */
export const listed = <Item>(items: Item[] | undefined): Item[] | undefined => (items?.length ? items : undefined);

/** The policy of a pool that brings none. */
export const defaultPasswordPolicy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
};

// A policy that leaves a class of characters out does not ask for it; only a pool without any policy asks for all.
function completedPasswordPolicy(given: PasswordPolicyType | undefined, legacy: AdminCreateUserConfigType | undefined) {
  const classes = { RequireUppercase: false, RequireLowercase: false, RequireNumbers: false, RequireSymbols: false };
  const days = given?.TemporaryPasswordValidityDays || legacy?.UnusedAccountValidityDays || 7;
  return { ...defaultPasswordPolicy, ...(given && { ...classes, ...given }), TemporaryPasswordValidityDays: days };
}

function completedSignInPolicy(given: SignInPolicyType | undefined, tier: UserPoolTierType): SignInPolicyType | undefined {
  if (given?.AllowedFirstAuthFactors) return given;
  return tier === "LITE" ? undefined : { AllowedFirstAuthFactors: ["PASSWORD"] };
}

// Both spellings of the pre token generation trigger show the same function.
function completedTriggers({ PreTokenGeneration, PreTokenGenerationConfig, ...others }: LambdaConfigType = {}): LambdaConfigType {
  const version = PreTokenGeneration ? ({ LambdaVersion: "V1_0", LambdaArn: PreTokenGeneration } as const) : undefined;
  return present({
    ...others,
    PreTokenGeneration: PreTokenGeneration ?? PreTokenGenerationConfig?.LambdaArn,
    PreTokenGenerationConfig: PreTokenGenerationConfig ?? version,
  });
}

// Any member turns device tracking on; an empty structure is no wish at all.
function completedDevices(given: DeviceConfigurationType | undefined): DeviceConfigurationType | undefined {
  if (!given || Object.keys(given).length === 0) return undefined;
  return { ChallengeRequiredOnNewDevice: false, DeviceOnlyRememberedOnUserPrompt: false, ...given };
}

function completedAdminCreateUser(given: AdminCreateUserConfigType | undefined, UnusedAccountValidityDays: number) {
  return { AllowAdminCreateUserOnly: false, ...given, UnusedAccountValidityDays };
}
