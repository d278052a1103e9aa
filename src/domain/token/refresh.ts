/** When a refresh token still brings new tokens, and how it is replaced. @see spec/auth.md §2.5, §2.6 */
import type { Digest } from "../sealed.ts";
import type { User } from "../user/user.ts";
import { isRevoked } from "./access.ts";
import type { TokenFamily } from "./token.ts";

/** What a refresh token carries under our seal, so that its family is found by key. `expiresAt` in epoch seconds, `secret` tells it from its siblings. */
export type RefreshTicket = {
  readonly poolId: string;
  readonly sub: string;
  readonly clientId: string;
  readonly originJti: string;
  readonly expiresAt: number;
  readonly secret: string;
};

/** A refresh token that was presented, with what is stored about it. `digest` is that of its secret. */
export type Presented = {
  readonly ticket: RefreshTicket;
  readonly digest: Digest;
  readonly user: User | undefined;
  readonly family: TokenFamily | undefined;
  /** Whether the device that the family is tied to was confirmed and is not forgotten. */
  readonly isDeviceKept: boolean;
};

/** Who presents it, and when (epoch seconds). `tracksDevices`: whether devices mean anything in the pool. */
export type Presenter = {
  readonly poolId: string;
  readonly clientId: string;
  readonly tracksDevices: boolean;
  readonly deviceKey?: string | undefined;
  readonly now: number;
};

/** Why a refresh token brings nothing. `reused`: it was replaced and comes again after its grace time, so somebody stole it. */
export type RefreshProblem = "invalid" | "expired" | "revoked" | "reused";

/**
 * What is wrong with a refresh token; undefined where nothing is. Whether the user is enabled is asked elsewhere.
 * A family that is gone was ended by a sign-out everywhere, or swept after its end. One that is tied to a device needs the device's key, and the
 * device to be confirmed.
 */
export function refreshProblem(presented: Presented, by: Presenter): RefreshProblem | undefined {
  const { ticket, digest, user, family } = presented;
  if (ticket.poolId !== by.poolId || ticket.clientId !== by.clientId || !user) return "invalid";
  if (by.tracksDevices && family?.deviceKey && !isFromDevice(presented, by)) return "invalid";
  if (ticket.expiresAt <= by.now) return "expired";
  if (!family || family.revoked || isRevoked(user, { event_id: family.eventId, origin_jti: family.originJti })) return "revoked";
  return usableUntil(family, digest) > by.now ? undefined : "reused";
}

const isFromDevice = ({ family, isDeviceKept }: Presented, { deviceKey }: Presenter) => isDeviceKept && family?.deviceKey === deviceKey;

/** Until when a refresh token of the family can be used. A genuine one that the family does not know was replaced long ago. */
function usableUntil(family: TokenFamily, digest: Digest): number {
  if (digest === family.current) return family.expiresAt;
  return family.former?.find((former) => former.digest === digest)?.usableUntil ?? 0;
}

// Refreshing over and over within a grace time must not make a family grow without bound.
const mostFormer = 20;

/** A refresh token that takes the place of another. `graceSeconds`: how long the other one stays usable. */
export type Rotation = { readonly used: Digest; readonly next: Digest; readonly graceSeconds: number; readonly now: number };

/**
 * The family with its next refresh token. It lives no longer than the first one would have. The used one stays usable for the grace time counted
 * from its first use. Where it was used before and replaced already, that replacement stays usable, too: two tabs that refreshed side by side both
 * got a token, and nobody knows which one was kept.
 */
export function rotated(family: TokenFamily, { used, next, graceSeconds, now }: Rotation): TokenFamily {
  const usable = [{ digest: family.current, usableUntil: family.expiresAt }, ...(family.former ?? [])];
  const former = usable
    .map((each) => (each.digest === used ? { ...each, usableUntil: Math.min(each.usableUntil, now + graceSeconds) } : each))
    .filter((each) => each.usableUntil > now)
    .slice(0, mostFormer);
  return { ...family, current: next, former };
}
