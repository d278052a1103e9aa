/** What of the store is carried to another one, table by table, in the order of an export. A new table must say what it is. */
import { houseTables, type Tables } from "../queries/tables.ts";

type Columns<Table extends keyof Tables> = readonly (keyof Tables[Table])[];

/** By table: the columns that are carried, or why none is. */
export const transferTables: { readonly [Table in keyof Tables]: Columns<Table> | string } = {
  pools: ["id", "version", "name", "state", "created_at"],
  pool_data_keys: ["pool_id", "sealed"],
  pool_keys: ["pool_id", "kid", "state"],
  clients: ["id", "pool_id", "version", "name", "state", "created_at"],
  risk_configurations: ["pool_id", "client_id", "state"],
  users: ["pool_id", "sub", "version", "username", "status", "enabled", "state"],
  devices: ["pool_id", "sub", "device_key", "state", "visit"],
  token_families: ["pool_id", "sub", "origin_jti", "state", "expires_at"],
  spent: ["pool_id", "sub", "what", "expires_at"],
  strangers: ["pool_id", "sub", "version", "state", "expires_at"],
  auth_events: ["pool_id", "sub", "event_id", "state", "feedback", "expires_at"],
  network_failures: ["pool_id", "network", "slot", "expires_at"],
  access_keys: ["id", "version", "state", "last_used_at"],
  user_names: "made anew from the users",
  user_search: "made anew from the users",
  user_counts: "counted anew",
  sessions: "sign-ins under way end within a quarter of an hour, and their answers go to the server that asked",
  messages: "the server that queued a message delivers it: two would send it twice",
  audit_lines: "each installation proves its own: the trail stays where things were done",
  audit_chains: "each installation proves its own: the trail stays where things were done",
  installation: "each installation has its own; the key that it makes for a pool goes with the pool",
};

/** Columns that hold JSON: carried as what they hold, and written back as the same text. */
export const jsonColumns: readonly string[] = ["state", "visit", "feedback"];

/** Whether rows of this table belong to no pool. */
export const isOfHouse = (table: string): boolean => houseTables.some((each) => each === table);

const entries = Object.entries(transferTables) as [keyof Tables, readonly string[] | string][];

/** Tables that are carried, in the order of an export, with their columns. */
export const carriedTables: ReadonlyMap<keyof Tables, readonly string[]> = new Map(
  entries.flatMap(([table, columns]) => (typeof columns === "string" ? [] : [[table, columns]])),
);
