/**
 * The `Session` strings of a sign-in: opened with each challenge, read with each answer. @see spec/auth.md §3.2
 *
 * The string is `AYABe` and URL-safe base64 of a sealed ticket: it names pool, client, door, user, end and a random id, so that a tampered,
 * foreign or expired one is refused without a look at the store. What was proved and what is pending is kept in the store under the id's digest; while
 * only an authenticator's code is waited for, the ticket carries it, and the store hears of the session when it is answered. docs/decisions/0017
 */
import type { AuthFlowType } from "../api/sign-in.ts";
import type { UserPoolClient } from "../domain/client/client.ts";
import { authSessionSecondsOf } from "../domain/client/settings.ts";
import { refuse } from "../domain/refusal.ts";
import type { Verdict } from "../domain/risk/verdict.ts";
import type { Sealed } from "../domain/sealed.ts";
import type { Door, PendingChallenge, Proof, Session } from "../domain/sign-in/session.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";
import type { Write } from "../ports/store.ts";

/** What a new session is about. `proofs` so far and the challenge that now waits; whether the sign-in named a device. */
export type SignInStep = {
  readonly sub: string;
  readonly door: Door;
  readonly flow?: AuthFlowType | undefined;
  readonly proofs: readonly Proof[];
  readonly pending: PendingChallenge;
  readonly deviceNamed?: true | undefined;
  /** Of the user as they are after the step. */
  readonly passwordSetAt?: number | undefined;
  /** What risk said of the sign-in. */
  readonly verdict?: Verdict | undefined;
  /** The session stands for a user who does not exist. */
  readonly phantom?: true;
};

/** A new session: the string for the client, and what the commit must write for it to be valid. */
export type OpenedSession = { readonly text: string; readonly session: Session; readonly writes: readonly Write[] };

/** What a ticket can carry of a session. */
type Carried = Pick<Session, "proofs" | "passwordSetAt" | "deviceNamed">;

/** What the string says by itself. */
type Ticket = {
  readonly poolId: string;
  readonly sub: string;
  readonly clientId: string;
  readonly door: Door;
  readonly flow?: AuthFlowType;
  readonly id: string;
  readonly openedAt: number;
  readonly expiresAt: number;
  /** What waits is an authenticator's code, and nothing was kept of the session when it was opened. */
  readonly carried?: Carried;
};

const prefix = "AYABe";
/** Every ticket is padded to this many characters, so that the length of a session tells nothing. */
const ticketLength = 634;

/**
 * Opens the session of the next challenge. Safe to call inside a change of `store.users.update`: it only draws a random id.
 * @param client decides how long it lives (`AuthSessionValidity`, minutes) and who may answer it
 * @returns `text` for the answer's `Session`; `writes` to be committed with everything else that the step changes
 */
export function openSession(house: House, client: UserPoolClient, step: SignInStep): OpenedSession {
  const ticket = newTicket(house, client, step);
  const session = sessionOf(house, ticket, step);
  if (!isCarried(step)) return { text: textOf(house, ticket), session, writes: [{ kind: "open-session", session }] };
  return { text: textOf(house, { ...ticket, carried: carriedOf(session) }), session, writes: [] };
}

const carriedOf = ({ proofs, passwordSetAt, deviceNamed }: Session): Carried => ({
  proofs,
  ...(passwordSetAt !== undefined && { passwordSetAt }),
  ...(deviceNamed && { deviceNamed }),
});

// A code that was sent is known by its digest, a verdict may be long, and nobody may tell a phantom: these are kept.
const isCarried = ({ pending, verdict, phantom }: SignInStep) => pending.name === "SOFTWARE_TOKEN_MFA" && !verdict && !phantom;

/** Who reads a session: an answer must come from the client and through the door that the challenge went out by. */
export type SessionReader = { readonly poolId?: string; readonly clientId?: string; readonly door?: Door };

/**
 * The session behind a string. Its single use is enforced by the `use-session` write of the commit, not here.
 * @param text as the client sent it    @param expected what must match; leave out what the operation does not know (AssociateSoftwareToken)
 * @throws Refusal `sessionInvalid` (tampered, foreign pool, client or door, user deleted), `sessionExpired`, `sessionUsed`
 */
export async function readSession(house: House, text: string, expected: SessionReader = {}): Promise<Session> {
  const ticket = ticketOf(house, text);
  if (ticket === undefined || !matches(ticket, expected)) throw refuse.sessionInvalid();
  if (ticket.expiresAt <= house.clock.now()) throw refuse.sessionExpired();
  // Finding the pool also finds the key of its digests, where it brought one along.
  if (!(await house.store.pools.find(ticket.poolId))) throw refuse.sessionInvalid();
  const session = await house.store.sessions.find(ticket.poolId, ticket.sub, digestOf(house, ticket));
  if (session === undefined) return carriedBy(house, ticket);
  if (session.usedAt !== undefined) throw refuse.sessionUsed();
  return session;
}

/** The session that a ticket carries, as long as nobody answered it. @throws Refusal `sessionInvalid` where it carries none */
function carriedBy(house: House, { carried, ...ticket }: Ticket): Session {
  if (!carried) throw refuse.sessionInvalid();
  return { ...ticket, ...carried, id: digestOf(house, ticket), pending: { name: "SOFTWARE_TOKEN_MFA", wrongTries: 0 }, unkept: true };
}

/**
 * Whose sign-in a session string belongs to and by which digest the store knows it, whatever became of it: answered, expired or swept.
 * @throws Refusal `sessionInvalid` (tampered, foreign pool, client or door)
 */
export function identifySession(house: House, text: string, expected: SessionReader): Pick<Session, "sub" | "id"> {
  const ticket = ticketOf(house, text);
  if (ticket === undefined || !matches(ticket, expected)) throw refuse.sessionInvalid();
  return { sub: ticket.sub, id: digestOf(house, ticket) };
}

/** The pool and client that a session string names, for the choice of who judges the request, and its flow, for the figures; the session itself is not judged. */
export const claimedTicket = (house: House, text: string): Pick<Ticket, "poolId" | "clientId" | "flow"> | undefined =>
  ticketOf(house, text);

function newTicket(house: House, client: UserPoolClient, step: Omit<SignInStep, "proofs">): Ticket {
  const openedAt = house.clock.now();
  const validitySeconds = authSessionSecondsOf(client);
  const id = house.random.bytes(32).toString("base64url");
  const { sub, door, flow } = step;
  return {
    poolId: client.poolId,
    sub,
    clientId: client.id,
    door,
    ...(flow && { flow }),
    id,
    openedAt,
    expiresAt: openedAt + validitySeconds,
  };
}

function sessionOf(house: House, ticket: Ticket, step: Omit<SignInStep, "sub" | "door">): Session {
  const { proofs, pending, deviceNamed, passwordSetAt, verdict, phantom } = step;
  const marks = { ...(deviceNamed && { deviceNamed }), ...(verdict && { verdict }), ...(phantom && { phantom }) };
  const since = passwordSetAt === undefined ? {} : { passwordSetAt };
  return { ...ticket, id: digestOf(house, ticket), proofs, pending, ...since, ...marks };
}

const digestOf = (house: House, { poolId, id }: Pick<Ticket, "poolId" | "id">) => house.sealer.digest(id, context.session, poolId);

const textOf = (house: House, ticket: Ticket): string => encoded(house.sealer.sealTicket(ticket, context.session, ticketLength));

const encoded = (sealed: string) => prefix + Buffer.from(sealed).toString("base64url");

/** @returns undefined for anything that we did not seal */
function ticketOf(house: House, text: string): Ticket | undefined {
  const sealed = Buffer.from(text.slice(prefix.length), "base64url").toString();
  // base64 has more than one spelling for the same bytes; only ours is a session.
  if (encoded(sealed) !== text) return undefined;
  try {
    // The seal proves that the text is ours, so its shape needs no second look.
    return house.sealer.openTicket(sealed as Sealed, context.session) as Ticket;
  } catch {
    return undefined;
  }
}

const matches = (ticket: Ticket, { poolId, clientId, door }: SessionReader) =>
  (poolId === undefined || ticket.poolId === poolId) &&
  (clientId === undefined || ticket.clientId === clientId) &&
  (door === undefined || ticket.door === door);
