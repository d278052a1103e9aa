/** How long tokens of a client live: amounts in the client's units, and what they come to in seconds. */
import type { TimeUnitsType, UserPoolClientType } from "../../api/pool-client.ts";

/** The three kinds of token, by the member that names their unit. */
export type TokenKind = "AccessToken" | "IdToken" | "RefreshToken";

/** What decides about validity in a client's description or in a request that sets it. */
export type ValiditySettings = Pick<
  UserPoolClientType,
  "AccessTokenValidity" | "IdTokenValidity" | "RefreshTokenValidity" | "TokenValidityUnits"
>;

export const secondsOf: Readonly<Record<TimeUnitsType, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

// The service's defaults and bounds, in seconds. @see spec/auth.md §2.4
const minute = secondsOf.minutes;
const { hours: hour, days: day } = secondsOf;
const year = 365 * day;
export const validityOf = {
  AccessToken: { unit: "hours", defaultSeconds: hour, leastSeconds: 5 * minute, mostSeconds: day },
  IdToken: { unit: "hours", defaultSeconds: hour, leastSeconds: 5 * minute, mostSeconds: day },
  RefreshToken: { unit: "days", defaultSeconds: 30 * day, leastSeconds: 60 * minute, mostSeconds: 10 * year },
} as const satisfies Record<TokenKind, { unit: TimeUnitsType; defaultSeconds: number; leastSeconds: number; mostSeconds: number }>;

/** The unit in which a kind of token is measured; the service's where none was given. */
export const unitOf = ({ TokenValidityUnits }: ValiditySettings, kind: TokenKind): TimeUnitsType =>
  TokenValidityUnits?.[kind] ?? validityOf[kind].unit;

/** Seconds from issue to expiry of a kind of token. An amount of 0 or none means the default, whatever the unit. Throws nothing.
 *  @see spec/auth.md §2.4 */
export function validitySecondsOf(settings: ValiditySettings, kind: TokenKind): number {
  const amount = settings[`${kind}Validity`];
  return amount ? amount * secondsOf[unitOf(settings, kind)] : validityOf[kind].defaultSeconds;
}
