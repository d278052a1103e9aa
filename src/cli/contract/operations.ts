/** Finds an operation of the contract without loading the other 128. */
import { readFileSync } from "node:fs";
import type { OperationContract } from "../../api/contract.ts";
import { kebab } from "./names.ts";

const index = new URL("../../api/operations.ts", import.meta.url);

/** An operation as the command line finds it: `file` is the module that declares it. */
export type OperationEntry = { readonly command: string; readonly name: string; readonly file: string };

let entries: readonly OperationEntry[] | undefined;

/**
 * All operations of the contract, by the names of their commands in alphabetical order.
 * The list is what src/api/operations.ts imports, read as text: to load it would take as long as everything else together.
 */
export function operationEntries(): readonly OperationEntry[] {
  entries ??= [...readFileSync(index, "utf8").matchAll(/import \{([^}]+)\} from "(\.\/[^"]+)"/g)]
    .flatMap(([, names = "", file = ""]) => names.match(/\w+/g)?.map((name) => ({ command: kebab(name), name, file })) ?? [])
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return entries;
}

/** The contract of one operation. @param entry of `operationEntries` @throws Error the module declares no such operation */
export async function loadOperation({ name, file }: OperationEntry): Promise<OperationContract> {
  const module: Readonly<Record<string, unknown>> = await import(new URL(file, index).href);
  const contract = module[name];
  if (!isContract(contract)) throw new Error(`${file} declares no operation ${name}.`);
  return contract;
}

const isContract = (value: unknown): value is OperationContract =>
  typeof value === "object" && value !== null && "caller" in value && "input" in value;
