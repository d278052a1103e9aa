/** Names that users dispute. @see spec/auth.md §7.3; API model, ForceAliasCreation */
import type { DeliveryAttribute } from "../domain/code/masking.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { aliasAttributesOf } from "../domain/pool/settings.ts";
import { refuse } from "../domain/refusal.ts";
import { withoutAlias } from "../domain/user/confirm.ts";
import type { House } from "../ports/house.ts";
import { NameTaken } from "../ports/store.ts";

/** The kind of name that is taken: `username`, `email`, `phone_number` or `preferred_username`. */
export const kindOf = ({ taken }: NameTaken): string => taken.slice(0, taken.indexOf(":"));

const isAddress = (kind: string): kind is DeliveryAttribute => kind === "email" || kind === "phone_number";

/**
 * Runs a commit that may give a user a name that another one holds.
 * @param commit may run again after the name was taken from its holder
 * @param force whether an e-mail address or phone number moves to the new user (ForceAliasCreation)
 * @throws Refusal AliasExistsException where it does not move; what `commit` throws
 */
export async function claimingNames<Answer>(
  house: Pick<House, "store" | "clock">,
  pool: Pool,
  commit: () => Promise<Answer>,
  force = false,
): Promise<Answer> {
  try {
    return await commit();
  } catch (thrown) {
    if (!(thrown instanceof NameTaken)) throw thrown;
    const kind = kindOf(thrown);
    if (!force || !isAddress(kind) || !aliasAttributesOf(pool).includes(kind)) throw refuse.aliasExists(kind);
    await release(house, pool, thrown.taken, kind);
    // The next name it needs may be taken too; each round frees one, and a user has at most two addresses.
    return await claimingNames(house, pool, commit, force);
  }
}

async function release(
  { store, clock }: Pick<House, "store" | "clock">,
  pool: Pool,
  name: string,
  alias: DeliveryAttribute,
): Promise<void> {
  const holder = await store.users.findByName(pool.id, name);
  if (!holder) return;
  await store.users.update(pool.id, holder.sub, (user) => ({
    user: user.names.includes(name) ? withoutAlias(user, pool, alias, clock.now()) : user,
    answer: undefined,
  }));
}
