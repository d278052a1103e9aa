import type { ResourceQuotas } from "../domain/quota/resources.ts";
import type { RiskSettings } from "../domain/risk/assess.ts";
import type { AddressList } from "./addresses.ts";
import type { AuditTrail } from "./audit.ts";
import type { Breaches } from "./breaches.ts";
import type { Clock } from "./clock.ts";
import type { Geo } from "./geo.ts";
import type { Keys } from "./keys.ts";
import type { Random } from "./random.ts";
import type { Sealer } from "./sealer.ts";
import type { Srp } from "./srp.ts";
import type { Store } from "./store.ts";

/** The outside, as every flow and operation gets it. Built once by the roof. */
export type House = {
  readonly store: Store;
  readonly sealer: Sealer;
  readonly srp: Srp;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  /** Absent where no geo database is configured. */
  readonly geo?: Geo;
  readonly breaches: Breaches;
  /** Absent where no list is configured. */
  readonly listedAddresses?: AddressList;
  /** Absent where no trail is kept. */
  readonly audit?: AuditTrail;
  readonly settings: HouseSettings;
};

/** What flows and operations need to know of the configuration. */
export type HouseSettings = {
  readonly region: string;
  readonly accountId: string;
  /** The `iss` claim of a pool's tokens. */
  readonly issuerOf: (poolId: string) => string;
  /** The URL by which browsers reach this server, without a slash at the end. */
  readonly publicUrl: () => string;
  readonly risk: RiskSettings;
  /** How many of each there may be. */
  readonly resources: ResourceQuotas;
  /** The media that something carries, or the outbox of development, which keeps everything. */
  readonly delivery: "outbox" | readonly ("SMS" | "EMAIL")[];
};
