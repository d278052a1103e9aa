/** Feedback on auth events: by administrators, and by users with the token from their mail. @see spec/auth.md §9, Feedback */
import type { FeedbackValueType } from "../api/auth-event.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { refuse } from "../domain/refusal.ts";
import { checkAddOn } from "../domain/risk/configuration.ts";
import { withFeedback } from "../domain/risk/feedback.ts";
import type { Sealed } from "../domain/sealed.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";
import { getPool, getUser } from "./lookup.ts";

/** What a token is good for. `expiresAt` is epoch seconds. */
export type FeedbackTicket = { readonly poolId: string; readonly sub: string; readonly eventId: string; readonly expiresAt: number };

/** Mail is read days later. */
const tokenSeconds = 7 * 86_400;

/** A token with which feedback on this event, and on no other, may be given. Throws nothing. */
export function feedbackToken({ sealer, clock }: House, { poolId, sub }: Pick<User, "poolId" | "sub">, eventId: string): string {
  const ticket: FeedbackTicket = { poolId, sub, eventId, expiresAt: clock.now() + tokenSeconds };
  return sealer.sealTicket(ticket, context.authEventFeedback);
}

/** What a token of this pool is good for, now. @throws Refusal `feedbackTokenInvalid`, another pool's as well, `feedbackTokenExpired` */
export function openedFeedbackToken({ sealer, clock }: House, token: string, poolId: string): FeedbackTicket {
  const ticket = ticketIn({ sealer }, token);
  if (ticket?.poolId !== poolId) throw refuse.feedbackTokenInvalid();
  if (ticket.expiresAt <= clock.now()) throw refuse.feedbackTokenExpired();
  return ticket;
}

function ticketIn({ sealer }: Pick<House, "sealer">, token: string): FeedbackTicket | undefined {
  try {
    // The seal proves that the text is ours, so its shape needs no second look.
    return sealer.openTicket(token as Sealed, context.authEventFeedback) as FeedbackTicket;
  } catch {
    return undefined;
  }
}

/** Of whom and of what somebody with a token speaks, as the request names them. */
export type FeedbackSubject = { readonly UserPoolId: string; readonly Username?: string; readonly EventId?: string };

/**
 * Feedback by the token from a mail, which proves all that it is about. Said once more it counts anew: whoever holds the mail may correct a slip.
 * @param named must be what the token is about
 * @throws Refusal `noSuchPool`, `feedbackTokenInvalid`, `feedbackTokenExpired`, and those of `giveFeedback`
 */
export async function feedbackByToken(house: House, token: string, value: FeedbackValueType, named: FeedbackSubject): Promise<void> {
  const { sub, eventId } = openedFeedbackToken(house, token, named.UserPoolId);
  const pool = await getPool(house, named.UserPoolId);
  const isAnotherUser = named.Username !== undefined && (await getUser(house, pool, named.Username)).sub !== sub;
  if (isAnotherUser || (named.EventId ?? eventId) !== eventId) throw refuse.feedbackTokenInvalid();
  await giveFeedback(house, pool, sub, { eventId, value, provider: "User" });
}

/** What is said, of which event, by whom. */
export type Feedback = { readonly eventId: string; readonly value: FeedbackValueType; readonly provider: "Admin" | "User" };

/**
 * Keeps feedback and lets it count: from where a valid event came is known from now on, from where an invalid one came is strange again.
 * @throws Refusal UserPoolAddOnNotEnabledException, `noSuchAuthEvent`, `noSuchUser`
 */
export async function giveFeedback(house: House, pool: Pool, sub: string, { eventId, value, provider }: Feedback): Promise<void> {
  checkAddOn(pool);
  const found = await house.store.events.find(pool.id, sub, eventId);
  if (!found) throw refuse.noSuchAuthEvent(eventId);
  const feedback = { value, provider, at: house.clock.now() };
  await house.store.users.update(pool.id, sub, (user) => ({
    user: withFeedback(user, found.event, value),
    writes: [{ kind: "give-feedback", eventId, feedback }],
    answer: undefined,
  }));
}
