/** A list of addresses in a file: one address or range (CIDR) a line, `#` begins a remark. */
import { readFile, stat } from "node:fs/promises";
import { type Ranges, rangesOf } from "../../domain/network/ranges.ts";
import type { AddressList } from "../../ports/addresses.ts";

/** The log as this adapter uses it; pino fits. */
export type ListLog = { info(fields: object, sentence: string): void; error(fields: object, sentence: string): void };

/** Lists are published every hour or so. */
const checkMs = 60_000;

/** A list that follows its file. `check` looks whether it changed; it never rejects. */
export type OpenList = AddressList & { readonly check: () => Promise<void>; readonly close: () => void };

/**
 * Reads the list, and reads it again when its file changes. A broken new file leaves the old one in use and is logged.
 * @throws Error one sentence that names the setting
 */
export async function openAddressList(file: string, log: ListLog): Promise<OpenList> {
  let read = await readList(file).catch((problem: unknown) => {
    throw new Error(`POOLHOUSE_RISK_ADDRESSES: cannot use ${file} (${messageOf(problem)}).`, { cause: problem });
  });
  let seen = read.version;
  const check = async () => {
    try {
      const version = await versionOf(file);
      if (version === seen) return;
      seen = version;
      read = await readList(file);
      log.info({ file }, "The list of addresses was read anew.");
    } catch (problem) {
      log.error({ file, problem: messageOf(problem) }, "The new list of addresses cannot be read; the old one stays in use.");
    }
  };
  const timer = setInterval(() => void check(), checkMs);
  timer.unref();
  return { has: (address) => read.ranges(address), check, close: () => clearInterval(timer) };
}

async function readList(file: string): Promise<{ readonly ranges: Ranges; readonly version: string }> {
  const version = await versionOf(file);
  const lines = (await readFile(file, "utf8")).split("\n").map((line) => line.replace(/#.*/, "").trim());
  return { ranges: rangesOf(lines.filter(Boolean), (text) => new Error(`"${text}" is no address and no range`)), version };
}

async function versionOf(file: string): Promise<string> {
  const { mtimeMs, size, ino } = await stat(file);
  return [mtimeMs, size, ino].join("/");
}

const messageOf = (problem: unknown) => (problem instanceof Error ? problem.message : "unreadable");
