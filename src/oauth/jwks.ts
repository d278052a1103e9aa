/** GET /<poolId>/.well-known/jwks.json: the public keys that verify a pool's tokens. @see spec/auth.md §2.1; spec/platform.md §1.3 */
import { refuse } from "../domain/refusal.ts";
import { json, type Route } from "../http/message.ts";
import type { House } from "../ports/house.ts";
import { refused } from "./refused.ts";

/** Answers `{"keys": [...]}`, two keys; 404 for a pool that does not exist. */
export const jwks = ({ keys }: Pick<House, "keys">): Route => ({
  method: "GET",
  path: "/:poolId/.well-known/jwks.json",
  answer: async ({ params: { poolId = "" } }) => {
    const publicKeys = await keys.publicKeys(poolId);
    return publicKeys ? json({ keys: publicKeys }) : refused(refuse.noSuchPool(poolId));
  },
});
