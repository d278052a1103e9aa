/** How often one user may try what can be guessed or costs a message. @see spec/auth.md §8, "per user" */
import { refuse } from "../refusal.ts";
import type { User } from "./user.ts";

/** What is bounded, and how many times in an hour. Asking for a recovery code and answering it share one allowance. */
export const triesAnHour = {
  "recover-password": 20,
  "confirm-sign-up": 15,
  "verify-attribute": 15,
  "resend-code": 5,
  "attribute-code": 5,
  "change-password": 5,
} as const;
export type Bounded = keyof typeof triesAnHour;

const windowSeconds = 3600;

/** The user, or whoever is counted, with one more try; the hour begins with its first try. @param now epoch seconds @throws Refusal LimitExceededException */
export function withTry<Tried extends Pick<User, "tries">>(user: Tried, what: Bounded, now: number): Tried {
  const former = user.tries?.[what];
  const tries = former && now < former.since + windowSeconds ? former : { count: 0, since: now };
  if (tries.count >= triesAnHour[what]) throw refuse.tooManyTries();
  return { ...user, tries: { ...user.tries, [what]: { ...tries, count: tries.count + 1 } } };
}

/** When the counts will mean nothing any more, epoch seconds; 0 where nothing is counted. Throws nothing. */
export const triesForgottenAt = ({ tries = {} }: Pick<User, "tries">): number =>
  Math.max(0, ...Object.values(tries).map((each) => (each?.since ?? 0) + windowSeconds));
