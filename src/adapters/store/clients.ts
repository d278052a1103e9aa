import type { UserPoolClient } from "../../domain/client/client.ts";
import { refuse } from "../../domain/refusal.ts";
import type { ClientStore } from "../../ports/store.ts";
import type { Cache } from "./cache.ts";
import { type Engine, overtaken, type Plan, rowOf } from "./engine.ts";
import { mark, pageOf, unmark } from "./pages.ts";
import { countClients, deleteClient, findClient, insertClient, listClients, saveClient } from "./queries/pools.ts";
import { dropRiskConfiguration } from "./queries/risk.ts";
import { stored } from "./queries/text.ts";

const columnsOf = (client: UserPoolClient) => ({
  id: client.id,
  poolId: client.poolId,
  version: client.version,
  name: client.description.ClientName ?? "",
  state: JSON.stringify(client),
});

/** App clients, found by their id alone. @param clients the cache of this node */
export function createClientStore(engine: Engine, clients: Cache<UserPoolClient>): ClientStore {
  return {
    async create(client) {
      const { CreationDate: createdAt = 0 } = client.description;
      const columns = columnsOf(client);
      const created = (await engine.write(insertClient({ ...columns, createdAt }))) > 0;
      if (created) clients.put(client.id, columns.state);
      return created;
    },
    find: (clientId) => clients.find(clientId),
    async update(poolId, clientId, change) {
      const state = await engine.change(findClient({ id: clientId }), (row) => {
        if (row?.pool_id !== poolId) throw refuse.noSuchClient(clientId);
        return replacement(stored<UserPoolClient>(row.state), row.version, change);
      });
      return clients.put(clientId, state);
    },
    async remove(poolId, clientId) {
      const removed = await engine.commit(removal(poolId, clientId)).catch(notThere);
      if (removed) clients.drop(clientId);
      return removed;
    },
    async list(poolId, { limit, after }) {
      const [id = ""] = unmark(after, 1);
      const rows = await engine.rows(listClients({ poolId, after: id, limit: limit + 1 }));
      return pageOf(
        rows,
        limit,
        (row) => stored<UserPoolClient>(row.state),
        (row) => mark(row.id),
      );
    },
    count: async (poolId) => (await rowOf(engine, countClients({ poolId })))?.count ?? 0,
  };
}

class NotThere extends Error {}
const notThere = (problem: unknown): false => {
  if (problem instanceof NotThere) return false;
  throw problem;
};

// What a client did about risk goes with it: its id may be chosen again.
const removal = (poolId: string, clientId: string): Plan<true> => ({
  steps: [
    { bound: deleteClient({ id: clientId, poolId }), missed: () => new NotThere() },
    { bound: dropRiskConfiguration({ poolId, clientId }) },
  ],
  answer: true,
});

/** The store counts the versions: whatever `change` made of it, the next one is one more. */
function replacement(before: UserPoolClient, was: number, change: (client: UserPoolClient) => UserPoolClient): Plan<string> {
  const changed = change(before);
  if (changed === before) return { steps: [], answer: JSON.stringify(before) };
  const columns = columnsOf({ ...changed, version: was + 1 });
  return { steps: [{ bound: saveClient({ ...columns, was }), missed: overtaken }], answer: columns.state };
}
