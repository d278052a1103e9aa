import { json, type Route } from "../http/message.ts";
import type { Store } from "../ports/store.ts";

const patienceMs = 2000;

/** GET /ready: 200 while the database answers in time, 503 while it does not; for load balancers, which then send requests elsewhere. */
export const ready = ({ pools }: Pick<Store, "pools">): Route => ({
  method: "GET",
  path: "/ready",
  isProbe: true,
  async answer() {
    try {
      await Promise.race([pools.list({ limit: 1 }), tooLate()]);
      return { ...json({ status: "ready" }), quiet: true };
    } catch {
      return json({ status: "not ready", because: "the database does not answer" }, 503);
    }
  },
});

const tooLate = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("too late")), patienceMs).unref();
  });
