/** What the audit trail is told of a request, once it is answered. Of the input only ids of the right shape and switches: the rest may be secret. */

import type { CallerKind, OperationContract } from "../api/contract.ts";
import { asked } from "../domain/audit/asked.ts";
import { type AuditDetails, type AuditEvent, isReading, isRecorded, succeeded } from "../domain/audit/event.ts";
import { poolIdIn } from "../domain/iam/request.ts";
import type { Caller } from "../flows/caller.ts";
import { type ClaimedPlace, claimedPlace } from "../flows/claimed.ts";
import type { HttpAnswer, HttpRequest } from "../http/message.ts";
import type { House } from "../ports/house.ts";
import type { Store } from "../ports/store.ts";

/** What is seen of a request on its way; the door writes it down as it learns it. */
export type Sight = {
  contract?: OperationContract;
  input?: unknown;
  caller?: Caller<CallerKind>;
  /** The user it is about. */
  user?: { readonly poolId: string; readonly sub: string; readonly stranger?: true };
};

/** Tells the trail, where there is one; for what is no mere reading, returns once the line is written. Throws nothing. */
export async function recordRequest(request: HttpRequest, sight: Sight, answer: HttpAnswer, house: House): Promise<void> {
  const { contract } = sight;
  const result = answer.log?.errorType ?? succeeded;
  if (!house.audit || !contract || !isRecorded(contract.name, result)) return;
  const place = await placeOf(sight, house).catch((): ClaimedPlace => ({}));
  const written = house.audit.record(eventOf(request, contract, sight, answer, { result, place, at: house.clock.now() }));
  if (!isReading(contract.name, result)) await written;
}

type Known = { readonly result: string; readonly place: ClaimedPlace; readonly at: number };

function eventOf(
  request: HttpRequest,
  contract: OperationContract,
  sight: Sight,
  { log }: HttpAnswer,
  { result, place, at }: Known,
): AuditEvent {
  const { user, caller, input } = sight;
  const sub = caller?.kind === "access-token" ? caller.claims.sub : user?.sub;
  const { accessKeyId, ...key } = contract.caller === "signed" ? keyOf(request, caller) : {};
  const details: AuditDetails = {
    requestId: request.id,
    clientId: idIn(place.clientId),
    ...key,
    deviceKey: deviceKeyIn(input),
    ...(user?.stranger && { stranger: true }),
    step: log?.step,
    outcome: log?.outcome,
    asked: asked(contract.input, input),
  };
  return {
    at: Math.round(at * 1000) / 1000,
    operation: contract.name,
    result,
    poolId: idIn(place.poolId),
    sub,
    accessKeyId,
    address: request.sourceAddress.slice(0, longestAddress),
    details,
  };
}

const longestAddress = 64;

// An id that nobody checked is a caller's text.
const idIn = (text: unknown): string | undefined => (typeof text === "string" && /^[\w+-]{1,128}$/.test(text) ? text : undefined);

function deviceKeyIn(input: unknown): string | undefined {
  const { DeviceKey }: { readonly DeviceKey?: unknown } = Object(input);
  return typeof DeviceKey === "string" && /^[\w-]{1,55}_[0-9a-f-]{36}$/.test(DeviceKey) ? DeviceKey : undefined;
}

/** The pool and the client: of the caller where it is proved, else as claimed. */
async function placeOf({ input, caller, user, contract }: Sight, house: House): Promise<ClaimedPlace> {
  if (caller?.kind === "client" || caller?.kind === "access-token") return { poolId: caller.pool.id, clientId: caller.client.id };
  if (contract?.caller !== "signed") return claimedPlace(house, input, true);
  const { ClientId }: { readonly ClientId?: string } = Object(input);
  return { poolId: poolIdIn(input) ?? user?.poolId, clientId: ClientId };
}

/** The key that signed, or is claimed to. */
function keyOf(
  { headers }: HttpRequest,
  caller: Sight["caller"],
): Pick<AuditEvent, "accessKeyId"> & Pick<AuditDetails, "temporaryKeyId" | "keyName"> {
  if (caller?.kind !== "signed") return { accessKeyId: /\bCredential=(\w{1,128})\//.exec(headers.authorization ?? "")?.[1] };
  const { accessKeyId, key } = caller;
  if (!key) return { accessKeyId: idIn(accessKeyId) };
  return { accessKeyId: key.id, keyName: key.name, ...(key.id !== accessKeyId && { temporaryKeyId: accessKeyId }) };
}

/** A store that tells of which user it was asked: whom it wrote last, else whom it found last. So no operation can forget to say so. */
export function watched(store: Store, sight: Sight): Store {
  const { users, strangers } = store;
  let isWritten = false;
  const found = (poolId: string, sub: string | undefined) => {
    if (sub !== undefined && !isWritten) sight.user = { poolId, sub };
  };
  const written = (user: Sight["user"]) => {
    isWritten = true;
    if (user) sight.user = user;
  };
  return {
    ...store,
    users: {
      ...users,
      async find(poolId, sub) {
        const user = await users.find(poolId, sub);
        found(poolId, user?.sub);
        return user;
      },
      async findByName(poolId, name) {
        const user = await users.findByName(poolId, name);
        found(poolId, user?.sub);
        return user;
      },
      create(user, writes) {
        written({ poolId: user.poolId, sub: user.sub });
        return users.create(user, writes);
      },
      update(poolId, sub, change) {
        written({ poolId, sub });
        return users.update(poolId, sub, change);
      },
      remove(poolId, sub) {
        written({ poolId, sub });
        return users.remove(poolId, sub);
      },
    },
    strangers: {
      find(poolId, sub) {
        sight.user = { poolId, sub, stranger: true };
        return strangers.find(poolId, sub);
      },
      update(poolId, sub, change) {
        sight.user = { poolId, sub, stranger: true };
        return strangers.update(poolId, sub, change);
      },
    },
  };
}
