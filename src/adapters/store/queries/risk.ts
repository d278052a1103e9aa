import { query } from "./query.ts";

type User = { poolId: string; sub: string };

/** Where `client_id` stands for the pool itself. */
export const ofPool = "";

export const listRiskConfigurations = query("list-risk-configurations", (db, $: { poolId: string }) =>
  db.selectFrom("risk_configurations").select(["client_id", "state"]).where("pool_id", "=", $.poolId),
);

export const putRiskConfiguration = query("put-risk-configuration", (db, $: { poolId: string; clientId: string; state: string }) =>
  db
    .insertInto("risk_configurations")
    .values({ pool_id: $.poolId, client_id: $.clientId, state: $.state })
    .onConflict((conflict) => conflict.columns(["pool_id", "client_id"]).doUpdateSet((row) => ({ state: row.ref("excluded.state") }))),
);

export const dropRiskConfiguration = query("drop-risk-configuration", (db, $: { poolId: string; clientId: string }) =>
  db.deleteFrom("risk_configurations").where("pool_id", "=", $.poolId).where("client_id", "=", $.clientId),
);

export const putEvent = query("put-event", (db, $: User & { id: string; state: string; expiresAt: number }) =>
  db
    .insertInto("auth_events")
    .values({ pool_id: $.poolId, sub: $.sub, event_id: $.id, state: $.state, expires_at: $.expiresAt })
    .onConflict((conflict) =>
      conflict.columns(["pool_id", "sub", "event_id"]).doUpdateSet((row) => ({ state: row.ref("excluded.state") })),
    ),
);

export const giveFeedback = query("give-feedback", (db, $: User & { id: string; feedback: string }) =>
  db
    .updateTable("auth_events")
    .set({ feedback: $.feedback })
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("event_id", "=", $.id),
);

export const findEvent = query("find-event", (db, $: User & { id: string }) =>
  db
    .selectFrom("auth_events")
    .select(["event_id", "state", "feedback"])
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("event_id", "=", $.id),
);

/** Newest first, those before `before`. */
export const listEvents = query("list-events", (db, $: User & { before: string; limit: number }) =>
  db
    .selectFrom("auth_events")
    .select(["event_id", "state", "feedback"])
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("event_id", "<", $.before)
    .orderBy("event_id", "desc")
    .limit($.limit),
);

/** What goes when a user goes. */
export const dropEvents = query("drop-events", (db, $: User) =>
  db.deleteFrom("auth_events").where("pool_id", "=", $.poolId).where("sub", "=", $.sub),
);

export const countFailure = query("count-failure", (db, $: { poolId: string; network: string; slot: number; expiresAt: number }) =>
  db
    .insertInto("network_failures")
    .values({ pool_id: $.poolId, network: $.network, slot: $.slot, expires_at: $.expiresAt })
    .onConflict((conflict) =>
      conflict.columns(["pool_id", "network", "slot"]).doUpdateSet((row) => ({ expires_at: row.ref("excluded.expires_at") })),
    ),
);

export const accountsFailed = query("accounts-failed", (db, $: { poolId: string; network: string; now: number }) =>
  db
    .selectFrom("network_failures")
    .select((row) => row.cast<number>(row.fn.countAll(), "integer").as("accounts"))
    .where("pool_id", "=", $.poolId)
    .where("network", "=", $.network)
    .where("expires_at", ">", $.now),
);
