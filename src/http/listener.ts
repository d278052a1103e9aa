/** The listener: routes, request ids and an orderly end. It has never heard of Cognito. */
import type { Server } from "node:http";
import { Server as TcpServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { boundConnections, type PlaceOf } from "./connections.ts";
import { type ExchangeOptions, serving } from "./exchange.ts";
import { type Limits, serverOptions } from "./limits.ts";
import { createLoad, type Load } from "./load.ts";
import type { Route } from "./message.ts";
import { refuseUnreadable } from "./unreadable.ts";

export type ListenerOptions = ExchangeOptions & {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly routes: readonly Route[];
  /** Answers what no route serves. */
  readonly elsewhere: Route["answer"];
  /** What clients may take; nothing but Node's own bounds where it is left out. */
  readonly limits?: Limits;
  /** The certificate to speak HTTPS with; plain HTTP where it is left out. */
  readonly tls?: TlsCertificate | undefined;
  /** What connections are counted by; the address where it is left out. */
  readonly placeOf?: PlaceOf;
};

/** A certificate chain with its key (PEM), which may be renewed while the listener runs. */
export type TlsCertificate = {
  readonly current: { readonly cert: string; readonly key: string };
  readonly onChange: (use: (renewed: TlsCertificate["current"]) => void) => void;
};

export type Listener = {
  readonly port: number;
  /** Takes no new connection; those that are open get one more answer each, which ends them. Returns when all are gone, at the latest after `ms`. */
  readonly drain: (ms: number) => Promise<void>;
  /** Takes no new connection, finishes the requests in hand, closes idle connections. @param graceMs after it what is left is cut off */
  readonly close: (graceMs?: number) => Promise<void>;
};

/** Starts to listen. @throws Error as Node gives it, with `code`: EADDRINUSE, EACCES, EADDRNOTAVAIL, ENOTFOUND */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const load = createLoad(options.limits);
  const elsewhere = serving({ answer: options.elsewhere }, options, load);
  const app = fastify({
    logger: false,
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    exposeHeadRoutes: false,
    return503OnClosing: false,
    ...timesOf(options.limits),
    ...serversOf(options),
    routerOptions: { maxParamLength: 500 },
    clientErrorHandler: (problem, socket) => refuseUnreadable(problem, socket, options),
    frameworkErrors: (_problem, request, reply) => take(elsewhere, request, reply),
  });
  // Node would answer an expectation that it does not know by itself, past our headers and the log; a server may overlook it (RFC 9110 §10.1.1).
  app.server.on("checkExpectation", (request, response) => app.server.emit("request", request, response));
  options.tls?.onChange((renewed) => app.server.setSecureContext(renewed));
  if (options.limits) boundConnections(app.server, options.limits, options.placeOf);
  for (const route of options.routes) app.route({ method: route.method, url: route.path, ...whole(serving(route, options, load)) });
  app.setNotFoundHandler((request, reply) => take(elsewhere, request, reply));
  app.setErrorHandler((_problem, request, reply) => take(elsewhere, request, reply));
  app.removeAllContentTypeParsers();
  await app.listen({ host: options.host, port: options.port });
  return {
    port: portOf(app.server),
    drain: (ms) => drain(app.server, load, ms),
    close: (graceMs = 10_000) => close(app, load, graceMs),
  };
}

/** No route has a schema (the contract checks what comes in), so Fastify need not load the two libraries that it compiles schemas with at every start. */
const noSchemas = () => () => {
  throw new Error("Routes here have no schemas: what comes in is checked by its contract.");
};

const timesOf = (limits: Limits | undefined) =>
  limits && {
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.idleTimeoutMs,
    connectionTimeout: Math.max(limits.idleTimeoutMs, limits.requestTimeoutMs),
  };

// What Node's own servers take when they are made. Old versions of TLS are off by Node's default.
const serversOf = ({ limits, tls }: Pick<ListenerOptions, "limits" | "tls">) => {
  const http = limits && serverOptions(limits);
  return { ...(http && { http }), https: tls ? { ...http, ...tls.current } : null };
};

// Fastify finds the route and keeps count of connections; from its first hook on, the exchange is ours. That holds the price at node:http's own
// (Fastify's parsing and sending cost half as much again) and leaves every content type, well-formed or not, to the door.
const whole = (serve: ReturnType<typeof serving>) => ({
  onRequest: (request: FastifyRequest, reply: FastifyReply) => take(serve, request, reply),
  handler: () => undefined,
});

function take(serve: ReturnType<typeof serving>, request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  // Fastify's type for the parameters of a path it does not know at compile time is `unknown`; they are strings by name.
  serve(request.raw, reply.raw, request.params as Record<string, string>);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The listener has no TCP port.");
  return address.port;
}

async function drain(server: Server, load: Load, ms: number): Promise<void> {
  load.isClosing = true;
  // Behind the event loop's polling nobody waits to be accepted; whoever did would be reset.
  await new Promise(setImmediate);
  const late = new AbortController();
  // As a TCP server: as an HTTP server it would cut idle connections at once, also those on which a request is on its way.
  const gone = new Promise<void>((resolve) => TcpServer.prototype.close.call(server, () => resolve()));
  await Promise.race([gone, delay(ms, undefined, { signal: late.signal }).catch(() => {})]);
  late.abort();
}

async function close(app: FastifyInstance, load: Load, graceMs: number): Promise<void> {
  load.isClosing = true;
  const patience = setTimeout(() => app.server.closeAllConnections(), graceMs);
  try {
    await app.close();
  } finally {
    clearTimeout(patience);
  }
}
