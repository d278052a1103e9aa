/** What tokens say. @see spec/auth.md §2.2 to §2.4 */
import type { UserPoolClient } from "../client/client.ts";
import { accessTokenSecondsOf, idTokenSecondsOf, isRevocationEnabled, readableAttributesOf } from "../client/settings.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../user/user.ts";
import type { AccessClaims, IdClaims, TokenFamily } from "./token.ts";

/** Whom a token is for, and by which sign-in. */
export type Subject = { readonly pool: Pool; readonly client: UserPoolClient; readonly user: User; readonly family: TokenFamily };

/** One issue of a token: by whom, when (epoch seconds) and under which id. */
export type Issue = { readonly issuer: string; readonly now: number; readonly jti: string };

/** The claims of an access token. @returns no `origin_jti` where the client has revocation turned off */
export function accessClaims({ client, user, family }: Subject, { issuer, now, jti }: Issue): AccessClaims {
  const iat = Math.floor(now);
  return {
    sub: user.sub,
    ...(family.deviceKey && { device_key: family.deviceKey }),
    iss: issuer,
    client_id: client.id,
    ...(isRevocationEnabled(client) && { origin_jti: family.originJti }),
    event_id: family.eventId,
    token_use: "access",
    scope: family.scope,
    auth_time: family.authTime,
    exp: iat + accessTokenSecondsOf(client),
    iat,
    jti,
    username: user.username,
  };
}

/** The claims of an ID token, the user's attributes among them. @returns no `origin_jti` and `jti` where the client has revocation turned off */
export function idClaims({ pool, client, user, family }: Subject, { issuer, now, jti }: Issue): IdClaims {
  const iat = Math.floor(now);
  return {
    ...attributeClaims(pool, client, user),
    sub: user.sub,
    iss: issuer,
    "cognito:username": user.username,
    ...(isRevocationEnabled(client) && { origin_jti: family.originJti, jti }),
    aud: client.id,
    event_id: family.eventId,
    token_use: "id",
    auth_time: family.authTime,
    exp: iat + idTokenSecondsOf(client),
    iat,
  };
}

/** The attributes that have a value and that the client may read, as claims. */
function attributeClaims(pool: Pool, client: UserPoolClient, { attributes }: User): Readonly<Record<string, unknown>> {
  const readable = readableAttributesOf(client, pool);
  const shown = Object.entries(attributes).filter(([name, value]) => value !== "" && readable.has(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, claimOf(name, value)]));
}

// Attributes are texts; OpenID Connect wants some of them otherwise. @see OpenID Connect Core §5.1
function claimOf(name: string, value: string): unknown {
  switch (name) {
    case "email_verified":
    case "phone_number_verified":
      return value.toLowerCase() === "true";
    case "address":
      return { formatted: value };
    case "updated_at":
      return Number(value);
    default:
      return value;
  }
}
