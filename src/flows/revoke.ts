/** Ends of sign-ins. @see spec/auth.md §2.7 */
import type { UserPoolClient } from "../domain/client/client.ts";
import { Refusal, refuse } from "../domain/refusal.ts";
import { signedOutEverywhere, signInRevoked } from "../domain/token/family.ts";
import type { TokenFamily } from "../domain/token/token.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import { type Changed, Conflict } from "../ports/store.ts";
import { ticketOf } from "./refresh-token.ts";

/**
 * Ends the sign-in behind a refresh token: neither its refresh tokens nor its access tokens count from now on. Passes where it had ended before.
 * @throws Refusal `tokenTypeNotRevocable` (no refresh token of ours), `unauthorizedClient` (another client's)
 */
export async function revokeRefreshToken(house: House, client: UserPoolClient, token: string): Promise<void> {
  const ticket = ticketOf(house, token);
  if (!ticket) throw refuse.tokenTypeNotRevocable();
  if (ticket.poolId !== client.poolId || ticket.clientId !== client.id) throw refuse.unauthorizedClient();
  await retried(async () => {
    const family = await house.store.families.find(ticket.poolId, ticket.sub, ticket.originJti);
    if (family && !family.revoked) await endSignIn(house, family);
  });
}

/** Revokes a family and the access tokens it brought. Passes where the user is gone. @throws Conflict where the family is another by now */
export async function endSignIn(house: House, family: TokenFamily): Promise<void> {
  const end = (user: User) => signInRevoked(user, family.originJti, house.clock.now());
  try {
    await changeFamily(house, family, { ...family, revoked: true }, end);
  } catch (thrown) {
    if (!(thrown instanceof Refusal && thrown.name === "UserNotFoundException")) throw thrown;
  }
}

/** Commits a family's change with that of its user. @throws Conflict where the family is no longer `from`; what `change` throws */
export const changeFamily = (house: House, from: TokenFamily, to: TokenFamily, change: (user: User) => User): Promise<void> =>
  house.store.users.update(from.poolId, from.sub, (user) => ({
    user: change(user),
    writes: [{ kind: "change-family", from, to }],
    answer: undefined,
  }));

/** The change that ends all sign-ins of a user: to be committed with `store.users.update` or the caller's `update`. */
export const signOutEverywhere =
  ({ clock }: Pick<House, "clock">) =>
  (user: User): Changed<Record<string, never>> => ({
    user: signedOutEverywhere(user, clock.now()),
    writes: [{ kind: "drop-families" }],
    answer: {},
  });

const mostTries = 10;

/** Does it again where another change of the family was first. @throws Refusal `concurrentChange` after ten times; what `attempt` throws */
export async function retried<Result>(attempt: () => Promise<Result>, tries = mostTries): Promise<Result> {
  try {
    return await attempt();
  } catch (thrown) {
    if (!(thrown instanceof Conflict)) throw thrown;
    if (tries === 1) throw refuse.concurrentChange();
    return retried(attempt, tries - 1);
  }
}
