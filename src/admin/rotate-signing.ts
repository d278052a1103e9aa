import type { Config } from "../config.ts";
import { rotateSigningKeys, type Urgency } from "../flows/signing-keys.ts";
import { inWorkshop } from "./workshop.ts";

/** Gives a pool new signing keys. @returns from when they sign (epoch seconds) @throws Refusal where the pool is not there; Error one sentence */
export const rotateSigning = (config: Config, poolId: string, urgency: Urgency): Promise<number> =>
  inWorkshop(config, (workshop) => rotateSigningKeys(workshop, poolId, urgency));
