/** What a soak saw, and whether it drifted. */

/** A value and when it was seen, in milliseconds since the beginning. */
export type Sample = { readonly atMs: number; readonly value: number };

/** @param share 0.99 for p99 @returns NaN where there is nothing */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The values of the first, the middle and the last third of the time. */
export function thirds(samples: readonly Sample[], lengthMs: number): readonly (readonly number[])[] {
  return [0, 1, 2].map((third) =>
    samples.filter(({ atMs }) => Math.min(2, Math.floor((atMs / lengthMs) * 3)) === third).map(({ value }) => value),
  );
}

/** What must hold, in one sentence with its figures. `isHeld` is undefined where the soak was too short to tell. */
export type Verdict = { readonly sentence: string; readonly isHeld: boolean | undefined };

/** Caches fill and code is compiled in the first minutes; and one percent of few requests is one of them. */
const leastMs = 300_000;
/** On a machine that does other things too, thirds of a steady server differ by less than this. */
const mostDrift = { memory: 1.2, p99: 1.75 };

/** Whether a server's memory stayed: the median of the last third against that of the middle one. @param samples in MiB */
export function memoryVerdict(samples: readonly Sample[], lengthMs: number): Verdict {
  const [first, middle, last] = thirds(samples, lengthMs).map((values) => percentile(values, 0.5));
  return {
    sentence: `Memory: ${[first, middle, last].map((value) => `${Math.round(value ?? Number.NaN)}`).join(", ")} MiB (medians of each third).`,
    isHeld: lengthMs < leastMs ? undefined : Number(last) <= Number(middle) * mostDrift.memory,
  };
}

/** Whether answers stayed as fast: p99 of the last third against that of the first. @param samples in milliseconds, of calm times */
export function delayVerdict(samples: readonly Sample[], lengthMs: number): Verdict {
  const [first, middle, last] = thirds(samples, lengthMs).map((values) => percentile(values, 0.99));
  const median = percentile(
    samples.map(({ value }) => value),
    0.5,
  );
  return {
    sentence: `p99 between the faults: ${[first, middle, last].map((value) => `${Math.round(value ?? Number.NaN)}`).join(", ")} ms (each third); p50 ${Math.round(median)} ms.`,
    isHeld: lengthMs < leastMs ? undefined : Number(last) <= Number(first) * mostDrift.p99,
  };
}
