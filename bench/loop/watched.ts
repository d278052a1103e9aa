/** A server that says by message how long its event loop was held up. `fill` leaves expired rows behind, `sweep` removes them. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { readConfig } from "../../src/config.ts";
import { startServer } from "../../src/server.ts";
import { benchPool } from "../servers.ts";

/** Milliseconds since the answer before. */
export type Delays = {
  /** How late the loop was at most, and 99 times of 100: it had other work, or the machine had. */
  readonly max: number;
  readonly p99: number;
  /** The most processor time that the loop's thread spent between two looks a millisecond apart: work of the server's own. */
  readonly work: number;
};

const resolution = 1;
const rowsOfUser = 200;
const { house } = await startServer(readConfig());
const delays = monitorEventLoopDelay({ resolution });
delays.enable();
let [work, before] = [0, threadMs()];
setInterval(() => {
  const now = threadMs();
  work = Math.max(work, now - before);
  before = now;
}, resolution);

process.on("message", async (message: { readonly order: "fill" | "sweep" | "read"; readonly users?: readonly string[] }) => {
  if (message.order === "fill") await fill(message.users ?? []);
  if (message.order === "sweep") while ((await house.store.sweep(house.clock.now())) > 0);
  process.send?.({ max: delays.max / 1e6 - resolution, p99: delays.percentile(99) / 1e6 - resolution, work } satisfies Delays);
  delays.reset();
  work = 0;
});

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Spent challenges and failures from networks, all run out. */
async function fill(users: readonly string[]): Promise<void> {
  const expiresAt = house.clock.now() - 1;
  for (const name of users) {
    const found = await house.store.users.findByName(benchPool.pool, `username:${name}`);
    if (!found) throw new Error(`There is no ${name}.`);
    await house.store.users.update(benchPool.pool, found.sub, (user) => ({
      user,
      answer: undefined,
      writes: Array.from({ length: rowsOfUser }, (_, at) => ({
        kind: "spend" as const,
        what: house.sealer.digest(`${name} ${at}`, "loop", benchPool.pool),
        expiresAt,
      })),
    }));
  }
}
