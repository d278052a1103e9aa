/** What a level of risk leads to: the configuration's answer, in ENFORCED mode only. @see spec/auth.md §9 */

import type { AdvancedSecurityModeType } from "../../api/pool-policy.ts";
import type { EventFilterType, RiskExceptionConfigurationType } from "../../api/risk.ts";
import type { Demand } from "../mfa/second-factor.ts";
import { type Ranges, rangesOf } from "../network/ranges.ts";
import type { User } from "../user/user.ts";
import type { Assessment } from "./assess.ts";
import type { RiskSections } from "./configuration.ts";

/** What is asked of a sign-in, and whether its user hears of it. No `demand`: it goes on. */
export type RiskResponse = { readonly demand?: Demand; readonly notify: boolean };

const silent: RiskResponse = { notify: false };

/** The answer to an assessment. A level without a configured action, and any level in AUDIT mode, leads to nothing. Throws nothing. */
export function responseTo(mode: AdvancedSecurityModeType, { AccountTakeoverRiskConfiguration }: RiskSections, { level }: Assessment) {
  const action = level && AccountTakeoverRiskConfiguration?.Actions[`${level}Action`];
  if (mode !== "ENFORCED" || !action) return silent;
  const { EventAction, Notify } = action;
  return EventAction === "NO_ACTION" ? { notify: Notify } : { demand: EventAction, notify: Notify };
}

/** Whether a leaked password stops this event: it must be configured to, and every event is meant where no filter is set. Throws nothing. */
export function blocksLeaked(
  mode: AdvancedSecurityModeType,
  { CompromisedCredentialsRiskConfiguration: section }: RiskSections,
  event: EventFilterType,
): boolean {
  return (
    mode === "ENFORCED" &&
    section?.Actions.EventAction === "BLOCK" &&
    looksForLeaks({ CompromisedCredentialsRiskConfiguration: section }, event)
  );
}

/** Whether passwords of this event are looked up at all. Throws nothing. */
export function looksForLeaks({ CompromisedCredentialsRiskConfiguration: section }: RiskSections, event: EventFilterType): boolean {
  const filter = section?.EventFilter ?? [];
  return filter.length === 0 || filter.includes(event);
}

/** Whether a sign-in with a leaked password makes its user reset it; a temporary one is replaced in the sign-in anyway. Throws nothing. */
export const resetsLeaked = (mode: AdvancedSecurityModeType, sections: RiskSections, { status }: Pick<User, "status">): boolean =>
  status === "CONFIRMED" && blocksLeaked(mode, sections, "SIGN_IN");

/** Who is judged without an assessment: `blocked` always refused, `skipped` never assessed. An address that is in both is blocked. */
export type RiskException = "blocked" | "skipped";

type Lists = { readonly blocked: Ranges; readonly skipped: Ranges };

// Ranges are made ready once for each configuration object: caches hand the same one out until it changes.
const prepared = new WeakMap<RiskExceptionConfigurationType, Lists>();

/** Whether an address is judged by the configured lists. Throws nothing: the lists were checked when they were set. */
export function exceptionFor(
  { RiskExceptionConfiguration: section }: RiskSections,
  address: string | undefined,
): RiskException | undefined {
  if (section === undefined || address === undefined) return undefined;
  const { blocked, skipped } = listsOf(section);
  if (blocked(address)) return "blocked";
  return skipped(address) ? "skipped" : undefined;
}

function listsOf(section: RiskExceptionConfigurationType): Lists {
  const known = prepared.get(section);
  if (known) return known;
  const ready = (texts: readonly string[] = []) => rangesOf(texts, (text) => new Error(`no range: ${text}`));
  const lists = { blocked: ready(section.BlockedIPRangeList), skipped: ready(section.SkippedIPRangeList) };
  prepared.set(section, lists);
  return lists;
}
