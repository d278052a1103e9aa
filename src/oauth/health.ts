import { json, type Route } from "../http/message.ts";

/** GET /health: 200 as soon as requests are answered, for load balancers and scripts that wait for the start. */
export const health = (): Route => ({ method: "GET", path: "/health", isProbe: true, answer: () => json({ status: "ok" }) });
