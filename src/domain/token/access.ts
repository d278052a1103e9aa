/**
 * What makes an access token count. The signature is judged elsewhere, by the pool's keys; here its claims, and whether its user still may act.
 * @see spec/auth.md §2.7, §2.8
 */
import { refuse } from "../refusal.ts";
import type { User } from "../user/user.ts";
import type { AccessClaims } from "./token.ts";

/** The scope that every operation with an access token asks for. */
export const adminScope = "aws.cognito.signin.user.admin";

/**
 * The pool that a token says it is of: the end of its issuer. Believed only to find the key that proves or refutes it.
 * @param token any text    @returns undefined where the text is no JWT; `""` where it is one without an issuer
 */
export function claimedPoolId(token: string): string | undefined {
  const claims = claimedClaims(token);
  if (claims === undefined) return undefined;
  return typeof claims.iss === "string" ? claims.iss.slice(claims.iss.lastIndexOf("/") + 1) : "";
}

/** What a token says of itself, believed by nobody. @param token any text    @returns undefined where the text is no JWT */
export function claimedClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  const [, payload, signature, more] = token.split(".");
  if (!payload || !signature || more !== undefined) return undefined;
  const claims = parsed(Buffer.from(payload, "base64url").toString());
  return typeof claims === "object" && claims !== null ? { ...claims } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The claims of an access token that is of this pool, in force and good for this API.
 * @param claims of a token whose signature holds    @param expected the pool's issuer; `now` in epoch seconds
 * @throws Refusal `accessTokenInvalid` (an ID token, another issuer, not yet valid), `accessTokenExpired`, `accessTokenScope`
 */
export function accessClaimsOf(
  claims: Readonly<Record<string, unknown>>,
  expected: { readonly issuer: string; readonly now: number },
): AccessClaims {
  if (!isAccessClaims(claims) || claims.iss !== expected.issuer) throw refuse.accessTokenInvalid();
  if (claims.iat > expected.now + skewSeconds) throw refuse.accessTokenInvalid();
  if (claims.exp <= expected.now) throw refuse.accessTokenExpired();
  if (!claims.scope.split(" ").includes(adminScope)) throw refuse.accessTokenScope();
  return claims;
}

/** How far the clocks of two nodes may differ. */
const skewSeconds = 300;

const textClaims = ["sub", "iss", "client_id", "scope", "jti", "username", "event_id"] as const;
const timeClaims = ["exp", "iat", "auth_time"] as const;

// Signed by our own key, so a token is either one of ours as we issue them or of another use.
const isAccessClaims = (claims: Readonly<Record<string, unknown>>): claims is AccessClaims & Readonly<Record<string, unknown>> =>
  claims.token_use === "access" &&
  textClaims.every((name) => typeof claims[name] === "string") &&
  timeClaims.every((name) => typeof claims[name] === "number");

/**
 * Whether the token's user still may act with it. Returns nothing.
 * @param user as stored now    @param claims of an access token that `accessClaimsOf` passed
 * @throws Refusal `userDisabled`, `accessTokenRevoked` (signed out everywhere, or this sign-in revoked), `userNotConfirmed`, `passwordResetRequired`
 */
export function checkStanding(user: User, claims: AccessClaims): void {
  if (!user.enabled) throw refuse.userDisabled();
  if (isRevoked(user, claims)) throw refuse.accessTokenRevoked();
  if (user.status === "UNCONFIRMED") throw refuse.userNotConfirmed();
  if (user.status === "RESET_REQUIRED") throw refuse.passwordResetRequired();
}

/** Whether the sign-in behind these claims was ended: with all of the user's up to a moment, or by itself. */
export function isRevoked(
  user: Pick<User, "signedOutAtMs" | "revokedSignIns">,
  claims: Pick<AccessClaims, "event_id" | "origin_jti">,
): boolean {
  const { signedOutAtMs, revokedSignIns = [] } = user;
  if (signedOutAtMs !== undefined && momentMsOf(claims.event_id) <= signedOutAtMs) return true;
  return revokedSignIns.some(({ originJti }) => originJti === claims.origin_jti);
}

/** The moment (epoch milliseconds) inside a UUID of version 7. @see RFC 9562 §5.7 */
export const momentMsOf = (uuid: string): number => Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);
