/** What a connection to PostgreSQL is made with, from URL and settings: the server's and the doctor's are the same. */
import { readFileSync } from "node:fs";
import type { ClientConfig } from "pg";
import { parseIntoClientConfig } from "pg-connection-string";

export type ConnectionSettings = {
  readonly databaseTls?: "url" | "verify-full" | undefined;
  readonly databaseCaFile?: string | undefined;
};

/**
 * The members of pg's configuration that say where and how.
 * @param url with the options of the `pg` package @throws Error one sentence that names the setting
 * @see https://www.postgresql.org/docs/current/libpq-ssl.html, verify-full
 */
export function connectionOf(url: string, { databaseTls = "url", databaseCaFile = "" }: ConnectionSettings): ClientConfig {
  const isVerified = databaseTls === "verify-full" || databaseCaFile !== "";
  if (!isVerified) return { connectionString: url };
  // What the URL says of TLS would win over ours, except for the client's own certificate.
  const { ssl, ...place } = parseIntoClientConfig(withoutModes(url));
  const own = typeof ssl === "object" ? { cert: ssl.cert, key: ssl.key } : {};
  return { ...place, ssl: { ...own, ...(databaseCaFile !== "" && { ca: authorities(databaseCaFile) }), rejectUnauthorized: true } };
}

const withoutModes = (url: string): string => url.replace(/([?&])(?:ssl|sslmode|sslrootcert|uselibpqcompat)=[^&]*/g, "$1");

function authorities(file: string): string {
  try {
    const text = readFileSync(file, "utf8");
    if (text.includes("-----BEGIN CERTIFICATE-----")) return text;
  } catch (problem) {
    throw new Error(`POOLHOUSE_DATABASE_CA_FILE: cannot read ${file} (${problem instanceof Error ? problem.message : "unknown"}).`, {
      cause: problem,
    });
  }
  throw new Error(`POOLHOUSE_DATABASE_CA_FILE: ${file} holds no certificate: name a file with the authority's certificate (PEM).`);
}
