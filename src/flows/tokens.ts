/** Tokens from a completed sign-in. @see spec/auth.md §2 */
import type { AuthenticationResultType } from "../api/token.ts";
import type { UserPoolClient } from "../domain/client/client.ts";
import { accessTokenSecondsOf } from "../domain/client/settings.ts";
import type { DeviceTie } from "../domain/device/trust.ts";
import { adminScope } from "../domain/token/access.ts";
import { accessClaims, idClaims, type Subject } from "../domain/token/claims.ts";
import { openedFamily, outlives, signInMoment } from "../domain/token/family.ts";
import type { TokenFamily } from "../domain/token/token.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import type { Write } from "../ports/store.ts";
import { newRefreshToken } from "./refresh-token.ts";

/** A family about to be opened: its refresh token counts once `write` is committed. */
export type OpenedFamily = { readonly family: TokenFamily; readonly refreshToken: string; readonly write: Write };

/**
 * What a sign-in may say about its family. `scope`: what the access tokens allow, all of this API where nothing is said. `device`: what ties it to a
 * device, made from its `origin_jti`. `eventId`: of the sign-in in the user's history.
 */
export type FamilyOptions = {
  readonly scope?: string;
  readonly device?: (originJti: string) => DeviceTie;
  readonly eventId?: string | undefined;
};

/**
 * Opens the family of a sign-in. Safe to call inside a change of `store.users.update`, and best called there: the user's last sign-out counts.
 * @param user as they will be stored
 */
export function openFamily(
  house: Pick<House, "sealer" | "random" | "clock">,
  client: UserPoolClient,
  user: User,
  { scope = adminScope, device, eventId: recorded }: FamilyOptions = {},
): OpenedFamily {
  const now = house.clock.now();
  const moment = signInMoment(user, now);
  const [fresh, originJti] = [house.random.uuid(moment), house.random.uuid(moment)];
  const eventId = recorded !== undefined && outlives(user, recorded) ? recorded : fresh;
  const opened = openedFamily(client, user, { eventId, originJti, scope, ...device?.(originJti), now });
  const { text, digest } = newRefreshToken(house, opened);
  const family = { ...opened, current: digest };
  return { family, refreshToken: text, write: { kind: "open-family", family } };
}

/**
 * Signs the tokens of a sign-in: ID and access token side by side.
 * @param opened the family; its refresh token where the caller gets one
 */
export async function tokensOf(
  house: Pick<House, "keys" | "settings" | "random" | "clock">,
  {
    opened,
    ...whose
  }: Omit<Subject, "family"> & { readonly opened: Pick<OpenedFamily, "family"> & { readonly refreshToken?: string | undefined } },
): Promise<AuthenticationResultType> {
  const { pool, client } = whose;
  const subject = { ...whose, family: opened.family };
  const now = house.clock.now();
  const issue = () => ({ issuer: house.settings.issuerOf(pool.id), now, jti: house.random.uuid(now) });
  const [AccessToken, IdToken] = await Promise.all([
    house.keys.sign(pool.id, accessClaims(subject, issue())),
    house.keys.sign(pool.id, idClaims(subject, issue())),
  ]);
  const ExpiresIn = accessTokenSecondsOf(client);
  return { AccessToken, ExpiresIn, TokenType: "Bearer", ...(opened.refreshToken && { RefreshToken: opened.refreshToken }), IdToken };
}
