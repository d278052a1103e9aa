/** Every table, and how its rows come under another master key. */
import type { AccessKey } from "../../../domain/access-key/access-key.ts";
import type { UserPoolClient } from "../../../domain/client/client.ts";
import type { Device } from "../../../domain/device/device.ts";
import { Refusal } from "../../../domain/refusal.ts";
import type { User } from "../../../domain/user/user.ts";
import { context } from "../../../ports/sealer.ts";
import type { Store, StoredKey } from "../../../ports/store.ts";
import type { Resealer } from "../../../ports/vault.ts";
import type { Engine } from "../engine.ts";
import { listAccessKeys } from "../queries/access-keys.ts";
import { changeDevice } from "../queries/devices.ts";
import type { Bound } from "../queries/query.ts";
import type { Tables } from "../queries/tables.ts";
import { canonical, stored } from "../queries/text.ts";
import {
  allClients,
  allDevices,
  allMessages,
  allPoolDataKeys,
  allPoolKeys,
  allUsers,
  saveMessageContent,
  savePoolDataKey,
  savePoolKey,
} from "../queries/vault.ts";
import { resealedAccessKey, resealedClient, resealedDevice, resealedPoolKey, resealedUser } from "./members.ts";

type Reseal = Resealer["reseal"];

/** A row: its key, its text as it was read, and how it is saved under the key in force. @returns the new text; a row that is gone has none */
export type SealedRow = {
  readonly key: readonly string[];
  readonly text: string;
  readonly save: (reseal: Reseal) => Promise<string>;
};

/** The rows of a table behind a key, in the order of their keys. */
export type SealedRows = (after: readonly string[], limit: number) => Promise<readonly SealedRow[]>;

const gone = "";

async function savedOrGone(saving: Promise<object | undefined>): Promise<string> {
  try {
    const saved = await saving;
    return saved === undefined ? gone : JSON.stringify(saved);
  } catch (problem) {
    if (problem instanceof Refusal) return gone;
    throw problem;
  }
}

// Rows that are only replaced as they were read: one that was overtaken is found by the pass that checks.
const replacing =
  (engine: Engine, text: string, replace: (text: string) => Bound) =>
  async (after: string): Promise<string> =>
    after === text || (await engine.write(replace(after))) > 0 ? after : gone;

type Keepers = Pick<Store, "users" | "clients" | "accessKeys">;

/** By table: its rows, or why it needs none of this. A new table must say what it is. */
export const sealedTables = (
  engine: Engine,
  store: Keepers,
): Readonly<Record<keyof Tables, SealedRows | "nothing sealed" | "short-lived">> => ({
  users: async ([poolId = "", sub = ""], limit) =>
    (await engine.rows(allUsers({ poolId, sub, limit }))).map((row) => ({
      key: [row.pool_id, row.sub],
      text: row.state,
      save: (reseal) =>
        savedOrGone(
          store.users.update(row.pool_id, row.sub, (user: User) => {
            const resealed = resealedUser(user, reseal);
            return { user: resealed, answer: resealed };
          }),
        ),
    })),
  devices: async ([poolId = "", sub = "", key = ""], limit) =>
    (await engine.rows(allDevices({ poolId, sub, key, limit }))).map((row) => {
      const replace = (state: string) => changeDevice({ poolId: row.pool_id, sub: row.sub, key: row.device_key, was: row.state, state });
      return {
        key: [row.pool_id, row.sub, row.device_key],
        text: row.state,
        save: (reseal) => replacing(engine, row.state, replace)(canonical(resealedDevice(stored<Device>(row.state), reseal))),
      };
    }),
  pool_keys: async ([poolId = "", kid = ""], limit) =>
    (await engine.rows(allPoolKeys({ poolId, kid, limit }))).map((row) => {
      const replace = (state: string) => savePoolKey({ poolId: row.pool_id, kid: row.kid, was: row.state, state });
      return {
        key: [row.pool_id, row.kid],
        text: row.state,
        save: (reseal) =>
          replacing(engine, row.state, replace)(JSON.stringify(resealedPoolKey(row.pool_id, stored<StoredKey>(row.state), reseal))),
      };
    }),
  pool_data_keys: async ([poolId = ""], limit) =>
    (await engine.rows(allPoolDataKeys({ poolId, limit }))).map((row) => {
      const replace = (sealed: string) => savePoolDataKey({ poolId: row.pool_id, was: row.sealed, sealed });
      return {
        key: [row.pool_id],
        text: row.sealed,
        save: (reseal) => replacing(engine, row.sealed, replace)(reseal(row.sealed, context.poolDataKey(row.pool_id))),
      };
    }),
  clients: async ([id = ""], limit) =>
    (await engine.rows(allClients({ id, limit }))).map((row) => ({
      key: [row.id],
      text: row.state,
      save: (reseal) => savedOrGone(store.clients.update(row.pool_id, row.id, (client: UserPoolClient) => resealedClient(client, reseal))),
    })),
  access_keys: async ([id = ""], limit) =>
    (await engine.rows(listAccessKeys({ after: id, limit }))).map((row) => ({
      key: [row.id],
      text: row.state,
      save: (reseal) => savedOrGone(store.accessKeys.update(row.id, (key: AccessKey) => resealedAccessKey(key, reseal))),
    })),
  messages: async ([poolId = "", id = ""], limit) =>
    (await engine.rows(allMessages({ poolId, id, limit }))).map((row) => {
      const replace = (content: string) => saveMessageContent({ poolId: row.pool_id, id: row.id, was: row.content, content });
      return {
        key: [row.pool_id, row.id],
        text: row.content,
        save: (reseal) => replacing(engine, row.content, replace)(reseal(row.content, context.message)),
      };
    }),
  // A sign-in under way may hold the secret of an authenticator that is being set up; it ends within 15 minutes.
  sessions: "short-lived",
  user_names: "nothing sealed",
  user_search: "nothing sealed",
  user_counts: "nothing sealed",
  token_families: "nothing sealed",
  spent: "nothing sealed",
  strangers: "nothing sealed",
  risk_configurations: "nothing sealed",
  auth_events: "nothing sealed",
  network_failures: "short-lived",
  pools: "nothing sealed",
  audit_lines: "nothing sealed",
  audit_chains: "nothing sealed",
  // The data key and the progress of all this: `Vault` has verbs of its own for them.
  installation: "nothing sealed",
});
