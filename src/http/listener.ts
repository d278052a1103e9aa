/** The listener: routes, request ids and an orderly end. It has never heard of Cognito. */
import type { Server } from "node:http";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { type ExchangeOptions, type Finish, serving } from "./exchange.ts";
import type { Route } from "./message.ts";
import { refuseUnreadable } from "./unreadable.ts";

export type ListenerOptions = ExchangeOptions & {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly routes: readonly Route[];
  /** Answers what no route serves. */
  readonly elsewhere: Route["answer"];
};

export type Listener = {
  readonly port: number;
  /** Takes no new connection, finishes the requests in hand, closes idle connections. @param graceMs after it what is left is cut off */
  readonly close: (graceMs?: number) => Promise<void>;
};

/** The whole request must have arrived in this time. */
const requestTimeoutMs = 30_000;
/** Longer than the minute for which load balancers keep an idle connection. */
const keepAliveTimeoutMs = 72_000;

/** Starts to listen. @throws Error as Node gives it, with `code`: EADDRINUSE, EACCES, EADDRNOTAVAIL, ENOTFOUND */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const finish: Finish = { begun: false };
  const elsewhere = serving(options.elsewhere, options, finish);
  const app = fastify({
    logger: false,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    routerOptions: { maxParamLength: 500 },
    clientErrorHandler: (problem, socket) => refuseUnreadable(problem, socket, options),
    frameworkErrors: (_problem, request, reply) => take(elsewhere, request, reply),
  });
  for (const { method, path, answer } of options.routes) app.route({ method, url: path, ...whole(serving(answer, options, finish)) });
  app.setNotFoundHandler((request, reply) => take(elsewhere, request, reply));
  app.setErrorHandler((_problem, request, reply) => take(elsewhere, request, reply));
  app.removeAllContentTypeParsers();
  await app.listen({ host: options.host, port: options.port });
  return { port: portOf(app.server), close: (graceMs = 10_000) => close(app, finish, graceMs) };
}

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

async function close(app: FastifyInstance, finish: Finish, graceMs: number): Promise<void> {
  finish.begun = true;
  const patience = setTimeout(() => app.server.closeAllConnections(), graceMs);
  try {
    await app.close();
  } finally {
    clearTimeout(patience);
  }
}
