/** What each feature plan lacks. */
import type { UserPoolTierType } from "../../api/pool.ts";
import type { Pool } from "./pool.ts";
import { refusePool } from "./refusals.ts";
import { advancedSecurityModeOf, allowedFirstFactorsOf, passkeysAreMultiFactor, tierOf } from "./settings.ts";

const rank: Readonly<Record<UserPoolTierType, number>> = { LITE: 0, ESSENTIALS: 1, PLUS: 2 };

type Feature = { readonly name: string; readonly from: UserPoolTierType; readonly isUsed: (pool: Pool) => boolean };

const tokenVersion = ({ description }: Pool) => description.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion;
const customization = (version: string) => `Token Customization with Pre-Token Generation Lambda ${version}`;

// The first two names are recorded; the others are ours, in their manner.
const features: readonly Feature[] = [
  {
    name: "Passwordless Sign-In",
    from: "ESSENTIALS",
    isUsed: (pool) => allowedFirstFactorsOf(pool).some((factor) => factor !== "PASSWORD"),
  },
  { name: customization("V2_0"), from: "ESSENTIALS", isUsed: (pool) => tokenVersion(pool) === "V2_0" },
  { name: customization("V3_0"), from: "ESSENTIALS", isUsed: (pool) => tokenVersion(pool) === "V3_0" },
  { name: "Email MFA", from: "ESSENTIALS", isUsed: ({ mfa }) => mfa.EmailMfaConfiguration !== undefined },
  { name: "Passkey MFA", from: "ESSENTIALS", isUsed: passkeysAreMultiFactor },
  {
    name: "Password History",
    from: "ESSENTIALS",
    isUsed: ({ description }) => (description.Policies?.PasswordPolicy?.PasswordHistorySize ?? 0) > 0,
  },
  { name: "Threat Protection", from: "PLUS", isUsed: (pool) => advancedSecurityModeOf(pool) !== "OFF" },
];

/**
 * Refuses a pool that uses what its plan lacks. @param before the pool as it was; absent for a new one
 * @throws Refusal FeatureUnavailableInTierException, or TierChangeNotAllowedException where the plan was lowered
 * @see spec/platform.md §2.3, §2.4; API model, UserPoolTierType
 */
export function checkTier(pool: Pool, before?: Pool): void {
  const tier = tierOf(pool);
  const lacking = features.filter(({ from, isUsed }) => rank[from] > rank[tier] && isUsed(pool)).map(({ name }) => name);
  if (lacking.length > 0) throw refusePool.tierLacks(tier, lacking, before !== undefined && rank[tierOf(before)] > rank[tier]);
}
