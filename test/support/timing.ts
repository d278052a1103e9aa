/** Whether two kinds of request can be told apart by their time, as an attacker would try it. */

/** The slowest are the machine's doing, not the request's. */
const kept = 0.8;
/** Beyond it two means differ, by the rule of those who look for such leaks. @see Reparaz, Balasch, Verbauwhede: Dude, is my code constant time? */
export const separable = 4.5;

function moments(times: readonly number[]): { readonly mean: number; readonly variance: number; readonly count: number } {
  const sample = times.toSorted((one, other) => one - other).slice(0, Math.floor(times.length * kept));
  const mean = sample.reduce((sum, each) => sum + each, 0) / sample.length;
  const variance = sample.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (sample.length - 1);
  return { mean, variance, count: sample.length };
}

/** Welch's t of two samples, slow outliers left out. */
export function welch(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [moments(one), moments(other)];
  return Math.abs(a.mean - b.mean) / Math.sqrt(a.variance / a.count + b.variance / b.count);
}

/** One try: what is to be timed. Both kinds are asked in random order, so that what else the machine does hits both alike. */
export type Timed = (attempt: number) => Promise<number>;

/** `tries` requests of each kind; `atOnce`: the two of a pair together, where answers wait more than they work. */
export type Trials = { readonly tries: number; readonly known: Timed; readonly unknown: Timed; readonly atOnce?: boolean };

async function timesOf({ tries, known, unknown, atOnce = false }: Trials): Promise<readonly [known: number[], unknown: number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let attempt = 0; attempt < tries; attempt++) {
    const ask = async (kind: 0 | 1) => void times[kind].push(await (kind === 0 ? known : unknown)(attempt));
    const [first, second] = Math.random() < 0.5 ? ([0, 1] as const) : ([1, 0] as const);
    const begun = ask(first);
    if (!atOnce) await begun;
    await Promise.all([begun, ask(second)]);
  }
  return times;
}

/** Welch's t of the requests' times, the smaller one of two rounds: chance does not tell the same tale twice, a leak does. */
export async function leastT(trials: Trials): Promise<number> {
  const first = welch(...(await timesOf(trials)));
  return first < separable ? first : Math.min(first, welch(...(await timesOf(trials))));
}

/** Milliseconds until a request is answered. */
export async function timed(request: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await request();
  return performance.now() - begun;
}
