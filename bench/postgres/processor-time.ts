/** What PostgreSQL takes of the processors, all its processes together. Linux only. */
import { readdirSync, readFileSync } from "node:fs";
import type { Client } from "pg";

const tickMs = 10;

/** The process that started the one that serves a connection. */
export async function postmasterOf(client: Client): Promise<number> {
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  return statOf(String(rows[0].pid))?.parent ?? 0;
}

/** Processor time in milliseconds of a process and its children, those that ended among them. */
export function processorMs(parent: number): number {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return all.reduce((sum, pid) => {
    const stat = statOf(pid);
    if (Number(pid) === parent) return sum + (stat?.own ?? 0) + (stat?.ofEnded ?? 0);
    return stat?.parent === parent ? sum + stat.own : sum;
  }, 0);
}

/** @see proc_pid_stat(5): ppid, utime, stime, cutime and cstime */
function statOf(pid: string): { readonly parent: number; readonly own: number; readonly ofEnded: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ").map(Number) ?? [];
    const [, parent = 0] = fields;
    const [own = 0, system = 0, ended = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent, own: (own + system) * tickMs, ofEnded: (ended + endedSystem) * tickMs };
  } catch {
    return undefined; // it ended while we looked
  }
}
