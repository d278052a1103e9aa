/** From what is known of a sign-in to its level of risk. */
import type { RiskLevelType } from "../../api/auth-event.ts";
import { type RiskFacts, type SignalName, signalNames, signals } from "./signals.ts";

/** The operator's figures: what each signal weighs (0 silences it), and from which sum on a sign-in is at a level. */
export type RiskSettings = {
  readonly weights: Readonly<Record<SignalName, number>>;
  readonly levels: Readonly<Record<RiskLevelType, number>>;
};

/** What came out, and why: `signals` are those that spoke. No `level`: no risk was seen. */
export type Assessment = { readonly score: number; readonly level?: RiskLevelType; readonly signals: readonly SignalName[] };

/** Nothing to fear, for what is not assessed. */
export const noRisk: Assessment = { score: 0, signals: [] };

const highestFirst: readonly RiskLevelType[] = ["High", "Medium", "Low"];

/** Adds up the weights of the signals that speak and finds the highest level that the sum reaches. Throws nothing. */
export function assess(facts: RiskFacts, { weights, levels }: RiskSettings): Assessment {
  const spoken = signalNames.filter((name) => weights[name] > 0 && signals[name](facts));
  const score = spoken.reduce((sum, name) => sum + weights[name], 0);
  const level = spoken.length === 0 ? undefined : highestFirst.find((each) => score >= levels[each]);
  return { score, ...(level && { level }), signals: spoken };
}
