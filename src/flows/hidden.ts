/** Codes asked of a client that hides who exists: whoever does not exist answers like a user, as often and as late. @see spec/auth.md §3.3 */
import { setImmediate as turn, setTimeout as wait } from "node:timers/promises";
import type { CodeDeliveryDetailsType } from "../api/delivery.ts";
import type { UserPoolClient } from "../domain/client/client.ts";
import { preventsUserExistenceErrors } from "../domain/client/settings.ts";
import type { CodePurpose } from "../domain/code/code.ts";
import { codeLength, issueCode } from "../domain/code/issue.ts";
import { judgeCode } from "../domain/code/judge.ts";
import type { DeliveryAttribute } from "../domain/code/masking.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import { type Bounded, withTry } from "../domain/user/tries.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";
import { madeUpFor } from "./made-up.ts";
import { phantomOf } from "./sign-in/phantom.ts";

/** A message is rendered, sealed and queued for users only, so the work cannot take as long for others; the answer can. */
const stepMs = 25;

/**
 * Does the work, and where the client hides who exists gives its answer or its refusal only after a whole number of steps since it began, so that
 * its length does not tell whom it was about.
 */
export async function evenly<Answer>(client: UserPoolClient, work: () => Promise<Answer>): Promise<Answer> {
  if (!preventsUserExistenceErrors(client)) return work();
  const begun = performance.now();
  try {
    return await work();
  } finally {
    await until(begun + Math.ceil((performance.now() - begun) / stepMs) * stepMs);
  }
}

// Timers count whole milliseconds from a moment that the work before decides, which would tell something again; the last two are waited out in turns.
async function until(moment: number): Promise<void> {
  const left = moment - performance.now();
  if (left > 2) await wait(left - 2);
  while (performance.now() < moment) await turn();
}

/** What a code is for, and what counts how often it is asked for and answered. */
export type HiddenCode = { readonly purpose: CodePurpose; readonly asking: Bounded; readonly answering: Bounded };

/** Seems to send a code to one of a stranger's addresses. @returns where it seems to go @throws Refusal LimitExceededException */
export function sendToStranger(
  house: House,
  pool: Pool,
  username: string,
  { purpose, asking, attribute }: HiddenCode & { readonly attribute: DeliveryAttribute },
): Promise<CodeDeliveryDetailsType> {
  const { sub } = phantomOf(house, pool, username);
  const delivery = madeUpFor(house, pool, username, attribute);
  return house.store.strangers.update(pool.id, sub, (stranger) => {
    const now = house.clock.now();
    const digest = house.sealer.digest(house.random.code(codeLength), context.madeUpUser(sub), pool.id);
    const code = { digest, attribute, destination: "", now };
    return { counts: issueCode(withTry(stranger, asking, now), purpose, code), answer: delivery };
  });
}

/**
 * Judges a stranger's answer, which is never right.
 * @returns the refusal: without a code that seemed to be sent a wrong code, as the service says it @throws Refusal LimitExceededException
 */
export function refuseStranger(
  house: House,
  pool: Pool,
  username: string,
  { purpose, answering }: Pick<HiddenCode, "purpose" | "answering">,
): Promise<Refusal> {
  const { sub } = phantomOf(house, pool, username);
  return house.store.strangers.update<Refusal>(pool.id, sub, (stranger) => {
    const now = house.clock.now();
    const given = house.sealer.digest("", context.madeUpUser(sub), pool.id);
    const judged = judgeCode(withTry(stranger, answering, now), purpose, given, now);
    const refusal = "refusal" in judged && stranger.codes?.[purpose] ? judged.refusal : refuse.wrongCode();
    return { counts: judged.user, answer: refusal };
  });
}
