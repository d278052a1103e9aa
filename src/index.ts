/** What `import { startPoolhouse } from "poolhouse"` gives: a server inside the process of a test. */
import { readConfig } from "./config.ts";
import { shown } from "./pages/messages.ts";
import type { Server } from "./server.ts";

/** How the server is started; everything may be left out. */
export type PoolhouseOptions = {
  /** TCP port; a free one when left out. */
  readonly port?: number;
  /** Address to listen on, 127.0.0.1 when left out. */
  readonly host?: string;
  /** SQLite file; in memory, gone at the end, when left out. */
  readonly data?: string;
  /** Every code that is sent is this one: 4 to 8 digits. */
  readonly code?: string;
  /** Any other setting by the name of its variable, such as `{ AWS_REGION: "eu-central-1" }`. The process's own environment is not read. */
  readonly settings?: Readonly<Record<string, string>>;
};

/** A message as the outbox keeps it; `sentAt` is in epoch seconds. */
export type PoolhouseMessage = {
  readonly id: string;
  readonly to: string;
  readonly medium: "SMS" | "EMAIL";
  readonly subject?: string;
  /** Mail is HTML. */
  readonly body: string;
  /** The same mail for those who read plain text, where it has one. */
  readonly text?: string;
  readonly code?: string;
  readonly sentAt: number;
};

/** A server that runs. Spread it into an SDK client: `new CognitoIdentityProviderClient(poolhouse.client)`. */
export type Poolhouse = {
  /** Where it listens, such as http://127.0.0.1:41873. */
  readonly url: string;
  readonly port: number;
  /** Options for an AWS SDK client; in development the credentials may be anything. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** What was sent, newest first, at most 1000. @param to only to this address or number */
  messages(to?: string): Promise<readonly PoolhouseMessage[]>;
  /** Moves the server's clock, and with it every expiry, forward. @throws RangeError where `seconds` is negative or no number */
  advance(seconds: number): void;
  /** Empties the store. */
  reset(): Promise<void>;
  /** Finishes the requests in hand, then stops. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/**
 * Starts a server in this process, in development mode and in memory unless told otherwise.
 * @throws Error one sentence that says which setting is wrong and what to put there
 */
export async function startPoolhouse(options: PoolhouseOptions = {}): Promise<Poolhouse> {
  refuseOldNode();
  const config = readConfig(environmentOf(options));
  const { startServer } = await import("./server.ts");
  return poolhouseOf(await startServer(config), config.region);
}

/** An older Node would stumble over what it lacks, with an error about a module of its own. */
function refuseOldNode(): void {
  const [major = "0"] = process.versions.node.split(".");
  if (Number(major) < 24)
    throw new Error(`Poolhouse runs on Node 24 or later, and this is Node ${process.versions.node}: run the tests with a newer one.`);
}

const environmentOf = ({ port = 0, host, data = ":memory:", code, settings }: PoolhouseOptions) => ({
  LOG_LEVEL: "error",
  PORT: String(port),
  HOST: host,
  POOLHOUSE_DATA: data,
  CODE: code,
  ...settings,
});

function poolhouseOf({ url, port, house, clock, close }: Server, region: string): Poolhouse {
  return {
    url,
    port,
    client: { endpoint: url, region, credentials: { accessKeyId: "poolhouse", secretAccessKey: "poolhouse" } },
    messages: async (to) => (await house.store.messages.list({ ...(to !== undefined && { to }), limit: 1000 })).map(shown),
    advance: (seconds) => clock.advance(seconds),
    reset: () => house.store.reset(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
