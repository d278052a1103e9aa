/** The roof: builds the adapters from the configuration and hands them to the doors. It decides nothing. */
import { randomUUID } from "node:crypto";
import type { MovableClock } from "./adapters/clock/clock.ts";
import { createKeyStash, type KeyStash } from "./adapters/keys/key-stash.ts";
import type { Config } from "./config.ts";
import { type Listener, type ListenerOptions, listen } from "./http/listener.ts";
import type { Log, RequestLine } from "./http/log.ts";
import type { HttpRequest } from "./http/message.ts";
import { type AnyOperation, registryOf } from "./operations/registry.ts";
import { served } from "./operations/served.ts";
import type { House } from "./ports/house.ts";
import { nothingHere } from "./protocol/encode.ts";
import { createFigures } from "./server/figures.ts";
import { openGuarding } from "./server/guarding.ts";
import { buildHouse } from "./server/house.ts";
import { startKeyKeeping } from "./server/key-keeper.ts";
import { createLog } from "./server/log.ts";
import { refuseUnsafeStart } from "./server/production.ts";
import { routesOf } from "./server/routes.ts";
import { startSweeping } from "./server/sweeper.ts";
import { openTraces } from "./server/tracing.ts";
import { openTls, transportOf } from "./server/transport.ts";

/** What tests put in the place of what the roof would build. */
export type Overrides = {
  readonly operations?: readonly AnyOperation[];
  readonly log?: Log;
  readonly keyStash?: KeyStash;
  readonly reference?: URL;
};

/** A server that listens. */
export type Server = {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly house: House;
  readonly clock: MovableClock;
  /** Takes no new connection and lets each open one bring a last request. Returns when all are gone, at the latest after `ms`; then `close`. */
  readonly drain: (ms: number) => Promise<void>;
  /** Finishes the requests in hand, then stops. */
  readonly close: () => Promise<void>;
};

/** Starts a server. @throws Error one sentence that says what is wrong and what to set */
export async function startServer(config: Config, overrides: Overrides = {}): Promise<Server> {
  const { operations = served, log = createLog(config), keyStash = createKeyStash(), reference } = overrides;
  refuseUnsafeStart(config);
  let url = "";
  const transport = transportOf(config);
  const { bodyLimitBytes } = transport;
  const tls = await openTls(config, log);
  const figures = createFigures();
  const { house, clock, close } = await orElse(
    async () => tls?.close(),
    buildHouse(config, log, () => url, { stash: keyStash, queued: figures.queued }),
  );
  const traces = await orElse(close, openTraces(config, log));
  const guarding = await orElse(close, openGuarding(config, house, log));
  figures.watch({ store: house.store, acls: guarding.acls });
  const trust = config.mode === "development" ? "any-signature" : "configured-keys";
  const routes = routesOf(
    config,
    { house, operations: registryOf(operations), trust, bodyLimitBytes, ...guarding.wire },
    clock,
    figures,
    reference,
  );
  const listening = {
    ...config,
    routes,
    ...transport,
    tls,
    elsewhere: nothingHere,
    newRequestId: randomUUID,
    log,
    observe: (line: RequestLine, request: HttpRequest) => {
      figures.observe(line);
      traces.observe(line, request);
    },
  };
  const listener = await orElse(close, listenOr(listening));
  url = urlOf(tls ? "https" : "http", config.host, listener.port);
  keyStash.fill(); // now and not before: the first answer would wait beside it
  const stopSweeping = startSweeping(house, log);
  const stopKeeping = startKeyKeeping(house, config, log);
  const stop = async () => {
    await listener.close();
    await stopSweeping();
    await stopKeeping();
    await traces.close();
    await guarding.close();
    tls?.close();
    await close();
  };
  return { url, port: listener.port, house, clock, drain: listener.drain, close: stop };
}

/** Waits for a part of the start; where it fails, what was opened before is closed. */
async function orElse<Part>(giveUp: () => Promise<void>, part: Promise<Part>): Promise<Part> {
  try {
    return await part;
  } catch (problem) {
    await giveUp();
    throw problem;
  }
}

async function listenOr(options: ListenerOptions): Promise<Listener> {
  try {
    return await listen(options);
  } catch (problem) {
    throw new Error(whyNot(problem, options), { cause: problem });
  }
}

function whyNot(problem: unknown, { host, port }: Pick<ListenerOptions, "host" | "port">): string {
  const code = problem instanceof Error && "code" in problem ? String(problem.code) : "unknown";
  const known: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is in use: stop what listens there, or set PORT to another one.`,
    EACCES: `This user may not listen on port ${port}: set PORT to one above 1023.`,
    EADDRNOTAVAIL: `${host} is no address of this machine: set HOST to one that is.`,
    ENOTFOUND: `${host} is no name of this machine: set HOST to one of its addresses.`,
  };
  return known[code] ?? `Cannot listen on port ${port} of ${host} (${code}): set PORT and HOST to an address that is free.`;
}

function urlOf(scheme: string, host: string, port: number): string {
  const everywhere = host === "0.0.0.0" || host === "::";
  return `${scheme}://${everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host}:${port}`;
}
