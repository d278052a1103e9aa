import type { Digest } from "../sealed.ts";

/** Claims of an access token that we issue. @see spec/auth.md §2.3 */
export type AccessClaims = {
  readonly sub: string;
  readonly iss: string;
  readonly client_id: string;
  readonly token_use: "access";
  readonly scope: string;
  readonly auth_time: number;
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
  readonly username: string;
  /** Absent where the client has token revocation turned off. */
  readonly origin_jti?: string;
  readonly event_id: string;
  readonly device_key?: string;
  readonly version?: number;
  readonly "cognito:groups"?: readonly string[];
};

/** Claims of an ID token: fixed ones and the user's attributes. @see spec/auth.md §2.2 */
export type IdClaims = {
  readonly sub: string;
  readonly iss: string;
  readonly aud: string;
  readonly token_use: "id";
  readonly auth_time: number;
  readonly iat: number;
  readonly exp: number;
  /** Absent, with `origin_jti`, where the client has token revocation turned off. */
  readonly jti?: string;
  readonly origin_jti?: string;
  readonly event_id: string;
  readonly "cognito:username": string;
  readonly [claim: string]: unknown;
};

/**
 * One completed sign-in and the refresh tokens that descend from it: what RevokeToken kills as a whole.
 * Moments are epoch seconds; `originJti` and `eventId` are UUIDv7, so they carry the sign-in's moment in milliseconds.
 * @see spec/auth.md §2.5, §2.6, §2.7
 */
export type TokenFamily = {
  readonly poolId: string;
  readonly sub: string;
  readonly originJti: string;
  readonly eventId: string;
  readonly clientId: string;
  readonly authTime: number;
  readonly scope: string;
  readonly expiresAt: number;
  /** The refresh token in force. */
  readonly current: Digest;
  /** Earlier refresh tokens of a rotating client, newest first: usable in their grace time, their later use is a theft. */
  readonly former?: readonly { readonly digest: Digest; readonly usableUntil: number }[];
  readonly revoked?: boolean;
  /** The device that the sign-in is tied to: refreshing takes its key, and ends when it is forgotten. */
  readonly deviceKey?: string;
  /** The sign-in made that device, and nobody has confirmed it yet. */
  readonly newDevice?: NewDevice;
};

/** What a sign-in says about the device that it made. @see spec/auth.md §6 */
export type NewDevice = { readonly mfaPassed: boolean };
