import { availableParallelism } from "node:os";
import { privateKeyOf, publicValueOf, sharedKeyOf } from "../../domain/srp/exchange.ts";
import type { Srp } from "../../ports/srp.ts";
import type { Pair } from "./powers.ts";
import { createWorkers, type Workers } from "./workers.ts";

const mostThreads = 4;
const pairsKept = 32;

/** SRP's powers in worker threads. @param threads how many at most; by default one a core, up to four */
export function createSrp({ threads = Math.min(availableParallelism(), mostThreads) }: { readonly threads?: number } = {}): Srp {
  const workers = createWorkers(Math.max(1, threads));
  const takePair = createPairs(workers);
  return {
    verifier: (identity, password, salt) => workers.run("power", privateKeyOf(identity, password, salt)),
    async challenge(verifier) {
      const { b, power } = await takePair();
      return { b, B: publicValueOf(verifier, power) };
    },
    sharedKey: async (exchange) => sharedKeyOf(await workers.run("secret", exchange), exchange.u),
    close: () => workers.close(),
  };
}

// Pairs (b, g^b) are made while a thread has nothing else to do, so that the first step of a sign-in waits for no arithmetic.
function createPairs(workers: Workers): () => Promise<Pair> {
  const kept: Pair[] = [];
  let making = 0;
  const refill = () => {
    while (kept.length + making < pairsKept && workers.isIdle()) void keepOne();
  };
  const keepOne = async () => {
    making += 1;
    const pair = await workers.run("pair").catch(() => undefined); // without a pair in store a challenge makes its own, and meets the problem
    making -= 1;
    if (pair === undefined) return;
    kept.push(pair);
    refill();
  };
  return async () => {
    const pair = kept.pop() ?? (await workers.run("pair"));
    refill();
    return pair;
  };
}
