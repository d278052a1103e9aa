/** Many operations in one map: their types are forgotten here, and kept by the door, which makes input and caller from the same contract. */
import type { OperationContract } from "../api/contract.ts";
import type { Context } from "./operation.ts";

/** Any `Operation`, whatever its contract. */
export type AnyOperation = {
  readonly contract: OperationContract;
  readonly run: (input: never, context: never) => Promise<unknown>;
};

/** An operation as the door calls it. `input` must be decoded and checked, `caller` made, by this `contract`. */
export type ServedOperation = {
  readonly contract: OperationContract;
  readonly run: (input: unknown, context: Context) => Promise<unknown>;
};

/** Operations by name, as `X-Amz-Target` spells it. */
export type Registry = ReadonlyMap<string, ServedOperation>;

/** @throws Error where two operations have one name */
export function registryOf(operations: readonly AnyOperation[]): Registry {
  const registry = new Map(operations.map((each) => [each.contract.name, each as ServedOperation]));
  if (registry.size < operations.length) throw new Error("Two operations are served under one name.");
  return registry;
}
