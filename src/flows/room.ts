/** Resource quotas, before something is made. Two who make the last one at the same moment both may: a quota bounds, it does not number. */
import { checkCount } from "../domain/quota/resources.ts";
import type { Refusal } from "../domain/refusal.ts";

/**
 * Makes sure that there is room for one more.
 * @param most infinite where nothing bounds them; then nobody counts    @throws Refusal as `tooMany` makes it
 */
export async function checkRoom(most: number, count: () => Promise<number>, tooMany: (most: number) => Refusal): Promise<void> {
  if (Number.isFinite(most)) checkCount((await count()) + 1, most, tooMany);
}
