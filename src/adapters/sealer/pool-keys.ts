/**
 * The key of a pool, behind its digests and the tickets of its clients. It is made from the data key: who gets one pool's, as whoever imports the
 * pool does, can do nothing to the others. @see docs/decisions/0014
 */
import { createHash, hkdfSync } from "node:crypto";
import { Secret } from "../../secret.ts";
import { type SealingKey, sealingBytesOf } from "./sealing-key.ts";

const idLength = 16;
const keyBytes = 32;

/** The id of the key that a data key makes for a pool. */
export const poolKeyId = ({ id }: SealingKey, poolId: string): string =>
  createHash("sha256").update(`${id}/${poolId}`).digest("hex").slice(0, idLength);

/** The key with this id that a data key makes. A ticket names its key and not its pool, so the id is all that it takes. */
export const poolKeyNamed = ({ key }: SealingKey, id: string): SealingKey => ({
  id,
  key: new Secret(Buffer.from(hkdfSync("sha256", key.reveal(), "", `poolhouse pool ${id}`, keyBytes))),
});

/** The key that a data key makes for a pool. */
export const poolKeyOf = (dataKey: SealingKey, poolId: string): SealingKey => poolKeyNamed(dataKey, poolKeyId(dataKey, poolId));

/** Keys that a pool takes along, as the text that is sealed. The first one is that of its digests; every one opens tickets. */
export const textOfKeys = (keys: readonly SealingKey[]): string =>
  JSON.stringify(keys.map(({ id, key }) => ({ id, key: key.reveal().toString("base64") })));

/** The keys in such a text. @throws Error where it is none */
export function keysIn(text: string): readonly SealingKey[] {
  const found: readonly { readonly id: string; readonly key: string }[] = JSON.parse(text);
  return found.map(({ id, key }) => ({ id, key: sealingBytesOf(key) }));
}
