/** A server in production as a process of its own, so that its memory can be told from that of its test: started by `fork`. */
import { memoryUsage } from "node:process";
import { aKey, startProductionServer } from "./production.ts";
import type { Signing } from "./signed-request.ts";

/** What it says at first, and to every message after that. */
export type Begun = { readonly url: string; readonly port: number; readonly key: Signing };
export type State = { readonly heldMb: number; readonly faults: readonly object[] };

const faults: object[] = [];
const log = { info: () => {}, error: (fields: object) => void faults.push(fields) };
const server = await startProductionServer({ maxConnectionsPerAddress: 10_000 }, { log });
const { url, port } = server;
process.send?.({ url, port, key: await aKey(server) } satisfies Begun);
process.on("message", () => {
  globalThis.gc?.();
  const { heapUsed, external } = memoryUsage();
  process.send?.({ heldMb: (heapUsed + external) / 2 ** 20, faults } satisfies State);
});
process.on("disconnect", () => process.exit());
