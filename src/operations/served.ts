/** Every operation that this version serves. */
import { clientOperations } from "./client/index.ts";
import { mfaOperations } from "./mfa/index.ts";
import { poolOperations } from "./pool/index.ts";
import type { AnyOperation } from "./registry.ts";

export const served: readonly AnyOperation[] = [...poolOperations, ...clientOperations, ...mfaOperations];
