/** The real sealer for tests, under keys that everybody knows. */
import { createMasterSealer, createSealer, type MasterSealer } from "../../src/adapters/sealer/sealer.ts";
import { type SealingKey, sealingKeyOf } from "../../src/adapters/sealer/sealing-key.ts";
import type { Sealer } from "../../src/ports/sealer.ts";

/** A key of 32 equal bytes as base64. */
export const keyText = (fill: number): string => Buffer.alloc(32, fill).toString("base64");
/** The same, ready. */
export const keyOf = (fill: number): SealingKey => sealingKeyOf(keyText(fill));

/** A master sealer. @param fill of the key in force @param former of keys that only open */
export const masterSealer = (fill = 1, ...former: readonly number[]): MasterSealer =>
  createMasterSealer({ current: keyOf(fill), former: former.map(keyOf) });

/** A whole sealer, with its master key and its data key. */
export const realSealer = (fill = 1, dataKey = 99): Sealer => createSealer(masterSealer(fill), keyOf(dataKey));
