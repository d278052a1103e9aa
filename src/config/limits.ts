/** Settings of what clients may take: bytes, time and connections; and by whom the server lets itself be called. */
import { integer, type Kind, setting, text } from "./setting.ts";

/** From 1 on. */
export const positive: Kind<number> = {
  type: "whole number above 0",
  parse: (given) => {
    if (!/^[1-9]\d{0,14}$/.test(given)) throw new Error("a whole number above 0 is needed");
    return Number(given);
  },
};

export const limitSettings = {
  hostNames: setting(
    "POOLHOUSE_HOSTS",
    text,
    "",
    "names by which production lets itself be called, separated by commas (auth.example.com,*.auth.example.com), or * for any; default is the issuer's host. Others get 421; /health answers to any",
  ),
  corsOrigins: setting(
    "POOLHOUSE_CORS_ORIGINS",
    text,
    "*",
    "origins of web pages that may call, separated by commas (https://app.example.com); * lets any page, as the real service does",
  ),
  hstsSeconds: setting(
    "POOLHOUSE_HSTS_SECONDS",
    integer,
    31_536_000,
    "production: how long browsers shall come by HTTPS only (Strict-Transport-Security); 0 leaves it unsaid",
  ),
  maxBodyBytes: setting("POOLHOUSE_MAX_BODY_BYTES", positive, 1_048_576, "largest body of a request"),
  maxHeaderBytes: setting("POOLHOUSE_MAX_HEADER_BYTES", positive, 16_384, "largest headers of a request, its first line included"),
  maxHeldBytes: setting(
    "POOLHOUSE_MAX_HELD_BYTES",
    positive,
    134_217_728,
    "most bytes of bodies above 16 KiB that are held at once; who comes beyond gets 503",
  ),
  headerTimeoutMs: setting("POOLHOUSE_HEADER_TIMEOUT_MS", positive, 10_000, "time for a request's headers, or a TLS handshake, to arrive"),
  requestTimeoutMs: setting("POOLHOUSE_REQUEST_TIMEOUT_MS", positive, 30_000, "time for a whole request to arrive"),
  idleTimeoutMs: setting(
    "POOLHOUSE_IDLE_TIMEOUT_MS",
    positive,
    72_000,
    "time for the next request on a connection; longer than the minute for which load balancers keep theirs",
  ),
  drainMs: setting(
    "POOLHOUSE_DRAIN_MS",
    integer,
    5_000,
    "after SIGTERM: how long connections that clients keep open may still bring a request, whose answer then closes them; 0 closes them at once",
  ),
  maxConnections: setting(
    "POOLHOUSE_MAX_CONNECTIONS",
    positive,
    10_000,
    "most connections at once; beyond them the one that has waited longest gives way",
  ),
  maxConnectionsPerAddress: setting(
    "POOLHOUSE_MAX_CONNECTIONS_PER_ADDRESS",
    positive,
    1_000,
    "most connections at once from one address (of IPv6 one /64) that is no trusted proxy",
  ),
  maxRequests: setting(
    "POOLHOUSE_MAX_REQUESTS",
    positive,
    1_000,
    "most requests that are being answered at once; who comes beyond gets 503",
  ),
} as const;
