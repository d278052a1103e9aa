/** Every operation that this version serves. */
import { adminUserOperations } from "./admin-user/index.ts";
import { clientOperations } from "./client/index.ts";
import { deviceOperations } from "./device/index.ts";
import { mfaOperations } from "./mfa/index.ts";
import { poolOperations } from "./pool/index.ts";
import type { AnyOperation } from "./registry.ts";
import { riskOperations } from "./risk/index.ts";
import { signInOperations } from "./sign-in/index.ts";
import { signUpOperations } from "./sign-up/index.ts";
import { tokenOperations } from "./token/index.ts";
import { userOperations } from "./user/index.ts";

export const served: readonly AnyOperation[] = [
  ...poolOperations,
  ...clientOperations,
  ...mfaOperations,
  ...signInOperations,
  ...signUpOperations,
  ...userOperations,
  ...tokenOperations,
  ...deviceOperations,
  ...adminUserOperations,
  ...riskOperations,
];
