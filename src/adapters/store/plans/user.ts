import type { User } from "../../../domain/user/user.ts";
import type { Sealing } from "../../../ports/sealer.ts";
import { type Changed, NameTaken, searchedAttributes, type Write } from "../../../ports/store.ts";
import { overtaken, type Plan, type Step } from "../engine.ts";
import { dropDevices } from "../queries/devices.ts";
import { deleteName, deleteSearched, insertName, insertSearched } from "../queries/names.ts";
import { dropEvents } from "../queries/risk.ts";
import { dropFamilies, dropSessions, dropSpent } from "../queries/sign-ins.ts";
import { indexed, nameKey } from "../queries/text.ts";
import { countUser, deleteUser, holdUser, insertUser, saveState, saveUser } from "../queries/users.ts";
import { messagesOf, stepOf, type UserKey } from "./writes.ts";

const firstVersion = 1;
/** Rows that count a pool's users: sign-ups at the same time wait for each other only on the same one. */
const shards = 16;

const keyOf = ({ poolId, sub }: UserKey): UserKey => ({ poolId, sub });
const columnsOf = (user: User) => ({
  username: indexed(user.username),
  status: user.status,
  enabled: enabledText(user),
  state: JSON.stringify(user),
});
/** Whether a user is enabled, in the words of the `status` of ListUsers' filter. */
export const enabledText = ({ enabled }: User) => (enabled ? "Enabled" : "Disabled");

/** Adds a user with its names. The plan fails with NameTaken where one is held. */
export function creation(user: User, writes: readonly Write[], sealer: Sealing): Plan<void> {
  const key = keyOf(user);
  return {
    steps: [
      { bound: insertUser({ ...key, version: firstVersion, ...columnsOf(user) }), missed: () => new Error("a user with this sub exists") },
      ...nameSteps(key, [], user.names),
      ...searchSteps(key, undefined, user),
      counted(key, 1),
      ...writes.map((write) => stepOf(write, key, sealer)),
    ],
    messages: messagesOf(writes),
    answer: undefined,
  };
}

/** Saves what a change made of a user that was read at version `was`. Nothing changed and nothing to write: no steps. */
export function replacement<Answer>(before: User, was: number, changed: Changed<Answer>, sealer: Sealing): Plan<Answer> {
  const { user, writes, answer } = changed;
  if (!writes || writes.length === 0) return { steps: user === before ? [] : userSteps(before, user, was), answer };
  const key = keyOf(before);
  const others = writes.map((write) => stepOf(write, key, sealer));
  const messages = messagesOf(writes);
  if (user === before) return { steps: others, guard: { bound: holdUser({ ...key, was }), missed: overtaken }, messages, answer };
  return { steps: [...userSteps(before, user, was), ...others], messages, answer };
}

/** Removes a user that was read at version `was`, with everything that is found by its key. */
export function removal(user: User, was: number): Plan<boolean> {
  const key = keyOf(user);
  return {
    steps: [
      { bound: deleteUser({ ...key, was }), missed: overtaken },
      ...nameSteps(key, user.names, []),
      ...searchSteps(key, user, undefined),
      { bound: dropSessions(key) },
      { bound: dropFamilies(key) },
      { bound: dropSpent(key) },
      { bound: dropDevices(key) },
      { bound: dropEvents(key) },
      counted(key, -1),
    ],
    answer: true,
  };
}

function userSteps(before: User, after: User, was: number): Step[] {
  const key = keyOf(before);
  return [
    rowStep(key, before, after, { was, version: was + 1 }),
    ...(after.names === before.names ? [] : nameSteps(key, before.names, after.names)),
    ...(after.attributes === before.attributes ? [] : searchSteps(key, before, after)),
  ];
}

function rowStep(key: UserKey, before: User, after: User, versions: { was: number; version: number }): Step {
  const same = before.status === after.status && before.enabled === after.enabled && before.username === after.username;
  const bound = same
    ? saveState({ ...key, ...versions, state: JSON.stringify(after) })
    : saveUser({ ...key, ...versions, ...columnsOf(after) });
  return { bound, missed: overtaken };
}

function nameSteps({ poolId, sub }: UserKey, before: readonly string[], after: readonly string[]): Step[] {
  const gone = before.filter((name) => !after.includes(name));
  const come = new Set(after.filter((name) => !before.includes(name)));
  return [
    ...gone.map((name) => ({ bound: deleteName({ poolId, sub, value: nameKey(name) }) })),
    ...[...come].map((name) => ({ bound: insertName({ poolId, sub, value: nameKey(name) }), missed: () => new NameTaken(name) })),
  ];
}

function searchSteps(key: UserKey, before: User | undefined, after: User | undefined): Step[] {
  return searchedAttributes.flatMap((attribute) => {
    const was = searchValue(before, attribute);
    const is = searchValue(after, attribute);
    if (was === is) return [];
    return [
      ...(was === undefined ? [] : [{ bound: deleteSearched({ ...key, attribute, value: was }) }]),
      ...(is === undefined ? [] : [{ bound: insertSearched({ ...key, attribute, value: is }) }]),
    ];
  });
}

function searchValue(user: User | undefined, attribute: string): string | undefined {
  const value = user?.attributes[attribute];
  return value === undefined ? undefined : indexed(value);
}

/** The rows by which a user's names are found. */
export const nameRows = ({ poolId, sub, names }: Pick<User, "poolId" | "sub" | "names">) =>
  [...new Set(names)].map((name) => ({ pool_id: poolId, value: nameKey(name), sub }));

/** The rows by which a user is found in lists. */
export const searchRows = (user: User) =>
  searchedAttributes.flatMap((attribute) => {
    const value = searchValue(user, attribute);
    return value === undefined ? [] : [{ pool_id: user.poolId, attribute, value, sub: user.sub }];
  });

const counted = ({ poolId, sub }: UserKey, by: 1 | -1): Step => ({ bound: countUser({ poolId, shard: shardOf(sub), by }) });

/** A row to count a user in, the same one for the same user. */
export function shardOf(sub: string): number {
  let sum = 0;
  for (let index = 0; index < sub.length; index++) sum += sub.charCodeAt(index);
  return sum % shards;
}
