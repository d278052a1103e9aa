/** What threat protection needs of the configuration: figures, lists and databases. */
import { openAddressList } from "../adapters/addresses/list.ts";
import { openBreaches } from "../adapters/breaches/breaches.ts";
import { figuresOf } from "../config/figures.ts";
import { riskDefaults } from "../config/risk.ts";
import type { Config } from "../config.ts";
import type { RiskSettings } from "../domain/risk/assess.ts";
import { signalNames } from "../domain/risk/signals.ts";
import type { Log } from "../http/log.ts";
import type { House } from "../ports/house.ts";

export type Lookups = Pick<House, "geo" | "breaches" | "listedAddresses"> & { readonly close: () => void };

/** Opens what is configured. @throws Error one sentence that names the setting */
export async function openLookups(config: Config, log: Log): Promise<Lookups> {
  const breaches = await openBreaches(config.leakedPasswords, log);
  const geo = config.geoDatabase === "" ? undefined : await (await import("../adapters/geo/maxmind.ts")).openGeo(config.geoDatabase, log);
  const list = config.riskAddresses === "" ? undefined : await openAddressList(config.riskAddresses, log);
  const close = () => {
    geo?.close();
    list?.close();
  };
  return { breaches, ...(geo && { geo }), ...(list && { listedAddresses: list }), close };
}

/** The figures of the assessment: the defaults, and over them what is set. @throws Error one sentence where levels are out of order */
export function riskSettingsOf({ riskWeights, riskLevels }: Pick<Config, "riskWeights" | "riskLevels">): RiskSettings {
  const weights = { ...riskDefaults.weights, ...figuresOf(signalNames, riskWeights) };
  const levels = { ...riskDefaults.levels, ...figuresOf(["Low", "Medium", "High"], riskLevels) };
  if (levels.Low > levels.Medium || levels.Medium > levels.High)
    throw new Error(`POOLHOUSE_RISK_LEVELS is "${riskLevels}": Low must not be above Medium, nor Medium above High.`);
  return { weights, levels };
}
