/** A client's settings as the service shows them: what was given, completed by its defaults. @see spec/platform.md §2.5 */
import type { InputOf } from "../../api/contract.ts";
import type { RefreshTokenRotationType, UpdateUserPoolClient, UserPoolClientType } from "../../api/pool-client.ts";
import { present } from "../present.ts";
import { secondsOf, unitOf, validityOf } from "./validity.ts";

/** The settings that CreateUserPoolClient and UpdateUserPoolClient share. */
export type ClientSettings = Omit<InputOf<typeof UpdateUserPoolClient>, "UserPoolId" | "ClientId" | "ClientName">;

/**
 * All settings of a client. @param given what a request sets; everything else takes its default @param before the rotation of a client that is
 * changed: one that had it shows it as disabled when it is left out
 * @returns every member the service shows; those it leaves out when unset are absent, empty lists too. Throws nothing
 */
export function completedClient(given: ClientSettings, before?: RefreshTokenRotationType): Partial<UserPoolClientType> {
  const lists = Object.fromEntries(Object.entries(given).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));
  return present({
    ...present(lists),
    RefreshTokenValidity: given.RefreshTokenValidity || defaultRefreshValidity(given),
    TokenValidityUnits: given.TokenValidityUnits ?? {},
    AllowedOAuthFlowsUserPoolClient: given.AllowedOAuthFlowsUserPoolClient ?? false,
    EnableTokenRevocation: given.EnableTokenRevocation ?? true,
    EnablePropagateAdditionalUserContextData: given.EnablePropagateAdditionalUserContextData ?? false,
    AuthSessionValidity: given.AuthSessionValidity ?? 3,
    RefreshTokenRotation: completedRotation(given.RefreshTokenRotation, before),
  });
}

// Thirty days in the unit that the client uses.
const defaultRefreshValidity = (given: ClientSettings) => validityOf.RefreshToken.defaultSeconds / secondsOf[unitOf(given, "RefreshToken")];

function completedRotation(given: RefreshTokenRotationType | undefined, before: RefreshTokenRotationType | undefined) {
  if (given) return { RetryGracePeriodSeconds: 0, ...given };
  return before && ({ Feature: "DISABLED", RetryGracePeriodSeconds: 0 } as const);
}
