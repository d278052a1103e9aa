import type { Sealed } from "../../domain/sealed.ts";
import { context } from "../../ports/sealer.ts";
import type { Store } from "../../ports/store.ts";
import type { PoolDataKey, Resealer, RotationProgress, Vault } from "../../ports/vault.ts";
import { type Engine, rowOf } from "./engine.ts";
import { mark, unmark } from "./pages.ts";
import { stored } from "./queries/text.ts";
import { allPoolDataKeys, countOf, deleteNote, findNote, insertNote, replaceNote, saveNote } from "./queries/vault.ts";
import { type SealedRow, type SealedRows, sealedTables } from "./reseal/rows.ts";

/** Rows that one batch looks at: their writes hold up nobody for long. */
const batchRows = 100;
const notes = { dataKey: "data-key", progress: "rotate-master" } as const;

/** The vault on either engine: notes of the installation, and a walk over all rows that hold something sealed. */
export function createVault(engine: Engine, store: Pick<Store, "users" | "clients" | "accessKeys">): Vault {
  const tables = Object.entries(sealedTables(engine, store)).flatMap(([name, rows]) => (typeof rows === "string" ? [] : [{ name, rows }]));
  const noteOf = async (id: string) => (await rowOf(engine, findNote({ id })))?.state;
  return {
    findDataKey: async () => (await noteOf(notes.dataKey)) as Sealed | undefined,
    async createDataKey(key) {
      await engine.write(insertNote({ id: notes.dataKey, state: key }));
    },
    async resealDataKey({ reseal }) {
      const was = (await noteOf(notes.dataKey)) as Sealed | undefined;
      if (was !== undefined) await engine.write(replaceNote({ id: notes.dataKey, was, state: reseal(was, context.dataKey) }));
    },
    poolDataKeys: () => broughtKeys(engine),
    async count() {
      const counts = await Promise.all(tables.map(({ name }) => rowOf(engine, countOf(name as Parameters<typeof countOf>[0]))));
      return counts.reduce((sum, row) => sum + Number(row?.rows ?? 0), 0);
    },
    reseal: (resealer, after) => resealBatch(tables, resealer, after),
    async findProgress() {
      const note = await noteOf(notes.progress);
      return note === undefined ? undefined : stored<RotationProgress>(note);
    },
    async saveProgress(progress) {
      const { progress: id } = notes;
      await engine.write(progress ? saveNote({ id, state: JSON.stringify(progress) }) : deleteNote({ id }));
    },
  };
}

async function broughtKeys(engine: Engine): Promise<readonly PoolDataKey[]> {
  const found: PoolDataKey[] = [];
  for (;;) {
    const rows = await engine.rows(allPoolDataKeys({ poolId: found.at(-1)?.poolId ?? "", limit: batchRows }));
    found.push(...rows.map((row) => ({ poolId: row.pool_id, sealed: row.sealed })));
    if (rows.length < batchRows) return found;
  }
}

type Table = { readonly name: string; readonly rows: SealedRows };

/** A mark names a table and the key of the last row that was looked at. */
async function resealBatch(tables: readonly Table[], resealer: Resealer, after: string | undefined) {
  const [place = "[]"] = unmark(after, 1);
  const [name = tables[0]?.name ?? "", ...key] = stored<string[]>(place === "" ? "[]" : place);
  const at = tables.findIndex((table) => table.name === name);
  const rows = (await tables[at]?.rows(key, batchRows)) ?? [];
  const changed = (await Promise.all(rows.map((row) => resealRow(row, resealer)))).filter((each) => each).length;
  const last = rows.at(-1);
  const following = rows.length === batchRows && last ? [name, ...last.key] : tables[at + 1] && [tables[at + 1]?.name];
  return { rows: rows.length, changed, ...(following && { next: mark(JSON.stringify(following)) }) };
}

const holdsAny = (text: string, keyIds: readonly string[]) => keyIds.some((id) => text.includes(`v1.${id}.`));

/** @returns whether the row had to be changed */
async function resealRow({ text, save }: SealedRow, { reseal, formerIds }: Resealer): Promise<boolean> {
  if (!holdsAny(text, formerIds)) return false;
  if (holdsAny(await save(reseal), formerIds)) {
    throw new Error("A row holds a secret that this version cannot bring under the new master key: use the version that wrote it.");
  }
  return true;
}
