/** All places in which leaked passwords are looked up, as the configuration names them. */
import type { Breaches } from "../../ports/breaches.ts";
import { commonPasswords } from "./common.ts";
import { hashFile } from "./file.ts";
import { rangeApi } from "./range-api.ts";

/** The log as this adapter uses it; pino fits. */
export type BreachLog = { error(fields: object, sentence: string): void };

/**
 * The common passwords that ship along, and the place that is configured beside them.
 * @param place a file, the URL of a range API, or empty
 * @throws Error one sentence that names the setting
 */
export async function openBreaches(place: string, log: BreachLog): Promise<Breaches> {
  const common = commonPasswords();
  if (place === "") return common;
  const other = await opened(place);
  return { has: async (password) => (await common.has(password)) || (await tried(other, password, log)) };
}

async function opened(place: string): Promise<Breaches> {
  if (/^https?:\/\//.test(place)) return rangeApi(place);
  try {
    return await hashFile(place);
  } catch (problem) {
    throw new Error(`POOLHOUSE_LEAKED_PASSWORDS: cannot use ${place} (${messageOf(problem)}).`, { cause: problem });
  }
}

// A sign-in does not fail because a list is away; nothing of the password gets into the log.
async function tried(place: Breaches, password: string, log: BreachLog): Promise<boolean> {
  try {
    return await place.has(password);
  } catch (problem) {
    log.error({ problem: messageOf(problem) }, "A password could not be looked up among the leaked ones; it passed unchecked.");
    return false;
  }
}

const messageOf = (problem: unknown) => (problem instanceof Error ? problem.message : "unreadable");
