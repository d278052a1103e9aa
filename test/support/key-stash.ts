/** Signing keys for tests: a few real ones a process, handed out again and again, since making one takes a fifth of a second. */
import { createKeyStash, type KeyPair, type KeyStash } from "../../src/adapters/keys/key-stash.ts";

const source = createKeyStash(0);

/** A stash whose pairs come round again after `count` of them: pools made `count / 2` apart share their keys. */
export function recycledKeyStash(count = 4): KeyStash {
  let taken = 0;
  return {
    take() {
      const index = taken % count;
      taken += 1;
      pairs[index] ??= source.take();
      return pairs[index];
    },
    fill: () => {},
    close: () => {},
  };
}

const pairs: Promise<KeyPair>[] = [];
