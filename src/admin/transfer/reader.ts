/** Reads an export: what it yields was proved by the checkpoint behind it, so nothing that was altered comes out. */
import { createHash, type Hash } from "node:crypto";
import { isOtherPassphrase, type PassphraseSealer, passphraseSealer } from "../../adapters/sealer/passphrase.ts";
import type { Sealed } from "../../domain/sealed.ts";
import { type CarriedRow, Unfit } from "../../ports/transfer.ts";
import type { Secret } from "../../secret.ts";
import { type Checkpoint, checkText, contextOf, type End, type Header, headerOf, lineOf } from "./format.ts";

/** The rows up to a checkpoint. `rows` counts from the beginning, `bytes` is where the checkpoint ends, `hash` is of everything up to there. */
export type Part = {
  readonly rows: number;
  readonly mark: string;
  readonly bytes: number;
  readonly hash: Hash;
  readonly carried: readonly CarriedRow[];
  readonly isEnd: boolean;
};

export type Reading = { readonly header: Header; readonly sealer: PassphraseSealer; readonly parts: AsyncGenerator<Part> };

/** More rows than any of ours puts between two checkpoints. */
const mostRows = 10_000;

/**
 * Reads the header, and then part by part.
 * @param lines complete lines with their newlines    @returns undefined where there is not even a header
 * @throws Error one sentence where it is no export, or another passphrase's
 */
export async function readExport(lines: AsyncGenerator<Buffer>, passphrase: Secret): Promise<Reading | undefined> {
  const first = await lines.next();
  if (first.done) return undefined;
  const header = headerOf(first.value.toString());
  const sealer = await passphraseSealer(passphrase, header.scrypt);
  checkPassphrase(header, sealer);
  const hash = createHash("sha256").update(first.value);
  return { header, sealer, parts: partsOf(lines, sealer, hash, first.value.length) };
}

function checkPassphrase({ id, check }: Header, { open }: PassphraseSealer): void {
  try {
    if (open(check as Sealed, contextOf(id)) === checkText) return;
  } catch (problem) {
    if (isOtherPassphrase(problem))
      throw new Error("The passphrase is another one than that of the export: give the one it was made with.");
  }
  throw new Error("The first line of the export was altered: take another copy of it.");
}

async function* partsOf(lines: AsyncIterable<Buffer>, sealer: PassphraseSealer, hash: Hash, start: number): AsyncGenerator<Part> {
  let [bytes, rows, isEnd] = [start, 0, false];
  let carried: CarriedRow[] = [];
  for await (const text of lines) {
    const line = lineOf(text.toString());
    if (!line || isEnd || carried.length > mostRows) throw altered(rows);
    if ("table" in line) carried.push(line);
    const proof = proofIn(line);
    if (proof && (proof.rows !== rows + carried.length || proof.mac !== sealer.mac(hash.copy().digest()))) throw altered(rows);
    hash.update(text);
    bytes += text.length;
    if (!proof) continue;
    rows = proof.rows;
    isEnd = "end" in line;
    yield { rows, mark: proof.mac, bytes, hash: hash.copy(), carried, isEnd };
    carried = [];
  }
}

const proofIn = (line: object): Checkpoint["checkpoint"] | undefined =>
  "end" in line ? (line as End).end : "checkpoint" in line ? (line as Checkpoint).checkpoint : undefined;

const altered = (rows: number) =>
  new Unfit(`The export was altered after its row ${rows.toLocaleString("en-US")}: take another copy of it, or export again.`);
