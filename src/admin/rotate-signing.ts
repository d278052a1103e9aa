import type { Config } from "../config.ts";
import { rotateSigningKeys, type Urgency } from "../flows/signing-keys.ts";
import { recorded } from "./audit.ts";

/** Gives a pool new signing keys. @returns from when they sign (epoch seconds) @throws Refusal where the pool is not there; Error one sentence */
export const rotateSigning = (config: Config, poolId: string, urgency: Urgency): Promise<number> =>
  recorded(
    config,
    "RotateSigningKeys",
    (workshop) => rotateSigningKeys(workshop, poolId, urgency),
    () => ({ poolId }),
  );
