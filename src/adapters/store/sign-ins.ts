import type { Session } from "../../domain/sign-in/session.ts";
import type { TokenFamily } from "../../domain/token/token.ts";
import type { FamilyStore, SessionStore } from "../../ports/store.ts";
import { type Engine, rowOf } from "./engine.ts";
import { findFamily, findSession } from "./queries/sign-ins.ts";
import { stored } from "./queries/text.ts";

/** Sign-ins under way. They are written with changes of their user. */
export const createSessionStore = (engine: Engine): SessionStore => ({
  async find(poolId, sub, id) {
    const row = await rowOf(engine, findSession({ poolId, sub, id }));
    if (!row) return undefined;
    const session = stored<Session>(row.state);
    return row.used_at === null ? session : { ...session, usedAt: row.used_at };
  },
});

/** Completed sign-ins with their refresh tokens. They are written with changes of their user. */
export const createFamilyStore = (engine: Engine): FamilyStore => ({
  async find(poolId, sub, originJti) {
    const row = await rowOf(engine, findFamily({ poolId, sub, originJti }));
    return row && stored<TokenFamily>(row.state);
  },
});
