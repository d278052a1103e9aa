/** Settings of what is kept: a file, or PostgreSQL and the connections to it. */
import { positive } from "./limits.ts";
import { oneOf, secretSetting, setting, text } from "./setting.ts";

export const databaseSettings = {
  dataFile: setting(
    "POOLHOUSE_DATA",
    text,
    "./.poolhouse/poolhouse.sqlite",
    "SQLite file, or :memory: for a store that is gone at the end",
  ),
  databaseUrl: secretSetting("DATABASE_URL", text, "PostgreSQL URL; when set it replaces the SQLite file"),
  replicaUrl: secretSetting(
    "POOLHOUSE_DATABASE_REPLICA_URL",
    text,
    "PostgreSQL URL of a read replica for what may lag: ListUsers and EstimatedNumberOfUsers; while it fails the primary answers",
  ),
  databaseTls: setting(
    "POOLHOUSE_DATABASE_TLS",
    oneOf("url", "verify-full"),
    "url",
    "verify-full: connections to PostgreSQL are TLS, and its certificate must come from a trusted authority and name the URL's host; url: whatever sslmode in the URL says",
  ),
  databaseCaFile: setting(
    "POOLHOUSE_DATABASE_CA_FILE",
    text,
    "",
    "file with the authorities (PEM) that PostgreSQL's certificate may come from, in the place of the public ones; with it TLS is verify-full",
  ),
  databaseConnections: setting(
    "POOLHOUSE_DATABASE_CONNECTIONS",
    positive,
    16,
    "most connections of this node to PostgreSQL, and to its replica; all nodes together must stay below max_connections",
  ),
  databaseConnectTimeoutMs: setting(
    "POOLHOUSE_DATABASE_CONNECT_TIMEOUT_MS",
    positive,
    5000,
    "time for a connection to PostgreSQL to be made or to become free",
  ),
  databaseStatementTimeoutMs: setting(
    "POOLHOUSE_DATABASE_STATEMENT_TIMEOUT_MS",
    positive,
    15_000,
    "time after which PostgreSQL gives a statement up, and a transaction in which nothing happens",
  ),
  databaseIdleTimeoutMs: setting(
    "POOLHOUSE_DATABASE_IDLE_TIMEOUT_MS",
    positive,
    30_000,
    "time after which a connection to PostgreSQL that has nothing to do is closed",
  ),
} as const;
