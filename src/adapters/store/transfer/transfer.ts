/** The transfer port on either engine. What comes in lies in the tables at once, hidden by its pool's row until all of it is there. */
import { type ImportProgress, type Transfer, Unfit } from "../../../ports/transfer.ts";
import { type Engine, rowOf, type Step } from "../engine.ts";
import { removeHidden } from "../pools.ts";
import { findPool, hidePool, importing, removed, showPool, there } from "../queries/pools.ts";
import { stored } from "../queries/text.ts";
import { deleteNote, findNote, insertNote, notesFrom, removeNote, replaceNote } from "../queries/vault.ts";
import { viewOf } from "./read.ts";
import { bringing, bringingHouse } from "./write.ts";

/** What is noted of an import that is under way. */
type Note = ImportProgress & { readonly pools: readonly string[] };

const prefix = "import/";
const noteId = (importId: string) => prefix + importId;
const overtaken = () => new Error("Another process went on with this import or ended it: let only one run.");

/** Reads through a snapshot of the engine, and brings rows in by its commits. */
export function createTransfer(engine: Engine): Transfer {
  const noteOf = async (importId: string) => {
    const row = await rowOf(engine, findNote({ id: noteId(importId) }));
    return row && { text: row.state, note: stored<Note>(row.state) };
  };
  // The store was emptied meanwhile.
  const forget = async (id: string) => {
    await engine.write(deleteNote({ id }));
    return undefined;
  };
  return {
    view: (work) => engine.snapshot((rows) => work(viewOf({ rows }))),
    async progress(importId) {
      const found = await noteOf(importId);
      if (!found) return undefined;
      const { rows, mark, pools } = found.note;
      for (const id of pools) if (!(await rowOf(engine, findPool({ id, removed: importing })))) return forget(noteId(importId));
      return { rows, mark };
    },
    makeRoom: (pools) => makeRoom(engine, pools),
    async bring(importId, was, now, rows) {
      const before = await noteOf(importId);
      if (before?.note.mark !== was?.mark) throw overtaken();
      const come = rows.flatMap(({ table, row }) => (table === "pools" ? [String(row.id)] : []));
      const state = JSON.stringify({ ...now, pools: [...(before?.note.pools ?? []), ...come] } satisfies Note);
      const bound = before ? replaceNote({ id: noteId(importId), was: before.text, state }) : insertNote({ id: noteId(importId), state });
      const steps = [{ bound, missed: overtaken }, ...bringing(rows)];
      await engine.commit({ steps, answer: undefined }).catch(explained);
    },
    async finish(importId, was, pools, house) {
      const before = await noteOf(importId);
      if (before?.note.mark !== was.mark) throw overtaken();
      const shown = pools.map((id): Step => ({ bound: showPool({ id, importing, there }), missed: overtaken }));
      const ended = { bound: removeNote({ id: noteId(importId), was: before.text }), missed: overtaken };
      await engine.commit({ steps: [ended, ...shown, ...bringingHouse(house)], answer: undefined });
    },
    async abandon(importId) {
      const notes = await engine.rows(notesFrom({ from: prefix, below: "import0" }));
      const meant = notes.filter(({ id }) => importId === undefined || id === noteId(importId));
      const pools = meant.flatMap(({ state }) => stored<Note>(state).pools);
      // In one commit: an import that still runs stops at its next batch, and what it brought in is left to whoever sweeps.
      const hidden = pools.map((id) => ({ bound: hidePool({ id, there: importing, removed }) }));
      await engine.commit({ steps: [...meant.map(({ id }) => ({ bound: deleteNote({ id }) })), ...hidden], answer: undefined });
      for (const id of pools) if (await rowOf(engine, findPool({ id, removed }))) await removeHidden(engine, id);
      return pools.length;
    },
  };
}

async function makeRoom(engine: Engine, pools: readonly string[]): Promise<void> {
  for (const id of pools) {
    const isIn = async (state: number) => (await rowOf(engine, findPool({ id, removed: state }))) !== undefined;
    if (await isIn(there))
      throw new Unfit(`The store has a user pool ${id} already: delete that one first, or leave this one out of the export.`);
    if (await isIn(importing)) {
      throw new Unfit(
        `The user pool ${id} is coming in by another import: let that one end, or remove it with \`poolhouse import --abandon\`.`,
      );
    }
    if (await isIn(removed)) await removeHidden(engine, id);
  }
}

/** SQLite's and PostgreSQL's words for a key that is in use. */
function explained(problem: unknown): never {
  const table = clashIn(problem);
  if (table === undefined) throw problem;
  throw new Unfit(
    `It holds rows of ${table} whose keys the store has already: an app client of the same id is in another pool, or two users hold one name because the export was taken in several goes.`,
  );
}

function clashIn(problem: unknown): string | undefined {
  if (!(problem instanceof Error)) return undefined;
  if ("code" in problem && problem.code === "23505") return "table" in problem ? String(problem.table) : "some table";
  return /^UNIQUE constraint failed: (\w+)\./.exec(problem.message)?.[1];
}
