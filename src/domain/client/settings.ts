/** What an app client's settings mean, read with the defaults in force: the one place where other rooms learn how a client behaves. */
import type { ExplicitAuthFlowsType } from "../../api/pool-client.ts";
import type { AuthFlowType } from "../../api/sign-in.ts";
import type { Pool } from "../pool/pool.ts";
import { schemaOf } from "../pool/settings.ts";
import type { UserPoolClient } from "./client.ts";
import { validitySecondsOf } from "./validity.ts";

// What a client that names no flows may use, and what the names of before 2019 always left open. @see API model, CreateUserPoolClient
const defaultFlows: readonly ExplicitAuthFlowsType[] = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"];

// The flow's present name, for flows that have two.
const flag = {
  USER_SRP_AUTH: "ALLOW_USER_SRP_AUTH",
  REFRESH_TOKEN_AUTH: "ALLOW_REFRESH_TOKEN_AUTH",
  REFRESH_TOKEN: "ALLOW_REFRESH_TOKEN_AUTH",
  CUSTOM_AUTH: "ALLOW_CUSTOM_AUTH",
  ADMIN_NO_SRP_AUTH: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  ADMIN_USER_PASSWORD_AUTH: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  USER_PASSWORD_AUTH: "ALLOW_USER_PASSWORD_AUTH",
  USER_AUTH: "ALLOW_USER_AUTH",
} as const satisfies Record<AuthFlowType, ExplicitAuthFlowsType>;

/** The flows that are open, all under their `ALLOW_` names. Old names add a flow to the default ones; CUSTOM_AUTH_FLOW_ONLY closes SRP.
 *  @see spec/auth.md §3.1 */
export function enabledFlowsOf({ description }: UserPoolClient): readonly ExplicitAuthFlowsType[] {
  const named = description.ExplicitAuthFlows ?? [];
  if (named.length === 0) return defaultFlows;
  if (named.some((flow) => flow.startsWith("ALLOW_"))) return named;
  const kept = named.includes("CUSTOM_AUTH_FLOW_ONLY") ? defaultFlows.filter((flow) => flow !== "ALLOW_USER_SRP_AUTH") : defaultFlows;
  return [...kept, ...named.flatMap((flow) => (flow === "ADMIN_NO_SRP_AUTH" || flow === "USER_PASSWORD_AUTH" ? [flag[flow]] : []))];
}

/** Whether the client may start this flow. @param flow as InitiateAuth names it, an old name or a new one */
export const isFlowEnabled = (client: UserPoolClient, flow: AuthFlowType): boolean => enabledFlowsOf(client).includes(flag[flow]);

/** Seconds from issue to expiry of an access token. */
export const accessTokenSecondsOf = ({ description }: UserPoolClient): number => validitySecondsOf(description, "AccessToken");

/** Seconds from issue to expiry of an ID token. */
export const idTokenSecondsOf = ({ description }: UserPoolClient): number => validitySecondsOf(description, "IdToken");

/** Seconds from sign-in to expiry of its refresh tokens. */
export const refreshTokenSecondsOf = ({ description }: UserPoolClient): number => validitySecondsOf(description, "RefreshToken");

/** Seconds in which a challenge must be answered. @see spec/auth.md §3.2 */
export const authSessionSecondsOf = ({ description }: UserPoolClient): number => (description.AuthSessionValidity ?? 3) * 60;

/** Whether answers hide that a user does not exist. */
export const preventsUserExistenceErrors = ({ description }: UserPoolClient): boolean =>
  description.PreventUserExistenceErrors === "ENABLED";

/** Whether tokens can be revoked, and so carry `origin_jti`. @see spec/auth.md §2.7 */
export const isRevocationEnabled = ({ description }: UserPoolClient): boolean => description.EnableTokenRevocation ?? true;

/** How refresh tokens rotate; undefined where they do not. `graceSeconds`: how long the former one stays usable. @see spec/auth.md §2.6 */
export function rotationOf({ description }: UserPoolClient): { readonly graceSeconds: number } | undefined {
  const { Feature, RetryGracePeriodSeconds = 0 } = description.RefreshTokenRotation ?? {};
  return Feature === "ENABLED" ? { graceSeconds: RetryGracePeriodSeconds } : undefined;
}

/** Whether the client proves itself by a secret. */
export const hasSecret = ({ secrets }: UserPoolClient): boolean => secrets.length > 0;

/** Whether the client is believed when it tells its user's IP address. @see spec/auth.md §9 */
export const propagatesUserContext = ({ description }: UserPoolClient): boolean =>
  description.EnablePropagateAdditionalUserContextData ?? false;

/** Attributes that no app may ever write. @see spec/platform.md §2.5 */
export const neverWritable: readonly string[] = ["sub", "email_verified", "phone_number_verified"];

// What an app may see at most: everything but what is for administrators only.
const openToApps = (pool: Pool) =>
  schemaOf(pool).flatMap(({ Name = "", DeveloperOnlyAttribute }) => (DeveloperOnlyAttribute ? [] : [Name]));

/** Names of the attributes that a user of this client may read: those it lists, else all that are not developer-only; `sub` always.
 *  @see API model, CreateUserPoolClient, ReadAttributes */
export function readableAttributesOf({ description }: UserPoolClient, pool: Pool): ReadonlySet<string> {
  return new Set(["sub", ...(description.ReadAttributes ?? openToApps(pool))]);
}

/** Names of the attributes that a user of this client may write: those it lists, else all that are not developer-only; never `neverWritable`.
 *  @see API model, CreateUserPoolClient, WriteAttributes */
export function writableAttributesOf({ description }: UserPoolClient, pool: Pool): ReadonlySet<string> {
  const listed = description.WriteAttributes ?? openToApps(pool);
  return new Set(listed.filter((name) => !neverWritable.includes(name)));
}
