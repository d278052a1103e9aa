/** The machine: a sign-in is data (what was proved so far), its course is a list of steps. @see spec/auth.md §3.5, §3.6, §4.6 */
import type { DeviceStanding } from "../device/trust.ts";
import { type Demand, type Named, poolSecondFactorOf, type SecondFactorChallenge, secondFactor } from "../mfa/second-factor.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../user/user.ts";
import { type FirstChallenge, type FirstFactor, firstFactors, type Proof } from "./session.ts";

/** What a sign-in was asked to begin with. */
export type FirstStep = Named<FirstChallenge | "SELECT_CHALLENGE" | "PASSWORD_VERIFIER">;

/** What to ask the user, before it becomes a session: no code is drawn yet. */
export type Challenge = FirstStep | Named<"NEW_PASSWORD_REQUIRED"> | SecondFactorChallenge;

/** What the steps look at. `first`: how the sign-in begins where nothing is proved yet. `device`: what the request's one is worth. Absent means none. */
export type SignInFacts = {
  readonly pool: Pool;
  readonly user: User;
  readonly first?: FirstStep;
  readonly demand?: Demand;
  readonly device?: DeviceStanding;
};

type Step = {
  /** Any one of these proofs passes the step. */
  readonly passedBy: readonly Proof[];
  readonly challenge: (facts: SignInFacts, proofs: readonly Proof[]) => Challenge | undefined;
};

/** In their order. The device's step stands last: after its proof come the tokens. */
const steps: readonly Step[] = [
  { passedBy: firstFactors, challenge: ({ first }) => first ?? { name: "SELECT_CHALLENGE" } },
  {
    passedBy: ["new-password"],
    challenge: ({ user }) => (user.status === "FORCE_CHANGE_PASSWORD" ? { name: "NEW_PASSWORD_REQUIRED" } : undefined),
  },
  {
    passedBy: ["second-factor"],
    challenge: ({ pool, user, demand, device }, proofs) =>
      unlessTrusted(
        secondFactor(poolSecondFactorOf(pool), user, {
          firstFactor: firstFactorOf(proofs),
          ...(demand && { demand }),
          ...(device === "trusted" && { trustedDevice: true }),
        }),
      ),
  },
  { passedBy: ["device"], challenge: ({ device }) => (device ? { name: "DEVICE_SRP_AUTH" } : undefined) },
];

// What a trusted device proves in the place of a second factor, the last step asks of it. One that lost its trust since it was asked is no second
// factor: the table asks for another one.
const unlessTrusted = (asked: Challenge | undefined) => (asked?.name === "DEVICE_SRP_AUTH" ? undefined : asked);

/**
 * The first challenge that is asked for and not yet answered; undefined: issue tokens.
 * @param proofs what was proved so far    @param facts the user as they are now, after what the last proof changed
 * @throws Refusal `noMfaMethod`, `signInBlocked` from the second factor's table
 */
export function nextChallenge(proofs: readonly Proof[], facts: SignInFacts): Challenge | undefined {
  for (const { passedBy, challenge } of steps) {
    if (proofs.some((proof) => passedBy.includes(proof))) continue;
    const asked = challenge(facts, proofs);
    if (asked) return asked;
  }
  return undefined;
}

/** Whether nothing proves yet who signs in. */
export const isFirstFactorOpen = (proofs: readonly Proof[]): boolean => !firstFactors.some((factor) => proofs.includes(factor));

// Nobody comes past the first step without one; a password is the factor after which most is asked.
const firstFactorOf = (proofs: readonly Proof[]): FirstFactor => firstFactors.find((factor) => proofs.includes(factor)) ?? "password";
