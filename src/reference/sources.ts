import type { OperationContract } from "../api/contract.ts";

/** One setting as the page lists it. */
export type SettingRow = {
  readonly variable: string;
  readonly type: string;
  readonly fallback: unknown;
  readonly sentence: string;
  readonly secret?: boolean;
};

/** What the pages are made from. */
export type Sources = {
  /** Of this package. */
  readonly version: string;
  readonly operations: readonly OperationContract[];
  /** Whether this version serves an operation. */
  readonly isServed: (name: string) => boolean;
  /** The refusals that an operation can come to, by the names of the sources; empty for one that is not served. */
  readonly refusalsOf: (name: string) => readonly string[];
  /** What is written by hand about an operation, or about the challenge machine; empty where there is nothing. */
  readonly behaviourOf: (name: string) => string;
  readonly settings: readonly SettingRow[];
};
