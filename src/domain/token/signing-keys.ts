/**
 * A pool's signing keys over time: new ones are shown before they sign, so that whoever keeps a copy of jwks.json has them; old ones stay until the
 * last token they signed has expired. Moments are epoch seconds. @see OpenID Connect Core §10.1.1, "Rotation of Asymmetric Signing Keys"
 */

/** What of a key decides: which tokens it is for, and from when it signs; from its making on where nothing is said. */
export type SigningKeyTimes = { readonly use: "id" | "access"; readonly createdAt: number; readonly signsFrom?: number };

/** How long jwks.json shows new keys before they sign. Verifiers that meet an unknown key ask again anyway; caches between keep it for minutes. */
export const spreadSeconds = 900;
/** No ID or access token lives longer. @see API model, AccessTokenValidity: at most one day */
const longestTokenSeconds = 86_400;
/** What clocks of nodes may differ by. */
const slackSeconds = 300;
const daySeconds = 86_400;

const startOf = ({ signsFrom, createdAt }: SigningKeyTimes) => signsFrom ?? createdAt;
const newestFirst = <Key extends SigningKeyTimes>(keys: readonly Key[], use: Key["use"]): readonly Key[] =>
  keys.filter((key) => key.use === use).toSorted((one, other) => startOf(other) - startOf(one));

/** The key that signs now: the newest one whose time has come; before all of them the oldest. @returns undefined where there is none for this use */
export function signingKeyAt<Key extends SigningKeyTimes>(keys: readonly Key[], use: Key["use"], now: number): Key | undefined {
  const candidates = newestFirst(keys, use);
  return candidates.find((key) => startOf(key) <= now) ?? candidates.at(-1);
}

/** Keys that nothing needs any more: a successor has signed for longer than any token lives. */
export const retiredKeys = <Key extends SigningKeyTimes>(keys: readonly Key[], now: number): readonly Key[] =>
  keys.filter((key) =>
    keys.some(
      (other) => other.use === key.use && startOf(other) > startOf(key) && startOf(other) + longestTokenSeconds + slackSeconds <= now,
    ),
  );

/** Whether the newest keys are so old that others shall follow. @param maxAgeDays 0: never */
export function isRotationDue(keys: readonly SigningKeyTimes[], maxAgeDays: number, now: number): boolean {
  const newest = Math.max(...keys.map(startOf));
  return maxAgeDays > 0 && keys.length > 0 && newest + maxAgeDays * daySeconds <= now;
}
