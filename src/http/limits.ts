/** What a client may take of the server: bytes, time and connections. */

/** Sizes in bytes, times in milliseconds, the others numbers of things at once. */
export type Limits = {
  readonly maxHeaderBytes: number;
  /** Of all bodies together, apart from the small ones. */
  readonly maxHeldBytes: number;
  /** For a request's headers to arrive, a TLS handshake included. */
  readonly headerTimeoutMs: number;
  /** For the whole request to arrive; at least as long a caller may be silent before it takes its answer. */
  readonly requestTimeoutMs: number;
  /** For the next request on a connection. */
  readonly idleTimeoutMs: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
  /** Requests that have arrived and are not answered yet. */
  readonly maxRequests: number;
};

/** How often Node looks for connections that are too slow; a limit may be overrun by as much. */
const checkMs = ({ headerTimeoutMs, requestTimeoutMs }: Limits) =>
  Math.min(5_000, Math.max(20, Math.floor(Math.min(headerTimeoutMs, requestTimeoutMs) / 2)));

/** The limits as Node's servers take them when they are made; `http` and `https` know the same ones. */
export const serverOptions = (limits: Limits) => ({
  maxHeaderSize: limits.maxHeaderBytes,
  headersTimeout: Math.min(limits.headerTimeoutMs, limits.requestTimeoutMs),
  requestTimeout: limits.requestTimeoutMs,
  handshakeTimeout: limits.headerTimeoutMs,
  connectionsCheckingInterval: checkMs(limits),
  // Looked at by host.ts: Node would answer by itself, past our headers and the log.
  requireHostHeader: false,
});
