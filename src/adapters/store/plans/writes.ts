import { createHash } from "node:crypto";
import type { Device } from "../../../domain/device/device.ts";
import type { Message } from "../../../domain/message.ts";
import { keptUntil } from "../../../domain/risk/event.ts";
import type { Session } from "../../../domain/sign-in/session.ts";
import type { TokenFamily } from "../../../domain/token/token.ts";
import { context, type Sealing } from "../../../ports/sealer.ts";
import { Conflict, type Write } from "../../../ports/store.ts";
import type { Step } from "../engine.ts";
import { changeDevice, dropDevice, insertDevice, visitDevice } from "../queries/devices.ts";
import { insertMessage } from "../queries/messages.ts";
import { countFailure, giveFeedback, putEvent } from "../queries/risk.ts";
import {
  changeFamily,
  dropFamilies,
  insertAnswered,
  insertFamily,
  insertSession,
  keepSession,
  spend,
  useSession,
} from "../queries/sign-ins.ts";
import { canonical } from "../queries/text.ts";

export type UserKey = { readonly poolId: string; readonly sub: string };

/** A session's state as its row keeps it: whether it was answered stands in a column of its own. */
const stateOf = ({ usedAt: _, unkept: __, ...session }: Session): string => canonical(session);
const sessionKey = ({ poolId, sub, id }: Session) => ({ poolId, sub, id });
const familyKey = ({ poolId, sub, originJti }: TokenFamily) => ({ poolId, sub, originJti });
/** A device's state as its row keeps it: its visits stand in a column of their own. */
const deviceState = ({ visit: _, ...device }: Device): string => canonical(device);
const conflict = (guard: Write["kind"]) => () => new Conflict(guard);

/** The first that the store hears of a session: whoever comes second finds it there. */
const keeping = (session: Session, { kind }: Write, usedAt: number | null): Step => ({
  bound: insertAnswered({ ...sessionKey(session), state: stateOf(session), expiresAt: session.expiresAt, usedAt }),
  missed: conflict(kind),
});

/** The statement that a write is. Guards make `Conflict` where they fail. @param user whose change it goes with */
export function stepOf(write: Write, user: UserKey, sealer: Sealing): Step {
  switch (write.kind) {
    case "open-session": {
      const { session } = write;
      return { bound: insertSession({ ...sessionKey(session), state: stateOf(session), expiresAt: session.expiresAt }) };
    }
    case "use-session":
      if (write.session.unkept) return keeping(write.session, write, write.usedAt);
      return { bound: useSession({ ...sessionKey(write.session), usedAt: write.usedAt }), missed: conflict(write.kind) };
    case "keep-session": {
      const { from, to } = write;
      if (from.unkept) return keeping(to, write, null);
      const states = { was: stateOf(from), state: stateOf(to), expiresAt: to.expiresAt };
      return { bound: keepSession({ ...sessionKey(from), ...states }), missed: conflict(write.kind) };
    }
    case "spend":
      return { bound: spend({ ...user, what: write.what, expiresAt: write.expiresAt }), missed: conflict(write.kind) };
    case "open-family": {
      const { family } = write;
      return { bound: insertFamily({ ...familyKey(family), state: canonical(family), expiresAt: family.expiresAt }) };
    }
    case "change-family": {
      const { from, to } = write;
      const states = { was: canonical(from), state: canonical(to), expiresAt: to.expiresAt };
      return { bound: changeFamily({ ...familyKey(from), ...states }), missed: conflict(write.kind) };
    }
    case "drop-families":
      return { bound: dropFamilies(user) };
    case "add-device": {
      const { device } = write;
      const row = { ...user, key: device.key, state: deviceState(device), visit: canonical(device.visit) };
      return { bound: insertDevice(row), missed: conflict(write.kind) };
    }
    case "change-device": {
      const { from, to } = write;
      const states = { was: deviceState(from), state: deviceState(to) };
      return { bound: changeDevice({ ...user, key: from.key, ...states }), missed: conflict(write.kind) };
    }
    case "visit-device":
      return { bound: visitDevice({ ...user, key: write.device.key, visit: canonical(write.visit) }) };
    case "drop-device":
      return { bound: dropDevice({ ...user, key: write.device.key }) };
    case "put-event": {
      const { event } = write;
      return { bound: putEvent({ ...user, id: event.id, state: JSON.stringify(event), expiresAt: keptUntil(event) }) };
    }
    case "give-feedback":
      return { bound: giveFeedback({ ...user, id: write.eventId, feedback: JSON.stringify(write.feedback) }) };
    case "count-failure": {
      const { network, expiresAt } = write;
      return { bound: countFailure({ poolId: user.poolId, network, slot: slotOf(user.sub), expiresAt }) };
    }
    case "message":
      return { bound: messageRow(write, sealer) };
  }
}

/** More of them would tell more accounts of one network apart, and cost more to look at. */
const slots = 64;

/** The slot in which a user is counted, the same one each time; spread evenly. */
const slotOf = (sub: string): number => createHash("sha256").update(sub).digest().readUInt32BE() % slots;

const messageRow = ({ message, dueAt }: Extract<Write, { kind: "message" }>, sealer: Sealing) =>
  insertMessage({
    id: message.id,
    poolId: message.poolId,
    content: sealer.seal(JSON.stringify(message), context.message),
    createdAt: message.sentAt,
    dueAt: dueAt ?? null,
  });

/** The messages among what is written. */
export const messagesOf = (writes: readonly Write[]): readonly Message[] =>
  writes.flatMap((write) => (write.kind === "message" ? [write.message] : []));
