/** Request quotas: allowances that fill again every second. */
import type { Charge } from "../domain/quota/charges.ts";

export interface Quotas {
  /** Takes one request off an allowance. @returns whether there was one left */
  take(charge: Charge): Promise<boolean>;
  close(): Promise<void>;
}
