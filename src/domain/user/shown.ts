/** Users as administrators' answers show them. @see API model, UserType */
import type { UserType } from "../../api/user.ts";
import { shownAttributes } from "../attribute/shown.ts";
import { mfaOptions } from "../mfa/report.ts";
import type { Pool } from "../pool/pool.ts";
import { schemaOf } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import type { User } from "./user.ts";

/** What every answer about a user tells beside the name and the attributes. Moments are epoch seconds. Throws nothing. */
export const standingOf = ({ createdAt, modifiedAt, enabled, status }: User) => ({
  UserCreateDate: createdAt,
  UserLastModifiedDate: modifiedAt,
  Enabled: enabled,
  UserStatus: status,
});

/** One user of a list. Throws nothing. @param attributes names of those to show; absent: all */
export const shownUser = (user: User, attributes?: ReadonlySet<string>): UserType => ({
  Username: user.username,
  Attributes: shownAttributes(user, attributes),
  ...standingOf(user),
  ...mfaOptions(user),
});

/** The attributes that ListUsers shall show; undefined for all of them. @param names AttributesToGet
 *  @throws Refusal InvalidParameterException for `sub` (recorded, spec/platform.md §2.8) and for what the pool does not know */
export function attributesToGet(pool: Pool, names: readonly string[] | undefined): ReadonlySet<string> | undefined {
  if (!names || names.length === 0) return undefined;
  if (names.includes("sub")) throw refuse.subNotToGet();
  const known = new Set(schemaOf(pool).map(({ Name }) => Name));
  if (names.some((name) => !known.has(name))) throw refuse.attributesNotInPool();
  return new Set(names);
}
