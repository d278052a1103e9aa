/** Where an export goes: a file, which appears whole or not at all and can be gone on with, or a stream. */
import { createReadStream, existsSync, rmSync, statSync } from "node:fs";
import { type FileHandle, open, rename, truncate } from "node:fs/promises";
import { type CarriedRow, Unfit } from "../../ports/transfer.ts";
import type { Secret } from "../../secret.ts";
import { write } from "../output.ts";
import { linesOf } from "./lines.ts";
import { type Part, type Reading, readExport } from "./reader.ts";

/** An export that was cut off: its last proved part, rows by table up to there, and the last row. */
export type Begun = Pick<Reading, "header" | "sealer"> & {
  readonly part: Part;
  readonly tables: Readonly<Record<string, number>>;
  readonly last: CarriedRow | undefined;
};

export interface Target {
  readonly name: string;
  /** What was begun there earlier; undefined where there is nothing to go on with. @throws Error where it was under another passphrase */
  begun(passphrase: Secret): Promise<Begun | undefined>;
  write(text: string): Promise<void>;
  /** All is written. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** Standard output. */
export const streamTarget: Target = {
  name: "standard output",
  begun: async () => undefined,
  write,
  finish: async () => {},
  close: async () => {},
};

const ownerOnly = 0o600;

/** @param file must not exist yet; what is unfinished lies beside it @throws Error one sentence */
export async function fileTarget(file: string): Promise<Target> {
  if (existsSync(file)) throw new Error(`${file} exists already: name a file that does not.`);
  const name = `${file}.unfinished`;
  const handle: FileHandle = await open(name, "a", ownerOnly);
  return {
    name,
    begun: (passphrase) => begunIn(name, passphrase),
    write: (text) => handle.appendFile(text),
    async finish() {
      await handle.sync();
      await rename(name, file);
    },
    async close() {
      await handle.close();
      if (existsSync(name) && statSync(name).size === 0) rmSync(name);
    },
  };
}

/** Cuts off what is behind the last proved part. */
async function begunIn(file: string, passphrase: Secret): Promise<Begun | undefined> {
  const reading = await readExport(linesOf(createReadStream(file)), passphrase).catch((problem: unknown) => {
    throw new Error(`${file} cannot be gone on with: ${problem instanceof Error ? problem.message : problem} Or remove it, to begin anew.`);
  });
  const begun = reading && (await lastPart(reading));
  await truncate(file, begun?.part.bytes ?? 0);
  return begun;
}

async function lastPart({ header, sealer, parts }: Reading): Promise<Begun | undefined> {
  const tables: Record<string, number> = {};
  let part: Part | undefined;
  let last: CarriedRow | undefined;
  try {
    for await (const next of parts) {
      if (next.isEnd) break;
      for (const { table } of next.carried) tables[table] = (tables[table] ?? 0) + 1;
      last = next.carried.at(-1) ?? last;
      part = { ...next, carried: [] };
    }
  } catch (problem) {
    if (!(problem instanceof Unfit)) throw problem;
  }
  return part && { header, sealer, part, tables, last };
}
