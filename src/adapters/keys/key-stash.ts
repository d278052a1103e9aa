import { generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

/** A new RSA key of 2048 bits. */
export type KeyPair = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

/** Where new keys come from. */
export interface KeyStash {
  /** A key pair nobody else gets. */
  take(): Promise<KeyPair>;
  /** Begins to make keys ahead of need, one after another and off the event loop. */
  fill(): void;
  /** Makes no more of them. */
  close(): void;
}

const generate = promisify(generateKeyPair);
const makePair = (): Promise<KeyPair> => generate("rsa", { modulusLength: 2048 });

/**
 * Keys made ahead: finding two primes takes 0.1 to 0.4 s, so `take` waits for it only where the stash is empty. Nothing is made before the
 * first `fill` or `take`.
 * @param size how many pairs are kept; a pool needs two
 */
export function createKeyStash(size = 4): KeyStash {
  const kept: KeyPair[] = [];
  let filling = false;
  let closed = false;
  const fill = async () => {
    if (filling) return;
    filling = true;
    try {
      while (kept.length < size && !closed) kept.push(await makePair());
    } finally {
      filling = false;
    }
  };
  // A pair that could not be made now is made by the next `take`, which reports what is wrong.
  const fillQuietly = () => void fill().catch(() => {});
  return {
    async take() {
      const pair = kept.shift() ?? (await makePair());
      fillQuietly();
      return pair;
    },
    fill: fillQuietly,
    close() {
      closed = true;
    },
  };
}
