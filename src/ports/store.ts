/** What Poolhouse keeps, as verbs of the domain. Every adapter passes test/contract; absence is an answer (`undefined`), not an error. */
import type { UserPoolClient } from "../domain/client/client.ts";
import type { Device, DeviceVisit } from "../domain/device/device.ts";
import type { Message } from "../domain/message.ts";
import type { Pool } from "../domain/pool/pool.ts";
import type { AuthEvent, EventFeedback } from "../domain/risk/event.ts";
import type { Digest, Sealed } from "../domain/sealed.ts";
import type { Session } from "../domain/sign-in/session.ts";
import type { SigningKeyTimes } from "../domain/token/signing-keys.ts";
import type { TokenFamily } from "../domain/token/token.ts";
import type { Stranger } from "../domain/user/stranger.ts";
import type { User } from "../domain/user/user.ts";
import type { AccessKeyStore } from "./access-keys.ts";
import type { AuditStore } from "./audit.ts";
import type { AuthEventStore, RiskStore } from "./risk.ts";
import type { Transfer } from "./transfer.ts";
import type { Vault } from "./vault.ts";

/**
 * Something written in the same commit as a change of a user. The guards (`use-session`, `keep-session`, `spend`, `change-family`, `add-device`,
 * `change-device`) fail the whole commit.
 */
export type Write =
  | { readonly kind: "open-session"; readonly session: Session }
  /** Guard: marks the session as answered at `usedAt`; fails where it is gone or was answered before. */
  | { readonly kind: "use-session"; readonly session: Session; readonly usedAt: number }
  /**
   * Guard: replaces the state of a session that stays open (a wrong code was counted, an authenticator was associated); fails where it is no
   * longer `from`, so that guesses made at the same time cannot share one count.
   */
  | { readonly kind: "keep-session"; readonly from: Session; readonly to: Session }
  /** Guard: `what` can be spent once (an SRP challenge); remembered until `expiresAt` (epoch seconds). */
  | { readonly kind: "spend"; readonly what: Digest; readonly expiresAt: number }
  | { readonly kind: "open-family"; readonly family: TokenFamily }
  /** Guard: fails where the family is no longer `from`. */
  | { readonly kind: "change-family"; readonly from: TokenFamily; readonly to: TokenFamily }
  /** Forgets all refresh tokens of the user. */
  | { readonly kind: "drop-families" }
  /** Guard: fails where the user has a device with this key. */
  | { readonly kind: "add-device"; readonly device: Device }
  /** Guard: fails where the device is gone or no longer `from`, visits aside. `to` is written without its visit. */
  | { readonly kind: "change-device"; readonly from: Device; readonly to: Device }
  /** Replaces what is known of the last visit; without effect where the device is gone. */
  | { readonly kind: "visit-device"; readonly device: Pick<Device, "key">; readonly visit: DeviceVisit }
  /** Forgets a device; without effect where it is gone. */
  | { readonly kind: "drop-device"; readonly device: Pick<Device, "key"> }
  /** Adds an event to the user's history, or replaces what is known of it; feedback on it stays. */
  | { readonly kind: "put-event"; readonly event: AuthEvent }
  /** Replaces the feedback on an event; without effect where the event is gone. */
  | { readonly kind: "give-feedback"; readonly eventId: string; readonly feedback: EventFeedback }
  /** Counts the user among those who failed from a network, until `expiresAt` (epoch seconds). */
  | { readonly kind: "count-failure"; readonly network: string; readonly expiresAt: number }
  /** Kept with the change that causes it; queued for delivery where it is due (epoch seconds). */
  | { readonly kind: "message"; readonly message: Message; readonly dueAt?: number };

/** What a change makes of a user: the user as it shall be (the same object: nothing to save), what else is written, and what the caller gets. */
export type Changed<Answer> = { readonly user: User; readonly writes?: readonly Write[]; readonly answer: Answer };

/** A name that another user of the pool holds already (an entry of `User.names`). */
export class NameTaken extends Error {
  readonly taken: string;
  constructor(taken: string) {
    super(`name taken: ${taken.slice(0, taken.indexOf(":"))}`);
    this.taken = taken;
  }
}

/** A guard failed: someone else answered the session, spent the proof or changed the family first. */
export class Conflict extends Error {
  readonly guard: Write["kind"];
  constructor(guard: Write["kind"]) {
    super(`conflict: ${guard}`);
    this.guard = guard;
  }
}

/** A page of a list; `next` is opaque and absent at the end. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next?: string };

/** A condition of ListUsers on one indexed attribute. Values are compared as they are given here. @see spec/platform.md §2.8 */
export type UserCondition = {
  readonly attribute: UserSearchAttribute;
  readonly comparison: "equals" | "starts-with";
  readonly value: string;
};
export const searchedAttributes = ["email", "phone_number", "name", "given_name", "family_name", "preferred_username"] as const;
export type UserSearchAttribute = (typeof searchedAttributes)[number] | "username" | "sub" | "status" | "enabled";

export interface UserStore {
  /** Adds a user. @throws NameTaken, and nothing is written, where one of its names is held in the pool */
  create(user: User, writes?: readonly Write[]): Promise<void>;
  find(poolId: string, sub: string): Promise<User | undefined>;
  /** The user who holds `name` (an entry of `User.names`). */
  findByName(poolId: string, name: string): Promise<User | undefined>;
  /**
   * Reads the user, lets `change` decide and saves user and writes in one durable commit. `change` is pure: it may run again when another
   * writer was first. What it throws passes through and nothing is written.
   * @throws Refusal `noSuchUser`, NameTaken, Conflict
   */
  update<Answer>(poolId: string, sub: string, change: (user: User) => Changed<Answer>): Promise<Answer>;
  /** Removes a user with names, sessions, families, devices and history; false where there was none. */
  remove(poolId: string, sub: string): Promise<boolean>;
  /** One page in the order of `sub`. @param limit 1 to 60 */
  list(poolId: string, query: { readonly condition?: UserCondition; readonly limit: number; readonly after?: string }): Promise<Page<User>>;
  /** About how many users the pool has; may be a minute old. */
  estimate(poolId: string): Promise<number>;
}

export interface SessionStore {
  find(poolId: string, sub: string, id: Digest): Promise<Session | undefined>;
}

export interface FamilyStore {
  find(poolId: string, sub: string, originJti: string): Promise<TokenFamily | undefined>;
}

/** The devices that users confirmed. They are written with changes of their user. */
export interface DeviceStore {
  find(poolId: string, sub: string, key: string): Promise<Device | undefined>;
  /** One page in the order of the keys. @param limit 1 to 60 */
  list(poolId: string, sub: string, query: { readonly limit: number; readonly after?: string }): Promise<Page<Device>>;
  count(poolId: string, sub: string): Promise<number>;
}

/** What a change makes of a stranger: the counts as they shall be (the same object: nothing to save) and what else is written. */
export type ChangedStranger<Answer> = { readonly counts: Stranger; readonly writes?: readonly Write[]; readonly answer: Answer };

/**
 * Names that nobody holds, for clients that hide who exists: wrong tries under them are counted like those of users, in commits that cost the
 * same, so that neither a pause nor the time of an answer tells one from the other. Kept as long as the counts mean something.
 */
export interface StrangerStore {
  /** What is counted under a `sub` that was made up from a name; nothing counted: `{}`. */
  find(poolId: string, sub: string): Promise<Stranger>;
  /** Like `UserStore.update`. @throws Conflict */
  update<Answer>(poolId: string, sub: string, change: (counts: Stranger) => ChangedStranger<Answer>): Promise<Answer>;
}

export interface PoolStore {
  /** Adds a pool with its sealed signing keys. @returns false where the id is in use */
  create(pool: Pool, keys: readonly StoredKey[]): Promise<boolean>;
  /** Cached; never older than a second when another node changed it. */
  find(poolId: string): Promise<Pool | undefined>;
  /** @throws Refusal `noSuchPool` */
  update(poolId: string, change: (pool: Pool) => Pool): Promise<Pool>;
  /** Removes a pool with everything in it; false where there was none. */
  remove(poolId: string): Promise<boolean>;
  list(query: { readonly limit: number; readonly after?: string }): Promise<Page<Pool>>;
  count(): Promise<number>;
  keys(poolId: string): Promise<readonly StoredKey[]>;
  /**
   * Gives the pool further signing keys, and takes others away in the same commit, if it still is at this version; its version counts one more.
   * @returns false, and nothing is written, where it is not: someone else changed the pool or its keys
   */
  changeKeys(
    poolId: string,
    version: number,
    change: { readonly add: readonly StoredKey[]; readonly drop: readonly string[] },
  ): Promise<boolean>;
}

/** A signing key of a pool as it is kept. `kid` is public, `privateKey` is PKCS #8 PEM under the master key. */
export type StoredKey = SigningKeyTimes & { readonly kid: string; readonly privateKey: Sealed };

export interface ClientStore {
  /** @returns false where the id is in use, in any pool */
  create(client: UserPoolClient): Promise<boolean>;
  /** By its id alone, as public operations name it. Cached like pools. */
  find(clientId: string): Promise<UserPoolClient | undefined>;
  /** @throws Refusal `noSuchClient` */
  update(poolId: string, clientId: string, change: (client: UserPoolClient) => UserPoolClient): Promise<UserPoolClient>;
  remove(poolId: string, clientId: string): Promise<boolean>;
  list(poolId: string, query: { readonly limit: number; readonly after?: string }): Promise<Page<UserPoolClient>>;
  count(poolId: string): Promise<number>;
}

/** A message on its way: how often it was tried, this time included. */
export type QueuedMessage = { readonly message: Message; readonly attempts: number };
/** A message that was given up, and why. */
export type FailedMessage = QueuedMessage & { readonly problem: string };

/** The messages that were written with changes of users: development's outbox, production's queue. */
export interface MessageStore {
  /** Newest first. */
  list(query: { readonly to?: string; readonly limit: number }): Promise<readonly Message[]>;
  /** Takes messages whose time has come; no other node gets them before `until` (epoch seconds), which is when they come again if nothing is said of them. */
  claim(query: { readonly now: number; readonly until: number; readonly limit: number }): Promise<readonly QueuedMessage[]>;
  /** It went out: it is forgotten. */
  delivered(message: Message): Promise<void>;
  /** It did not: to be tried again at `dueAt`, or given up. @param problem one sentence without destination and text */
  undelivered(message: Message, problem: string, dueAt: number | undefined): Promise<void>;
  /** Those that were given up, newest first. */
  failed(limit: number): Promise<readonly FailedMessage[]>;
  /** Queues all that were given up again. @returns how many */
  retry(now: number): Promise<number>;
  depth(): Promise<{ readonly queued: number; readonly failed: number }>;
}

/** A node's connections to a database server: how many are open, how many of them have nothing to do, how many requests wait for one. */
export type Connections = {
  readonly database: "primary" | "replica";
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
};

export interface Store {
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly families: FamilyStore;
  readonly devices: DeviceStore;
  readonly strangers: StrangerStore;
  readonly risk: RiskStore;
  readonly events: AuthEventStore;
  readonly pools: PoolStore;
  readonly clients: ClientStore;
  readonly messages: MessageStore;
  readonly accessKeys: AccessKeyStore;
  readonly audit: AuditStore;
  readonly vault: Vault;
  readonly transfer: Transfer;
  /** None where the database is a file. */
  connections(): readonly Connections[];
  /** Removes what expired before `now` (epoch seconds), a small batch a call. @returns how many rows went */
  sweep(now: number): Promise<number>;
  /** Empties everything but the audit trail. */
  reset(): Promise<void>;
  close(): Promise<void>;
}
