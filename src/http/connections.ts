/** How many connections there may be at once. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Limits } from "./limits.ts";

/** @param address of the other end @returns what counts as one place of origin; undefined where many clients stand behind it (a proxy) */
export type PlaceOf = (address: string) => string | undefined;

/**
 * Keeps a server's connections within bounds. Where there are too many, a new one takes the place of the one that has waited longest for its next
 * request, or for the end of its headers; where all are being answered it is not taken. Too many from one place are not taken either.
 */
export function boundConnections(
  server: Server,
  { maxConnections, maxConnectionsPerAddress }: Pick<Limits, "maxConnections" | "maxConnectionsPerAddress">,
  placeOf: PlaceOf = (address) => address,
): void {
  const open = new Map<string, Socket>();
  const waiting = new Set<string>(); // in the order in which they began to
  const counted = createCounter();
  server.on("connection", (socket) => {
    const [key, place] = [keyOf(socket), placeOf(socket.remoteAddress ?? "")];
    if (place !== undefined && counted.of(place) >= maxConnectionsPerAddress) return void socket.destroy();
    if (open.size >= maxConnections && !dropOldest(open, waiting)) return void socket.destroy();
    open.set(key, socket);
    waiting.add(key);
    if (place !== undefined) counted.add(place, 1);
    socket.once("close", () => {
      if (open.get(key) === socket) open.delete(key);
      waiting.delete(key);
      if (place !== undefined) counted.add(place, -1);
    });
  });
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    const key = keyOf(socket);
    waiting.delete(key);
    response.once("close", () => {
      if (open.has(key)) waiting.add(key);
    });
  });
}

// With TLS there is a socket inside the one that `connection` tells of; they share the other end.
const keyOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`;

/** @returns false where none waits */
function dropOldest(open: Map<string, Socket>, waiting: Set<string>): boolean {
  const [oldest] = waiting;
  if (oldest === undefined) return false;
  open.get(oldest)?.destroy();
  open.delete(oldest);
  return waiting.delete(oldest);
}

/** Numbers by name; those at 0 are forgotten. */
function createCounter() {
  const counts = new Map<string, number>();
  return {
    of: (name: string): number => counts.get(name) ?? 0,
    add(name: string, by: 1 | -1): void {
      const count = (counts.get(name) ?? 0) + by;
      if (count === 0) counts.delete(name);
      else counts.set(name, count);
    },
  };
}
