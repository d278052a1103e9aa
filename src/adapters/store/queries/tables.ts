import type { Generated } from "kysely";
import type { Sealed } from "../../../domain/sealed.ts";

/**
 * The tables as Kysely knows them. What a row means lives in `state` (JSON); columns beside it exist because a query looks for them.
 * Everything of one user is keyed by (pool_id, sub), names by (pool_id, value), so all of it distributes.
 */
export type Tables = {
  users: { pool_id: string; sub: string; version: number; username: string; status: string; enabled: string; state: string };
  user_names: { pool_id: string; value: string; sub: string };
  user_search: { pool_id: string; attribute: string; value: string; sub: string };
  /** How many users a pool has, in shards so that sign-ups do not wait for one row. */
  user_counts: { pool_id: string; shard: number; users: number };
  sessions: { pool_id: string; sub: string; id: string; state: string; used_at: number | null; expires_at: number };
  token_families: { pool_id: string; sub: string; origin_jti: string; state: string; expires_at: number };
  spent: { pool_id: string; sub: string; what: string; expires_at: number };
  /** `visit` changes with every sign-in and is guarded by nothing, `state` only from what it was. */
  devices: { pool_id: string; sub: string; device_key: string; state: string; visit: string };
  /** Failures under names that nobody holds; `sub` is made up from the name. */
  strangers: { pool_id: string; sub: string; version: number; state: string; expires_at: number };
  /** What pools (`client_id` empty) and clients do about risk. */
  risk_configurations: { pool_id: string; client_id: string; state: string };
  /** Ids are time-ordered. */
  auth_events: { pool_id: string; sub: string; event_id: string; state: string; feedback: string | null; expires_at: number };
  /** Accounts that failed from a network, each in one of a fixed number of slots. */
  network_failures: { pool_id: string; network: string; slot: number; expires_at: number };
  pools: { id: string; version: number; name: string; state: string; created_at: number; removed: number };
  pool_keys: { pool_id: string; kid: string; state: string };
  /** The keys that a pool brought along, where it was imported from another installation. */
  pool_data_keys: { pool_id: string; sealed: Sealed };
  clients: { id: string; pool_id: string; version: number; name: string; state: string; created_at: number };
  messages: {
    id: string;
    pool_id: string;
    content: Sealed;
    created_at: number;
    due_at: number | null;
    attempts: Generated<number>;
    problem: string | null;
  };
  access_keys: { id: string; version: number; state: string; last_used_at: number | null };
  /** The audit trail, written once; `number` counts the lines of a chain. */
  audit_lines: {
    chain: string;
    number: number;
    at: number;
    operation: string;
    result: string;
    pool_id: string | null;
    sub: string | null;
    access_key_id: string | null;
    address: string | null;
    details: string;
    mac: string;
  };
  /** How far each chain goes, and up to where age took its lines. */
  audit_chains: {
    chain: string;
    node: string;
    number: number;
    mac: string;
    seal: string;
    anchor_number: number | null;
    anchor_mac: string | null;
    anchor_seal: string | null;
  };
  /** What the installation keeps of itself: the data key, work under way. */
  installation: { id: string; state: string };
};

/** The primary key of every table. */
export const keys = {
  users: ["pool_id", "sub"],
  user_names: ["pool_id", "value"],
  user_search: ["pool_id", "attribute", "value", "sub"],
  user_counts: ["pool_id", "shard"],
  sessions: ["pool_id", "sub", "id"],
  token_families: ["pool_id", "sub", "origin_jti"],
  spent: ["pool_id", "sub", "what"],
  devices: ["pool_id", "sub", "device_key"],
  strangers: ["pool_id", "sub"],
  risk_configurations: ["pool_id", "client_id"],
  auth_events: ["pool_id", "sub", "event_id"],
  network_failures: ["pool_id", "network", "slot"],
  pools: ["id"],
  pool_keys: ["pool_id", "kid"],
  pool_data_keys: ["pool_id"],
  clients: ["id"],
  messages: ["pool_id", "id"],
  access_keys: ["id"],
  audit_lines: ["chain", "number"],
  audit_chains: ["chain"],
  installation: ["id"],
} as const satisfies { readonly [Table in keyof Tables]: readonly (keyof Tables[Table])[] };

export const tables = Object.keys(keys) as readonly (keyof Tables)[];

/** Tables whose rows belong to no pool. */
export const houseTables: readonly (keyof Tables)[] = ["access_keys", "audit_lines", "audit_chains", "installation"];

/** Tables that stay when a store is emptied: servers go on with the data key that they read at start, and the trail is only ever added to. */
export const lastingTables: readonly (keyof Tables)[] = ["audit_lines", "audit_chains", "installation"];
