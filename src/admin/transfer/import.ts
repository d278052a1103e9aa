/** Brings an export into the store: all of it or nothing. @see docs/decisions/0014 */
import type { PassphraseSealer } from "../../adapters/sealer/passphrase.ts";
import { isOfHouse } from "../../adapters/store/transfer/carried.ts";
import { type Recoder, recoded } from "../../adapters/store/transfer/recode.ts";
import { type CarriedRow, type ImportProgress, type Transfer, Unfit } from "../../ports/transfer.ts";
import type { Secret } from "../../secret.ts";
import type { Workshop } from "../workshop.ts";
import type { Header } from "./format.ts";
import { linesOf } from "./lines.ts";
import { type Part, type Reading, readExport } from "./reader.ts";

export type ImportOrder = {
  readonly input: AsyncIterable<Buffer>;
  readonly passphrase: Secret;
  readonly report: (done: number, total: number) => void;
};

/** What came in. `isResumed`: an import that was cut off went on. */
export type Imported = { readonly pools: readonly string[]; readonly rows: number; readonly isResumed: boolean };

type Desk = { readonly store: { readonly transfer: Transfer }; readonly master: Workshop["master"] };

/**
 * Imports while servers run. Nobody sees a pool before all of them are in; one that was cut off goes on where it was.
 * @throws Error one sentence; where the file is at fault nothing of it stays
 */
export async function importExport({ store: { transfer }, master }: Desk, { input, passphrase, report }: ImportOrder): Promise<Imported> {
  const reading = await readExport(linesOf(input), passphrase);
  if (!reading) throw new Error("The export is empty: it was cut off before its first line.");
  const { header } = reading;
  const begun = await transfer.progress(header.id);
  if (!begun) await transfer.makeRoom(header.pools);
  try {
    const { progress, house } = await bringParts(transfer, reading, { begun, recoder: recoderOf(master, reading.sealer), report });
    await transfer.finish(header.id, progress, header.pools, house);
    return { pools: header.pools, rows: progress.rows, isResumed: begun !== undefined };
  } catch (problem) {
    if (problem instanceof Unfit) await transfer.abandon(header.id);
    throw problem;
  }
}

type Bringing = { readonly begun: ImportProgress | undefined; readonly recoder: Recoder; readonly report: ImportOrder["report"] };

async function bringParts(transfer: Transfer, { header, sealer, parts }: Reading, { begun, recoder, report }: Bringing) {
  let progress = begun;
  let isSkipping = begun !== undefined;
  let last: Part | undefined;
  const house: CarriedRow[] = [];
  for await (const part of parts) {
    last = part;
    house.push(...part.carried.filter(({ table }) => isOfHouse(table)).map((row) => translated(row, recoder, sealer)));
    if (isSkipping) isSkipping = isBefore(part, begun);
    else {
      const ofPools = part.carried.filter(({ table }) => !isOfHouse(table)).map((row) => translated(row, recoder, sealer));
      const now = { rows: part.rows, mark: part.mark };
      await transfer.bring(header.id, progress, now, ofPools);
      progress = now;
    }
    report(part.rows, totalOf(header, part));
  }
  if (!last?.isEnd || !progress || isSkipping) {
    throw new Unfit(
      `The export was cut off after its row ${(last?.rows ?? 0).toLocaleString("en-US")}: take the whole of it, or let the export go on to its end.`,
    );
  }
  return { progress, house };
}

const totalOf = ({ rows }: Header, part: Part) => (part.isEnd ? part.rows : Math.max(rows, part.rows));

/** Whether the import that goes on had not come to the end of this part. @throws Unfit where it went by another file */
function isBefore({ rows, mark }: Part, begun: ImportProgress | undefined): boolean {
  if (mark === begun?.mark) return false;
  if (rows > (begun?.rows ?? 0)) {
    throw new Unfit(
      "The export is not the one with which this import was begun: import the one that was begun with, or this one again from its beginning.",
    );
  }
  return true;
}

const recoderOf = (master: Workshop["master"], sealer: PassphraseSealer): Recoder => ({
  sealed: (text, context) => master.seal(sealer.open(text, context), context),
  salt: (text, context) => sealer.open(text as Parameters<PassphraseSealer["open"]>[0], context),
});

function translated(row: CarriedRow, recoder: Recoder, { keyId }: PassphraseSealer): CarriedRow {
  const ours = recoded(row, recoder);
  if (!JSON.stringify(ours.row).includes(`v1.${keyId}.`)) return ours;
  throw new Unfit(
    `Its rows of ${row.table} hold a secret that this version does not know: import it with the version that wrote it or a later one.`,
  );
}
