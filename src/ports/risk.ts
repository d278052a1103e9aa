/** What threat protection keeps: how pools are configured, what happened to users, and who fails from where. @see spec/auth.md §9 */
import type { RiskConfiguration, RiskConfigurations } from "../domain/risk/configuration.ts";
import type { RecordedEvent } from "../domain/risk/event.ts";
import type { Page } from "./store.ts";

export interface RiskStore {
  /** What was set for a pool and its clients. Cached like pools. */
  configurations(poolId: string): Promise<RiskConfigurations>;
  /** Sets it for the pool (no `clientId`) or for one client; undefined brings the defaults back. */
  configure(poolId: string, clientId: string | undefined, configuration: RiskConfiguration | undefined): Promise<void>;
  /**
   * How many accounts of the pool failed from a network and are not forgotten yet. Counted in a fixed number of slots, so that neither one network
   * nor one account makes it cost more: exact for a few accounts, too low for dozens. @param now epoch seconds
   */
  accountsFailed(poolId: string, network: string, now: number): Promise<number>;
}

/** The history of users. It is written with changes of the user. */
export interface AuthEventStore {
  find(poolId: string, sub: string, id: string): Promise<RecordedEvent | undefined>;
  /** One page, newest first. @param limit 1 to 60 */
  list(poolId: string, sub: string, query: { readonly limit: number; readonly after?: string | undefined }): Promise<Page<RecordedEvent>>;
}
