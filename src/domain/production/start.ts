/** What production refuses to start with: each thing in one sentence that names the setting and what to put there. @see docs/decisions/0002 */
import { canonicalAddress } from "../network/address.ts";
import { rangesOf } from "../network/ranges.ts";

/** The mode of a file (permission bits), where the system knows such a thing and the file is there. */
export type Permissions = { readonly path: string; readonly mode: number };

/** What the start knows of settings and files. */
export type StartFacts = {
  readonly hasMasterKey: boolean;
  /** As set: a URL, `aws`, or empty. */
  readonly issuer: string;
  readonly fixedCode: string;
  readonly keepsOutbox: boolean;
  readonly dataFile?: Permissions | undefined;
  readonly dataFolder?: Permissions | undefined;
  readonly host: string;
  readonly hasTls: boolean;
  readonly hasTrustedProxies: boolean;
};

/** `name`: as docs/production.md and `poolhouse doctor` call it. */
type Check = { readonly name: string; readonly fails: (facts: StartFacts) => boolean; readonly sentence: (facts: StartFacts) => string };

const checks: readonly Check[] = [
  {
    name: "fixed code",
    fails: ({ fixedCode }) => fixedCode !== "",
    sentence: () => "CODE is for development only: unset it in production.",
  },
  {
    name: "master key",
    fails: ({ hasMasterKey }) => !hasMasterKey,
    sentence: () =>
      "POOLHOUSE_MASTER_KEY is needed in production: set it to 32 random bytes in base64 (`openssl rand -base64 32`), or POOLHOUSE_MASTER_KEY_FILE to a file that holds them.",
  },
  {
    name: "issuer",
    fails: ({ issuer }) => !isHttps(issuer),
    sentence: ({ issuer }) =>
      `POOLHOUSE_ISSUER${issuer === "" ? " is needed" : ` is "${issuer}", and must be an https URL`} in production: set it to the address under which clients reach this server, such as https://auth.example.com.`,
  },
  {
    name: "outbox",
    fails: ({ keepsOutbox }) => keepsOutbox,
    sentence: () =>
      "An outbox that shows codes is for development only: set POOLHOUSE_MAIL_PROVIDER and POOLHOUSE_SMS_PROVIDER to who carries messages, or to none.",
  },
  {
    name: "data file",
    fails: ({ dataFile }) => isOpen(dataFile, othersAtAll),
    sentence: ({ dataFile }) =>
      `Others of this machine may read ${dataFile?.path}: run \`chmod 600 ${dataFile?.path}\`, or set POOLHOUSE_DATA to a file that is this user's alone.`,
  },
  {
    name: "data folder",
    fails: ({ dataFolder }) => isOpen(dataFolder, othersOrWritingGroup),
    sentence: ({ dataFolder }) =>
      `Others of this machine may enter ${dataFolder?.path}, where the database is: run \`chmod 700 ${dataFolder?.path}\`, or set POOLHOUSE_DATA to a file in a directory that is this user's alone.`,
  },
  {
    name: "no clear text",
    fails: ({ host, hasTls, hasTrustedProxies }) => !isLoopback(host) && !hasTls && !hasTrustedProxies,
    sentence: ({ host }) =>
      `HOST is "${host}", where others reach this server in clear: set POOLHOUSE_TLS_CERTIFICATE and POOLHOUSE_TLS_KEY to the files of a certificate, or POOLHOUSE_TRUSTED_PROXIES to the addresses of the proxy that speaks TLS for it, or HOST to 127.0.0.1.`,
  },
];

/** Everything that a start in production looks at, the most basic first; `problem` where it stands against it. Throws nothing. */
export const startChecks = (facts: StartFacts): readonly { readonly name: string; readonly problem?: string }[] =>
  checks.map(({ name, fails, sentence }) => ({ name, ...(fails(facts) && { problem: sentence(facts) }) }));

/** Everything that stands against a start in production. Throws nothing. */
export const startProblems = (facts: StartFacts): readonly string[] => startChecks(facts).flatMap(({ problem }) => problem ?? []);

/** The form of the real service (`aws`) is https too. */
const isHttps = (issuer: string) => issuer === "aws" || (URL.canParse(issuer) && new URL(issuer).protocol === "https:");

const othersAtAll = 0o077;
/** As PostgreSQL demands of its data directory. */
const othersOrWritingGroup = 0o027;
const isOpen = (found: Permissions | undefined, to: number) => found !== undefined && (found.mode & to) !== 0;

const loopback = rangesOf(["127.0.0.0/8", "::1"], (text) => new Error(text));
const isLoopback = (host: string) => host === "localhost" || (canonicalAddress(host) !== undefined && loopback(host));
