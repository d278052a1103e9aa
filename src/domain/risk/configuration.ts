/** What a pool does about risk, as SetRiskConfiguration sets it: the pool's own, and app clients that differ. @see spec/auth.md §9 */
import type { InputOf } from "../../api/contract.ts";
import type { RiskConfigurationType, SetRiskConfiguration } from "../../api/risk.ts";
import { rangesOf } from "../network/ranges.ts";
import type { Pool } from "../pool/pool.ts";
import { advancedSecurityModeOf } from "../pool/settings.ts";
import { present } from "../present.ts";
import { refuse } from "../refusal.ts";

/** One configuration as it is kept: what was set, without the ids, and when (epoch seconds). */
export type RiskConfiguration = Omit<RiskConfigurationType, "UserPoolId" | "ClientId" | "LastModifiedDate"> & {
  readonly LastModifiedDate: number;
};

/** All configurations of a pool; `clients` by client id. */
export type RiskConfigurations = {
  readonly pool?: RiskConfiguration;
  readonly clients: Readonly<Record<string, RiskConfiguration>>;
};

/** The sections in force for a client. */
export type RiskSections = Omit<RiskConfiguration, "LastModifiedDate">;

/** @throws Refusal UserPoolAddOnNotEnabledException where threat protection is off in the pool */
export function checkAddOn(pool: Pool): void {
  if (advancedSecurityModeOf(pool) === "OFF") throw refuse.addOnOff();
}

/**
 * The configuration that a request sets; undefined where it names no section, which brings the defaults back.
 * @param now epoch seconds @throws Refusal `ipRangeInvalid`
 */
export function givenConfiguration(input: InputOf<typeof SetRiskConfiguration>, now: number): RiskConfiguration | undefined {
  const { UserPoolId: _pool, ClientId: _client, ...sections } = input;
  const given = present(sections);
  if (Object.keys(given).length === 0) return undefined;
  const { BlockedIPRangeList = [], SkippedIPRangeList = [] } = given.RiskExceptionConfiguration ?? {};
  rangesOf([...BlockedIPRangeList, ...SkippedIPRangeList], refuse.ipRangeInvalid);
  return { ...given, LastModifiedDate: now };
}

/** The configuration as it is shown, under the ids that were asked for; one that was never set is empty. Throws nothing. */
export const shownConfiguration = (
  ids: { readonly UserPoolId: string; readonly ClientId?: string | undefined },
  kept: RiskConfiguration | undefined,
): RiskConfigurationType => present({ UserPoolId: ids.UserPoolId, ClientId: ids.ClientId, ...kept });

/** The one that was set for exactly this pool or client. Throws nothing. */
export function ownConfiguration({ pool, clients }: RiskConfigurations, clientId: string | undefined): RiskConfiguration | undefined {
  if (clientId === undefined) return pool;
  return Object.hasOwn(clients, clientId) ? clients[clientId] : undefined;
}

/** What is in force for a client: section by section its own, else the pool's. Throws nothing. */
export const sectionsFor = (configurations: RiskConfigurations, clientId: string): RiskSections => ({
  ...configurations.pool,
  ...ownConfiguration(configurations, clientId),
});
