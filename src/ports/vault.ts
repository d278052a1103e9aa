/** What the store keeps for the sealer: the data key, and how all that is sealed comes under another master key. */
import type { Sealed } from "../domain/sealed.ts";

/** Brings sealed texts under the master key in force. */
export type Resealer = {
  /** The id of the key in force. */
  readonly keyId: string;
  /** Ids of the keys that only open. */
  readonly formerIds: readonly string[];
  /** The text under the key in force; the same text where it is already. @throws Error where it does not open */
  readonly reseal: (sealed: Sealed, context: string) => Sealed;
};

/** One batch: how many rows it looked at, how many it changed, and where the next one begins; no `next`: that was the last. */
export type ResealedBatch = { readonly rows: number; readonly changed: number; readonly next?: string };

/** How far a change of the master key has come: to which key, where it goes on, and what it has done. */
export type RotationProgress = { readonly keyId: string; readonly after: string; readonly rows: number; readonly changed: number };

/** The keys that a pool brought along. */
export type PoolDataKey = { readonly poolId: string; readonly sealed: Sealed };

export interface Vault {
  /** The key behind digests and tickets, sealed under a master key. */
  findDataKey(): Promise<Sealed | undefined>;
  /** Keeps the first data key; without effect where there is one. */
  createDataKey(key: Sealed): Promise<void>;
  /** Brings the data key under the master key in force. */
  resealDataKey(resealer: Resealer): Promise<void>;
  /** The keys that imported pools brought along. */
  poolDataKeys(): Promise<readonly PoolDataKey[]>;
  /** How many rows may hold something sealed. */
  count(): Promise<number>;
  /**
   * Brings a small batch of rows under the master key in force, each in a commit of its own, so that servers go on beside it.
   * @param after where the last batch ended; undefined at the beginning
   * @throws Error where a row holds a secret that this version does not know
   */
  reseal(resealer: Resealer, after?: string): Promise<ResealedBatch>;
  findProgress(): Promise<RotationProgress | undefined>;
  /** @param progress undefined: nothing is under way any more */
  saveProgress(progress: RotationProgress | undefined): Promise<void>;
}
