/**
 * The `Session` that leads from SignUp through ConfirmSignUp into USER_AUTH without a further proof: who signed up and brings back the code is who
 * may go on. SignUp's is a sealed ticket, good for nothing but to be shown at ConfirmSignUp; only that one's opens a sign-in.
 * @see spec/auth.md §3.8, §7.2; API model, SignUpResponse.Session, ConfirmSignUpResponse.Session
 */
import type { UserPoolClient } from "../domain/client/client.ts";
import { authSessionSecondsOf, isFlowEnabled } from "../domain/client/settings.ts";
import { refuse } from "../domain/refusal.ts";
import type { Sealed } from "../domain/sealed.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";
import { type OpenedSession, openSession } from "./sessions.ts";

const prefix = "AYABe";

type Ticket = { readonly poolId: string; readonly clientId: string; readonly sub: string; readonly expiresAt: number };

/** The session of a sign-up; undefined for a client that does not use USER_AUTH. Throws nothing. */
export function signUpTicket({ sealer, clock }: House, client: UserPoolClient, { sub }: User): string | undefined {
  if (!isFlowEnabled(client, "USER_AUTH")) return undefined;
  const ticket: Ticket = { poolId: client.poolId, clientId: client.id, sub, expiresAt: clock.now() + authSessionSecondsOf(client) };
  return prefix + Buffer.from(sealer.sealTicket(ticket, context.signUp)).toString("base64url");
}

/**
 * Whether a session is this user's from SignUp at this client and still counts. One that ran out confirms all the same, but leads no further.
 * @throws Refusal `sessionInvalid` for text that is no such session
 */
export function isSignUpTicket(house: House, client: UserPoolClient, { sub }: User, text: string): boolean {
  const ticket = ticketOf(house, text);
  if (ticket?.clientId !== client.id || ticket.sub !== sub) throw refuse.sessionInvalid();
  return house.clock.now() < ticket.expiresAt;
}

/** The session with which a user who was confirmed a moment ago signs in by USER_AUTH. Throws nothing. */
export const confirmedSession = (house: House, client: UserPoolClient, { sub, password }: User): OpenedSession =>
  openSession(house, client, { sub, door: "public", proofs: [], pending: { name: "SIGN_UP" }, passwordSetAt: password?.setAt });

function ticketOf({ sealer }: House, text: string): Ticket | undefined {
  const sealed = Buffer.from(text.slice(prefix.length), "base64url").toString();
  try {
    // The seal proves that the text is ours, so its shape needs no second look.
    return sealer.openTicket(sealed as Sealed, context.signUp) as Ticket;
  } catch {
    return undefined;
  }
}
