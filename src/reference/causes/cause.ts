import type { Refusal } from "../../domain/refusal.ts";

/** Why Poolhouse refuses: the refusal with placeholders where values stand, and the situation as the rest of a sentence that begins with "when". */
export type Cause = { readonly refusal: Refusal; readonly when: string };

/** The causes of one table of refusals: all of them, so that a new refusal does not compile without its cause. */
export type CausesOf<Table> = { readonly [Name in keyof Table]: Cause };

/** @param refusal made with placeholders such as `{poolId}` @param when continues "when", without a full stop */
export const cause = (refusal: Refusal, when: string): Cause => ({ refusal, when });
