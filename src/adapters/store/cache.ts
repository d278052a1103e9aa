/** How long what another node may have changed is trusted unseen. */
const trustedMs = 1000;
const mostEntries = 10_000;

type Entry<Thing> = { readonly state: string; readonly thing: Thing; readonly checkedAtMs: number };

/**
 * Things by id as the store has them, at most a second old; what this node wrote, at once. What is not there is not remembered, so that what
 * another node creates is found.
 */
export class Cache<Thing> {
  readonly #load: (id: string) => Promise<string | undefined>;
  readonly #nowMs: () => number;
  readonly #entries = new Map<string, Entry<Thing>>();
  readonly #reading = new Map<string, Promise<Thing | undefined>>();

  /** @param load the thing's JSON as it is now, undefined where it is not there    @param nowMs a monotonic clock, in milliseconds */
  constructor(load: (id: string) => Promise<string | undefined>, nowMs: () => number) {
    this.#load = load;
    this.#nowMs = nowMs;
  }

  /** @returns the thing, frozen, because all who ask share it */
  find(id: string): Promise<Thing | undefined> {
    const entry = this.#entries.get(id);
    if (entry && this.#nowMs() - entry.checkedAtMs < trustedMs) return Promise.resolve(entry.thing);
    return this.#reading.get(id) ?? this.#read(id);
  }

  /** What this node wrote. @returns the thing as readers will get it */
  put(id: string, state: string): Thing {
    this.#reading.delete(id);
    return this.#keep(id, state, this.#nowMs());
  }

  /** What this node removed. */
  drop(id: string): void {
    this.#reading.delete(id);
    this.#entries.delete(id);
  }

  /** Everything that `gone` says was removed. */
  dropWhere(gone: (thing: Thing) => boolean): void {
    this.#reading.clear();
    for (const [id, { thing }] of this.#entries) if (gone(thing)) this.#entries.delete(id);
  }

  /** A reading that this node's own write overtook is no longer in `#reading`: it answers who waits for it and is not kept. */
  #read(id: string): Promise<Thing | undefined> {
    const startedAtMs = this.#nowMs();
    const isCurrent = () => this.#reading.get(id) === reading;
    const reading: Promise<Thing | undefined> = this.#load(id).then(
      (state) => {
        if (!isCurrent()) return state === undefined ? undefined : frozen<Thing>(state);
        this.#reading.delete(id);
        if (state !== undefined) return this.#keep(id, state, startedAtMs);
        this.#entries.delete(id);
        return undefined;
      },
      (problem) => {
        if (isCurrent()) this.#reading.delete(id);
        throw problem;
      },
    );
    this.#reading.set(id, reading);
    return reading;
  }

  #keep(id: string, state: string, checkedAtMs: number): Thing {
    const known = this.#entries.get(id);
    const thing = known?.state === state ? known.thing : frozen<Thing>(state);
    this.#entries.delete(id);
    this.#entries.set(id, { state, thing, checkedAtMs });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > mostEntries && oldest !== undefined) this.#entries.delete(oldest);
    return thing;
  }
}

const frozen = <Thing>(state: string): Thing => JSON.parse(state, (_, each: unknown) => Object.freeze(each)) as Thing;
