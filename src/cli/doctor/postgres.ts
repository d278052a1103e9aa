/** How production stands to PostgreSQL, or to the disk where it has a file. */
import { existsSync, statfsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseIntoClientConfig } from "pg-connection-string";
import type { Config } from "../../config.ts";
import { bad, type Finding, good, note, wordsOf } from "./finding.ts";
import { askingPostgres } from "./rows.ts";

type Settings = Pick<
  Config,
  "databaseUrl" | "replicaUrl" | "dataFile" | "databaseTls" | "databaseCaFile" | "databaseConnections" | "quotas" | "quotaRedis"
>;

/** Whether the way to it is safe, its connections suffice, the replica is one, the disk has room. */
export const examineStorage = async (settings: Settings): Promise<readonly Finding[]> => [
  examineTls(settings),
  await examineConnections(settings),
  await examineReplica(settings),
  examineDisk(settings),
];

function examineTls({ databaseUrl, databaseTls, databaseCaFile }: Settings): Finding {
  const about = "database TLS";
  if (!databaseUrl) return good(about, "The database is a file of this machine.");
  const url = databaseUrl.reveal();
  const { host = "" } = parseIntoClientConfig(url.replace(/([?&])ssl[a-z]*=[^&]*/g, "$1"));
  if (host.startsWith("/") || /^(localhost|127\.|::1$|$)/.test(host)) return good(about, "PostgreSQL is on this machine.");
  if (databaseTls === "verify-full" || databaseCaFile !== "" || /[?&]sslmode=verify-full(&|$)/.test(url))
    return good(about, `The certificate of ${host} is verified.`);
  return bad(
    about,
    `Passwords and rows may travel to ${host} in clear, or to a stranger: set POOLHOUSE_DATABASE_CA_FILE to the authority's certificate, or POOLHOUSE_DATABASE_TLS to verify-full.`,
  );
}

/** Of a node that shares its quotas with others through PostgreSQL. */
const quotaConnections = 4;

async function examineConnections({ databaseUrl, databaseConnections, ...settings }: Settings): Promise<Finding> {
  const about = "database connections";
  if (!databaseUrl) return good(about, "The database is a file: one server, one connection.");
  try {
    const [row] = await askingPostgres(databaseUrl.reveal(), settings, (ask) =>
      ask("select current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer as free"),
    );
    const ofNode = databaseConnections + (settings.quotas === "off" || settings.quotaRedis ? 0 : quotaConnections);
    const nodes = Math.floor(Number(row?.free) / ofNode);
    return nodes > 0
      ? good(about, `PostgreSQL's max_connections suffices for ${nodes} ${nodes === 1 ? "node" : "nodes"} of ${ofNode} connections.`)
      : bad(
          about,
          `POOLHOUSE_DATABASE_CONNECTIONS is ${databaseConnections}, more than PostgreSQL's max_connections leaves: set it lower.`,
        );
  } catch (problem) {
    return note(about, `How many connections PostgreSQL allows could not be asked (${wordsOf(problem)}).`);
  }
}

async function examineReplica({ replicaUrl, ...settings }: Settings): Promise<Finding> {
  const about = "replica";
  if (!replicaUrl) return good(about, "Lists come from the database itself: no replica is set.");
  try {
    const [row] = await askingPostgres(replicaUrl.reveal(), settings, (ask) => ask("select pg_is_in_recovery() as follows"));
    return row?.follows === true
      ? good(about, "The replica answers, and follows a primary.")
      : bad(
          about,
          "POOLHOUSE_DATABASE_REPLICA_URL names a server that follows no primary, so ListUsers would show what it happens to hold: name a replica.",
        );
  } catch (problem) {
    return bad(about, `The replica does not answer (${wordsOf(problem)}): check POOLHOUSE_DATABASE_REPLICA_URL.`);
  }
}

const leastFreeBytes = 2 ** 30;

function examineDisk({ databaseUrl, dataFile }: Settings): Finding {
  const about = "disk";
  if (databaseUrl || dataFile === ":memory:") return good(about, "Nothing of lasting worth is on this machine's disk.");
  let folder = dirname(resolve(dataFile));
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const free = `${((bavail * bsize) / 2 ** 30).toFixed(1)} GiB are free at ${folder}`;
  return bavail * bsize < leastFreeBytes ? bad(about, `Only ${free}: a full disk stops every write.`) : good(about, `${free}.`);
}
