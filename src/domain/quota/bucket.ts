/** A token bucket: it holds a second's allowance and fills evenly. */

/** What is left, and when that was so, in epoch seconds. */
export type Bucket = { readonly tokens: number; readonly at: number };

/**
 * Takes one token.
 * @param bucket undefined for one that was never used, which is full    @returns the bucket after it, or undefined where it is empty
 */
export function take(bucket: Bucket | undefined, rate: number, now: number): Bucket | undefined {
  // A clock that goes back fills nothing.
  const filled = bucket ? Math.min(rate, bucket.tokens + Math.max(0, now - bucket.at) * rate) : rate;
  return filled < 1 ? undefined : { tokens: filled - 1, at: now };
}
