/** The figures of an operator in place of the documented ones. */
import { documentedRates, isQuotaCategory, type QuotaRates, quotaCategories } from "./categories.ts";

/**
 * Reads `UserAuthentication=200,UserRead=500`; what is not named keeps the documented figure.
 * @throws Error one sentence that names the setting and what is wrong in it
 */
export function parseRates(given: string): QuotaRates {
  const rates: { -readonly [Category in keyof QuotaRates]: number } = { ...documentedRates };
  for (const part of given === "" ? [] : given.split(",")) {
    const [name = "", figure = ""] = part.split("=");
    if (!isQuotaCategory(name))
      throw new Error(`POOLHOUSE_QUOTA_RATES names "${name}", which is no category: use ${quotaCategories.join(", ")}.`);
    rates[name] = Number(figure);
  }
  return rates;
}
