import { refuse } from "../../domain/refusal.ts";
import type { User } from "../../domain/user/user.ts";
import type { Sealing } from "../../ports/sealer.ts";
import type { UserStore } from "../../ports/store.ts";
import { type Engine, rowOf } from "./engine.ts";
import { userPage } from "./list-users.ts";
import { creation, removal, replacement } from "./plans/user.ts";
import { findName } from "./queries/names.ts";
import { nameKey, stored } from "./queries/text.ts";
import { countedUsers, findUser } from "./queries/users.ts";

/** Users on either engine (`lists`: where what may lag is read): one row of state a user, names and searched attributes in look-up tables beside it. */
export function createUserStore(engine: Engine, sealer: Sealing, lists: Pick<Engine, "rows">): UserStore {
  const find = async (poolId: string, sub: string) => {
    const row = await rowOf(engine, findUser({ poolId, sub }));
    return row && stored<User>(row.state);
  };
  return {
    find,
    async findByName(poolId, name) {
      const row = await rowOf(engine, findName({ poolId, value: nameKey(name) }));
      const user = row && (await find(poolId, row.sub));
      return user?.names.includes(name) ? user : undefined;
    },
    create: (user, writes = []) => engine.commit(creation(user, writes, sealer)),
    update: (poolId, sub, change) =>
      engine.change(findUser({ poolId, sub }), (row) => {
        if (!row) throw refuse.noSuchUser();
        const user = stored<User>(row.state);
        return replacement(user, row.version, change(user), sealer);
      }),
    remove: (poolId, sub) =>
      engine.change(findUser({ poolId, sub }), (row) =>
        row ? removal(stored<User>(row.state), row.version) : { steps: [], answer: false },
      ),
    list: (poolId, query) => userPage(lists, poolId, query),
    async estimate(poolId) {
      const row = await rowOf(lists, countedUsers({ poolId }));
      return row?.users ?? 0;
    },
  };
}
