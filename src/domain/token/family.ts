/** Sign-ins and their ends. @see spec/auth.md §2.4, §2.7 */
import type { UserPoolClient } from "../client/client.ts";
import { refreshTokenSecondsOf } from "../client/settings.ts";
import { validityOf } from "../client/validity.ts";
import type { User } from "../user/user.ts";
import { momentMsOf } from "./access.ts";
import type { TokenFamily } from "./token.ts";

/** A sign-in that is complete. `eventId` and `originJti` are UUIDs of its `signInMoment`; `now` in epoch seconds. */
export type SignedIn = Pick<TokenFamily, "eventId" | "originJti" | "scope" | "deviceKey" | "newDevice"> & { readonly now: number };

/** The family that a sign-in opens, but for its refresh token. */
export function openedFamily(client: UserPoolClient, { poolId, sub }: User, { now, ...ofSignIn }: SignedIn): Omit<TokenFamily, "current"> {
  const authTime = Math.floor(now);
  return { poolId, sub, clientId: client.id, ...ofSignIn, authTime, expiresAt: authTime + refreshTokenSecondsOf(client) };
}

/**
 * The moment of a sign-in: now, or just after the user's last sign-out everywhere, so that a sign-in of the same millisecond outlives it.
 * @param now epoch seconds @returns epoch seconds
 */
export const signInMoment = ({ signedOutAtMs = 0 }: Pick<User, "signedOutAtMs">, now: number): number =>
  Math.max(Math.round(now * 1000), signedOutAtMs + 1) / 1000;

/** Whether tokens with this event id (UUIDv7) count after the user's last sign-out everywhere: the event of a sign-in is older than its tokens. */
export const outlives = ({ signedOutAtMs = -1 }: Pick<User, "signedOutAtMs">, eventId: string): boolean =>
  momentMsOf(eventId) > signedOutAtMs;

/** The user with all sign-ins so far ended, also those that `signInMoment` put just after an earlier end. @param now epoch seconds */
export const signedOutEverywhere = (user: User, now: number): User => ({
  ...user,
  signedOutAtMs: Math.max(Math.round(now * 1000), (user.signedOutAtMs ?? 0) + 1),
});

/** The user with one sign-in ended: remembered until the last token that it may have brought has expired by itself. @param now epoch seconds */
export function signInRevoked(user: User, originJti: string, now: number): User {
  const others = (user.revokedSignIns ?? []).filter((each) => each.until > now && each.originJti !== originJti);
  return { ...user, revokedSignIns: [...others, { originJti, until: now + validityOf.AccessToken.mostSeconds }] };
}
