/** Counts the statements that this process gives its databases, by looking over the shoulder of their drivers. */
import { readFileSync } from "node:fs";
import { StatementSync } from "node:sqlite";
import { Client } from "pg";

let statements = 0;
const isFrame = (text: unknown) => typeof text === "string" && /^(BEGIN|COMMIT|ROLLBACK)/i.test(text);

for (const name of ["run", "get", "all"] as const) {
  const original: (...values: never[]) => unknown = StatementSync.prototype[name];
  Object.defineProperty(StatementSync.prototype, name, {
    value(this: StatementSync, ...values: never[]) {
      statements += 1;
      return original.apply(this, values);
    },
  });
}

const query: (...words: never[]) => unknown = Client.prototype.query;
Object.defineProperty(Client.prototype, "query", {
  value(this: Client, ...words: never[]) {
    if (!isFrame(words[0])) statements += 1;
    return query.apply(this, words);
  },
});

/** What this process did until now: processor time of all its threads, statements, and bytes that the system wrote to disks for it (Linux only). */
export type Counts = { readonly cpuMs: number; readonly statements: number; readonly diskBytes: number };

export function counts(): Counts {
  const { user, system } = process.cpuUsage();
  const [, diskBytes] = readFileSync("/proc/self/io", "utf8").match(/^write_bytes: (\d+)$/m) ?? [];
  return { cpuMs: (user + system) / 1000, statements, diskBytes: Number(diskBytes) };
}
