/**
 * Pagination tokens: where a page ended, under the master key and bound to its list. A token that was altered, or belongs to another list, opens
 * for nobody. @see spec/platform.md §2.7
 */
import type { Refusal } from "../domain/refusal.ts";
import type { Sealed } from "../domain/sealed.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";

/** The token of the next page. @param list names the list and what else the token is bound to @param next as the store says it; absent at the end */
export const sealedToken = ({ sealer }: Pick<House, "sealer">, list: string, next: string | undefined): string | undefined =>
  next === undefined ? undefined : sealer.seal(next, context.page(list));

/** Where a token says to go on; undefined where none was given. @param invalid the refusal of a token that is not of this list */
export function openedToken(
  { sealer }: Pick<House, "sealer">,
  list: string,
  token: string | undefined,
  invalid: () => Refusal,
): string | undefined {
  if (token === undefined) return undefined;
  try {
    return sealer.open(token as Sealed, context.page(list));
  } catch {
    throw invalid();
  }
}
