/** Writes an export. @see docs/decisions/0014 */
import { createHash, type Hash, randomUUID } from "node:crypto";
import { loadDataKey } from "../../adapters/sealer/data-key.ts";
import { newStretching, type PassphraseSealer, passphraseSealer, type Stretching } from "../../adapters/sealer/passphrase.ts";
import { keysIn, poolKeyOf, textOfKeys } from "../../adapters/sealer/pool-keys.ts";
import type { SealingKey } from "../../adapters/sealer/sealing-key.ts";
import { recoded } from "../../adapters/store/transfer/recode.ts";
import type { Sealed } from "../../domain/sealed.ts";
import { context } from "../../ports/sealer.ts";
import type { CarriedRow, Selection, View } from "../../ports/transfer.ts";
import type { Secret } from "../../secret.ts";
import type { Workshop } from "../workshop.ts";
import { checkText, contextOf, format, type Header, textOf } from "./format.ts";
import type { Part } from "./reader.ts";
import type { Begun, Target } from "./target.ts";

/** `pools`: none named, all of them and the access keys. */
export type ExportOrder = {
  readonly pools: readonly string[];
  readonly passphrase: Secret;
  readonly target: Target;
  readonly report: (done: number, total: number) => void;
  /** Of the passphrase; tests give one that costs less. */
  readonly stretching?: Stretching;
};

/** What an export holds. `isResumed`: it went on where one was cut off. */
export type Exported = { readonly pools: number; readonly tables: Readonly<Record<string, number>>; readonly isResumed: boolean };

type Desk = Pick<Workshop, "store" | "master" | "clock">;

/** A part is proved and written after so many rows or so much text. */
const partRows = 500;
const partLength = 1024 * 1024;

/**
 * Exports the store as it is at this moment, while servers run. One that was cut off goes on behind its last part.
 * @throws Error one sentence: an unknown pool, another export begun there
 */
export const exportStore = (desk: Desk, order: ExportOrder): Promise<Exported> =>
  desk.store.transfer.view(async (view) => {
    const begun = await order.target.begun(order.passphrase);
    const writing = begun ? await goOn(desk, begun, order) : await begin(desk, await selectionOf(view, order.pools), view, order);
    const { header, state } = writing;
    const own = await loadDataKey(desk.store.vault, desk.master);
    for await (const row of view.rows(header, state.last)) {
      const isPart = await writing.add(withKeyMade(row, own, desk.master));
      if (isPart) order.report(state.rows, header.rows);
    }
    await writing.end();
    await order.target.finish();
    order.report(state.rows, state.rows);
    return { pools: state.tables.pools ?? 0, tables: state.tables, isResumed: begun !== undefined };
  });

async function selectionOf(view: View, named: readonly string[]): Promise<Selection> {
  const all = await view.pools();
  const unknown = named.find((id) => !all.includes(id));
  if (unknown !== undefined)
    throw new Error(`There is no user pool ${unknown}: \`poolhouse cognito-idp list-user-pools\` shows those that are there.`);
  return named.length > 0 ? { pools: all.filter((id) => named.includes(id)), house: false } : { pools: all, house: true };
}

async function begin(
  { master, clock }: Desk,
  selection: Selection,
  view: View,
  { passphrase, target, stretching = newStretching() }: ExportOrder,
): Promise<Writing> {
  const sealer = await passphraseSealer(passphrase, stretching);
  const id = randomUUID();
  const check = sealer.seal(checkText, contextOf(id));
  const rows = await view.count(selection);
  const header: Header = { poolhouse: "export", format, id, at: Math.floor(clock.now()), ...selection, rows, scrypt: stretching, check };
  const writing = new Writing(header, sealer, master, target, { hash: createHash("sha256"), rows: 0, tables: {} });
  await writing.say(textOf(header));
  return writing;
}

/** The export that was cut off, behind its last part. */
async function goOn({ master, clock }: Desk, begun: Begun, { pools, target }: ExportOrder): Promise<Writing> {
  const { header, sealer, part, tables, last } = begun;
  const isSame = pools.length === 0 ? header.house : !header.house && pools.toSorted().join() === header.pools.join();
  if (!isSame) throw new Error(`${target.name} was begun for other user pools: remove it, or export those to go on with it.`);
  const writing = new Writing(header, sealer, master, target, { ...stateAt(part), tables: { ...tables }, last });
  await writing.say(textOf({ resumed: { at: Math.floor(clock.now()) } }));
  return writing;
}

const stateAt = ({ hash, rows }: Part) => ({ hash: hash.copy(), rows });

/** How far the writing has come: what the lines so far hash to, rows in all and by table, the last row. */
type State = { readonly hash: Hash; rows: number; readonly tables: Record<string, number>; last?: CarriedRow | undefined };

/** Turns rows into lines, each part of them with its proof. */
class Writing {
  readonly header: Header;
  readonly state: State;
  readonly #sealer: PassphraseSealer;
  readonly #master: Workshop["master"];
  readonly #target: Target;
  #lines: string[] = [];
  #length = 0;

  constructor(header: Header, sealer: PassphraseSealer, master: Workshop["master"], target: Target, state: State) {
    this.header = header;
    this.state = state;
    this.#sealer = sealer;
    this.#master = master;
    this.#target = target;
  }

  /** @returns whether a part was written with it */
  async add(row: CarriedRow): Promise<boolean> {
    const { state } = this;
    const text = textOf(recoded(row, this.#recoder));
    refuseForeign(row.table, text, [this.#master.keyId, ...this.#master.formerIds]);
    state.rows += 1;
    state.tables[row.table] = (state.tables[row.table] ?? 0) + 1;
    this.#lines.push(text);
    this.#length += text.length;
    if (this.#lines.length < partRows && this.#length < partLength) return false;
    await this.#prove((mac) => textOf({ checkpoint: { rows: state.rows, mac } }));
    return true;
  }

  async end(): Promise<void> {
    const { rows, tables } = this.state;
    await this.#prove((mac) => textOf({ end: { rows, tables, mac } }));
  }

  /** A line beside the rows. */
  async say(text: string): Promise<void> {
    this.state.hash.update(text);
    await this.#target.write(text);
  }

  async #prove(proof: (mac: string) => string): Promise<void> {
    const rows = this.#lines.join("");
    this.state.hash.update(rows);
    const line = proof(this.#sealer.mac(this.state.hash.copy().digest()));
    this.state.hash.update(line);
    [this.#lines, this.#length] = [[], 0];
    await this.#target.write(rows + line);
  }

  readonly #recoder = {
    sealed: (text: Sealed, of: string) => this.#sealer.seal(this.#master.open(text, of), of),
    salt: (text: string, of: string) => this.#sealer.seal(text, of),
  };
}

/** A pool takes the key along that this installation makes for it, behind those that it has brought itself. */
function withKeyMade({ table, row }: CarriedRow, own: SealingKey, { open, seal }: Workshop["master"]): CarriedRow {
  if (table !== "pool_data_keys") return { table, row };
  const poolId = String(row.pool_id);
  const of = context.poolDataKey(poolId);
  const brought = row.sealed === null ? [] : keysIn(open(row.sealed as Sealed, of));
  const made = poolKeyOf(own, poolId);
  const keys = brought.some(({ id }) => id === made.id) ? brought : [...brought, made];
  return { table, row: { ...row, sealed: seal(textOfKeys(keys), of) } };
}

function refuseForeign(table: string, text: string, keyIds: readonly string[]): void {
  if (!keyIds.some((id) => text.includes(`v1.${id}.`))) return;
  throw new Error(`A row of ${table} holds a secret that this version does not know: export with the version that wrote it.`);
}
