/** A list of addresses in a file: one address or range (CIDR) a line, `#` begins a remark. */
import { readFile } from "node:fs/promises";
import { type Ranges, rangesOf } from "../../domain/network/ranges.ts";
import type { AddressList } from "../../ports/addresses.ts";
import { type Followed, type FollowLog, follow, messageOf, versionOf } from "../followed.ts";

/** Lists are published every hour or so. */
const checkMs = 60_000;

/** A list that follows its file. */
export type OpenList = AddressList & Omit<Followed<Ranges>, "current">;

/**
 * Reads the list, and reads it again when its file changes. A broken new file leaves the old one in use and is logged.
 * @throws Error one sentence that names the setting
 */
export async function openAddressList(file: string, log: FollowLog): Promise<OpenList> {
  const followed = await follow({
    read: () => readList(file),
    version: () => versionOf(file),
    checkMs,
    log,
    about: { file },
    renewed: "The list of addresses was read anew.",
    broken: "The new list of addresses cannot be read; the old one stays in use.",
  }).catch((problem: unknown) => {
    throw new Error(`POOLHOUSE_RISK_ADDRESSES: cannot use ${file} (${messageOf(problem)}).`, { cause: problem });
  });
  const { current, check, close } = followed;
  return { has: (address) => current()(address), check, close };
}

async function readList(file: string): Promise<Ranges> {
  const lines = (await readFile(file, "utf8")).split("\n").map((line) => line.replace(/#.*/, "").trim());
  return rangesOf(lines.filter(Boolean), (text) => new Error(`"${text}" is no address and no range`));
}
