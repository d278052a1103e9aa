/** When a message that did not go out is tried again. */

/** After so many tries it is given up: with the pauses below, about an hour and a half. */
const mostAttempts = 16;
const longestPauseSeconds = 600;

/**
 * The moment of the next try: 1, 2, 4, … seconds up to ten minutes, each shortened by up to half so that a provider that comes back is not met by all at once.
 * @param attempts how often it was tried    @param now epoch seconds    @param chance between 0 and 1
 * @returns undefined where it is given up
 */
export function nextAttemptAt(attempts: number, now: number, chance: number): number | undefined {
  if (attempts >= mostAttempts) return undefined;
  const pause = Math.min(2 ** (attempts - 1), longestPauseSeconds);
  return now + pause * (1 - chance / 2);
}
