import type { RiskConfiguration, RiskConfigurations } from "../../domain/risk/configuration.ts";
import type { AuthEvent, EventFeedback, RecordedEvent } from "../../domain/risk/event.ts";
import type { AuthEventStore, RiskStore } from "../../ports/risk.ts";
import type { Cache } from "./cache.ts";
import { type Engine, rowOf } from "./engine.ts";
import { mark, pageOf, unmark } from "./pages.ts";
import {
  accountsFailed,
  dropRiskConfiguration,
  findEvent,
  listEvents,
  listRiskConfigurations,
  ofPool,
  putRiskConfiguration,
} from "./queries/risk.ts";
import { stored } from "./queries/text.ts";

/** All that was set for a pool, as one text for the cache: that nothing was set is remembered as well. */
export async function readRiskConfigurations(engine: Engine, poolId: string): Promise<string> {
  const rows = await engine.rows(listRiskConfigurations({ poolId }));
  const entries = rows.map(({ client_id, state }) => [client_id, stored<RiskConfiguration>(state)] as const);
  const pool = entries.find(([clientId]) => clientId === ofPool)?.[1];
  const clients = Object.fromEntries(entries.filter(([clientId]) => clientId !== ofPool));
  return JSON.stringify({ ...(pool && { pool }), clients } satisfies RiskConfigurations);
}

/** Configurations and counts. @param cache of this node */
export const createRiskStore = (engine: Engine, cache: Cache<RiskConfigurations>): RiskStore => ({
  configurations: async (poolId) => (await cache.find(poolId)) ?? { clients: {} },
  async configure(poolId, clientId = ofPool, configuration) {
    const key = { poolId, clientId };
    await engine.write(configuration ? putRiskConfiguration({ ...key, state: JSON.stringify(configuration) }) : dropRiskConfiguration(key));
    cache.drop(poolId);
  },
  async accountsFailed(poolId, network, now) {
    const row = await rowOf(engine, accountsFailed({ poolId, network, now }));
    return row?.accounts ?? 0;
  },
});

type Row = { readonly event_id: string; readonly state: string; readonly feedback: string | null };

const recorded = ({ state, feedback }: Row): RecordedEvent => ({
  event: stored<AuthEvent>(state),
  ...(feedback !== null && { feedback: stored<EventFeedback>(feedback) }),
});

/** Above every id. */
const end = "~";

/** The history of users: one row an event, found by its user's key. */
export const createAuthEventStore = (engine: Engine): AuthEventStore => ({
  async find(poolId, sub, id) {
    const row = await rowOf(engine, findEvent({ poolId, sub, id }));
    return row && recorded(row);
  },
  async list(poolId, sub, { limit, after }) {
    const [id = ""] = unmark(after, 1);
    const rows = await engine.rows(listEvents({ poolId, sub, before: id || end, limit: limit + 1 }));
    return pageOf(rows, limit, recorded, (row) => mark(row.event_id));
  },
});
