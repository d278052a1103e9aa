/** Over 100,000 users every look-up and every list goes by an index, on either engine: asserted from the engine's own plan. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  findAuditLines,
  findAuditLinesOfUser,
  listAuditLines,
  nextAuditLine,
  removeAuditLines,
} from "../../../src/adapters/store/queries/audit.ts";
import {
  changeDevice,
  dropDevice,
  dropDevices,
  findDevice,
  listDevices,
  visitDevice,
} from "../../../src/adapters/store/queries/devices.ts";
import { listUsers, listUsersBy, listUsersByAttribute } from "../../../src/adapters/store/queries/list-users.ts";
import { listMessages } from "../../../src/adapters/store/queries/messages.ts";
import { findName } from "../../../src/adapters/store/queries/names.ts";
import { findClient, findPool, listClients, there } from "../../../src/adapters/store/queries/pools.ts";
import type { Bound } from "../../../src/adapters/store/queries/query.ts";
import { sweepExpired, sweepMessages } from "../../../src/adapters/store/queries/removal.ts";
import {
  accountsFailed,
  dropEvents,
  findEvent,
  giveFeedback,
  listEvents,
  listRiskConfigurations,
} from "../../../src/adapters/store/queries/risk.ts";
import { findFamily, findSession } from "../../../src/adapters/store/queries/sign-ins.ts";
import { deleteUser, findUser, saveState } from "../../../src/adapters/store/queries/users.ts";
import type { Store } from "../../../src/ports/store.ts";
import type { EngineUnderTest, Place } from "./place.ts";

const poolId = "us-east-1_Plans";
const count = 100_000;
const key = { poolId, sub: "sub77" };
const page = { poolId, after: "", limit: 61 };
const range = { ...page, from: "user77", below: "user78", afterValue: "" };

/** Fills tables inside the engine: `n` runs from 1 to `count`. */
const fill = (dialect: EngineUnderTest["dialect"], into: string, values: string, rows = count) =>
  dialect === "sqlite"
    ? `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${rows}) insert into ${into} select ${values} from numbers`
    : `insert into ${into} select ${values} from generate_series(1, ${rows}) as numbers(n)`;

const seed = (dialect: EngineUnderTest["dialect"]): readonly string[] => [
  fill(
    dialect,
    "users (pool_id, sub, version, username, status, enabled, state)",
    `'${poolId}', 'sub' || n, 1, 'user' || n, case when n % 100 = 0 then 'UNCONFIRMED' else 'CONFIRMED' end,
     case when n % 100 = 1 then 'Disabled' else 'Enabled' end,
     '{"poolId":"${poolId}","sub":"sub' || n || '","username":"user' || n || '","names":["username:user' || n || '"],"attributes":{"email":"user' || n || '@example.com"}}'`,
  ),
  fill(dialect, "user_names (pool_id, value, sub)", `'${poolId}', 'username:user' || n, 'sub' || n`),
  fill(dialect, "user_names (pool_id, value, sub)", `'${poolId}', 'email:user' || n || '@example.com', 'sub' || n`),
  fill(dialect, "user_search (pool_id, attribute, value, sub)", `'${poolId}', 'email', 'user' || n || '@example.com', 'sub' || n`),
  fill(dialect, "user_search (pool_id, attribute, value, sub)", `'${poolId}', 'phone_number', '+1555' || n, 'sub' || n`),
  fill(dialect, "spent (pool_id, sub, what, expires_at)", `'${poolId}', 'sub' || n, 'what', 1000 + n`),
  fill(dialect, "sessions (pool_id, sub, id, state, expires_at)", `'${poolId}', 'sub' || n, 'id', '{}', 1000 + n`, 10_000),
  fill(dialect, "token_families (pool_id, sub, origin_jti, state, expires_at)", `'${poolId}', 'sub' || n, 'id', '{}', 1000 + n`, 10_000),
  fill(dialect, "devices (pool_id, sub, device_key, state, visit)", `'${poolId}', 'sub' || n, 'key', '{}', '{}'`),
  fill(dialect, "strangers (pool_id, sub, version, state, expires_at)", `'${poolId}', 'sub' || n, 1, '{}', 1000 + n`, 10_000),
  fill(
    dialect,
    "auth_events (pool_id, sub, event_id, state, expires_at)",
    `'${poolId}', 'sub' || (n % 1000), 'event' || n, '{}', 1000 + n`,
  ),
  fill(dialect, "network_failures (pool_id, network, slot, expires_at)", `'${poolId}', 'network' || (n % 1000), n % 64, 1000 + n`, 8000),
  fill(dialect, "risk_configurations (pool_id, client_id, state)", `'pool' || (n % 1000), 'client' || n, '{}'`, 10_000),
  fill(dialect, "messages (pool_id, id, content, created_at)", `'${poolId}', 'id' || n, 'sealed', 1000 + n`, 10_000),
  fill(
    dialect,
    "audit_lines (chain, number, at, operation, result, sub, details, mac)",
    `'chain' || (n % 10), n, 1000 + n, 'InitiateAuth', 'ok', 'sub' || (n % 1000), '{}', 'mac'`,
  ),
  fill(dialect, "clients (id, pool_id, version, name, state, created_at)", `'client' || n, 'pool' || (n % 100), 1, 'app', '{}', 0`, 10_000),
  fill(dialect, "pools (id, version, name, state, created_at, removed)", `'pool' || n, 1, 'app', '{}', 0, 0`, 1000),
];

const anything = { poolId: "", operation: "", result: "", accessKeyId: "", address: "", since: 0, until: 1e12 };
const auditPage = { ...anything, at: 1e12, chain: "", number: 0, limit: 9 };

/** What is asked, and the index that must answer: SQLite names its own of a primary key, PostgreSQL the constraint. */
const lookUps: readonly [string, Bound, RegExp][] = [
  ["a user by key", findUser(key), /sqlite_autoindex_users_1|users_key/],
  ["a change of a user", saveState({ ...key, was: 1, version: 2, state: "{}" }), /sqlite_autoindex_users_1|users_key/],
  ["a removal of a user", deleteUser({ ...key, was: 1 }), /sqlite_autoindex_users_1|users_key/],
  ["a user by user name", findName({ poolId, value: "username:user77" }), /PRIMARY KEY|user_names_key/],
  ["a user by e-mail", findName({ poolId, value: "email:user77@example.com" }), /PRIMARY KEY|user_names_key/],
  ["a session", findSession({ ...key, id: "id" }), /PRIMARY KEY|sessions_key/],
  ["a token family", findFamily({ ...key, originJti: "id" }), /PRIMARY KEY|token_families_key/],
  ["a device", findDevice({ ...key, key: "key" }), /PRIMARY KEY|devices_key/],
  ["devices of a user", listDevices({ ...key, after: "", limit: 61 }), /PRIMARY KEY|devices_key/],
  ["a change of a device", changeDevice({ ...key, key: "key", was: "{}", state: "{}" }), /PRIMARY KEY|devices_key/],
  ["a visit of a device", visitDevice({ ...key, key: "key", visit: "{}" }), /PRIMARY KEY|devices_key/],
  ["a removal of a device", dropDevice({ ...key, key: "key" }), /PRIMARY KEY|devices_key/],
  ["devices of a user who goes", dropDevices(key), /PRIMARY KEY|devices_key/],
  ["an auth event", findEvent({ ...key, id: "event77" }), /PRIMARY KEY|auth_events_key/],
  ["feedback on an auth event", giveFeedback({ ...key, id: "event77", feedback: "{}" }), /PRIMARY KEY|auth_events_key/],
  ["the newest auth events of a user", listEvents({ ...key, before: "~", limit: 61 }), /PRIMARY KEY|auth_events_key/],
  ["auth events of a user who goes", dropEvents(key), /PRIMARY KEY|auth_events_key/],
  ["accounts that failed from a network", accountsFailed({ poolId, network: "network7", now: 1 }), /PRIMARY KEY|network_failures_key/],
  [
    "risk configurations of a pool",
    listRiskConfigurations({ poolId: "pool7" }),
    /sqlite_autoindex_risk_configurations_1|risk_configurations_key/,
  ],
  ["a pool", findPool({ id: "pool77", removed: there }), /sqlite_autoindex_pools_1|pools_key/],
  ["a client by id", findClient({ id: "client77" }), /sqlite_autoindex_clients_1|clients_key/],
  ["clients of a pool", listClients({ ...page, poolId: "pool7" }), /clients_by_pool/],
  ["all users", listUsers(page), /sqlite_autoindex_users_1|users_key/],
  ["users by user name", listUsersBy.username.equals({ ...page, value: "user77" }), /users_by_username/],
  ["users by the beginning of the user name", listUsersBy.username.startsWith(range), /users_by_username/],
  ["users by sub", listUsersBy.sub.equals({ ...page, value: "sub77" }), /sqlite_autoindex_users_1|users_key/],
  [
    "users by the beginning of sub",
    listUsersBy.sub.startsWith({ ...range, from: "sub77", below: "sub78" }),
    /sqlite_autoindex_users_1|users_key/,
  ],
  ["users by status", listUsersBy.status.equals({ ...page, value: "UNCONFIRMED" }), /users_by_status/],
  ["users by the beginning of the status", listUsersBy.status.startsWith({ ...range, from: "UNC", below: "UND" }), /users_by_status/],
  ["users who are disabled", listUsersBy.enabled.equals({ ...page, value: "Disabled" }), /users_by_enabled/],
  [
    "users by e-mail",
    listUsersByAttribute.equals({ ...page, attribute: "email", value: "user77@example.com" }),
    /PRIMARY KEY|user_search_key/,
  ],
  [
    "users by phone number",
    listUsersByAttribute.equals({ ...page, attribute: "phone_number", value: "+155577" }),
    /PRIMARY KEY|user_search_key/,
  ],
  [
    "users by the beginning of the e-mail",
    listUsersByAttribute.startsWith({ ...range, attribute: "email" }),
    /PRIMARY KEY|user_search_key/,
  ],
  ["the newest audit lines", findAuditLines(auditPage), /audit_lines_by_time/],
  ["the newest audit lines of a user", findAuditLinesOfUser({ ...auditPage, sub: "sub77" }), /audit_lines_by_user/],
  ["audit lines of a chain", listAuditLines({ chain: "chain7", after: 77, limit: 9 }), /audit_lines_key|audit_lines USING PRIMARY KEY/],
  ["the next chain with audit lines", nextAuditLine({ after: "chain7" }), /audit_lines_key|audit_lines USING PRIMARY KEY/],
  ["audit lines that go", removeAuditLines({ chain: "chain7", upTo: 77, limit: 9 }), /audit_lines_key|audit_lines USING PRIMARY KEY/],
  ["the newest messages", listMessages({ createdAt: 1e12, id: "", limit: 9 }), /messages_by_time/],
  ["old messages", sweepMessages({ before: 1100, limit: 9 }), /messages_by_time/],
  ...sweepExpired.map((sweep): [string, Bound, RegExp] => {
    const bound = sweep({ before: 1100, limit: 9 });
    return [bound.query.name, bound, /_by_expiry/];
  }),
];
/** A whole table or index read, or rows sorted after reading them. */
const scans = /\bSCAN\b|Seq Scan|TEMP B-TREE/;

export function planContract(engine: EngineUnderTest): void {
  describe(`${count} users`, () => {
    let place: Place | undefined;
    let store: Store | undefined;
    before(async () => {
      place = await engine.place();
      store = await place.open();
      for (const statement of seed(engine.dialect)) await place.run(statement);
      // PostgreSQL keeps statistics by itself, a little later; SQLite has none.
      if (engine.dialect === "postgres") await place.run("analyze");
    });
    after(() => store?.close());

    for (const [what, bound, index] of lookUps)
      test(`${what}: by index`, async () => {
        const plan = (await place?.explain(bound)) ?? "";
        assert.match(plan, index);
        assert.doesNotMatch(plan, scans);
      });

    test("the last user is found as fast as the first, by key, name and attribute", async () => {
      assert.equal((await store?.users.find(poolId, `sub${count}`))?.sub, `sub${count}`);
      assert.equal((await store?.users.findByName(poolId, `username:user${count}`))?.sub, `sub${count}`);
      const condition = { attribute: "email", comparison: "equals", value: `user${count}@example.com` } as const;
      assert.equal((await store?.users.list(poolId, { condition, limit: 60 }))?.items.length, 1);
    });
  });
}
