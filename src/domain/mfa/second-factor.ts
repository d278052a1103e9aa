/** The decision after the first factor: which challenge, for whom, and when none. @see spec/auth.md §4.4 to §4.6, §10.1 */
import type { VerifiedAttributeType } from "../../api/pool-policy.ts";
import type { Pool } from "../pool/pool.ts";
import { type PoolMfa, passkeysAreMultiFactor, poolMfaOf, primaryRecoveryChannelOf } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import type { FirstFactor } from "../sign-in/session.ts";
import type { User } from "../user/user.ts";
import { canAnswer } from "./can-answer.ts";
import { type Factor, factors } from "./factor.ts";

/** What the pool allows. `recoveryChannel`: the attribute to which a forgotten password is recovered first (§4.5). */
export type PoolSecondFactor = PoolMfa & {
  readonly recoveryChannel?: VerifiedAttributeType;
  /** A passkey with user verification counts as both factors. */
  readonly passkeysAreMultiFactor?: boolean;
};

/** What the user has and turned on. */
export type UserSecondFactor = Pick<User, "mfa" | "attributes" | "softwareToken">;

/** What adaptive authentication says about this sign-in. @see spec/auth.md §9 */
export type Demand = "BLOCK" | "MFA_IF_CONFIGURED" | "MFA_REQUIRED";

/** What is known of this sign-in. Absent members: no risk was found, no device is trusted. */
export type SecondFactorFacts = { readonly firstFactor: FirstFactor; readonly demand?: Demand; readonly trustedDevice?: boolean };

/** A challenge that its name tells whole: one type for each name, so that a look at the name tells them apart. */
export type Named<Name extends string> = Name extends string ? { readonly name: Name } : never;

/** The challenge to meet, in the terms of the API. */
export type SecondFactorChallenge =
  | Named<Factor | "DEVICE_SRP_AUTH">
  | (Named<"SELECT_MFA_TYPE" | "MFA_SETUP"> & { readonly factors: readonly Factor[] });

/** The letters of §4.6: F on in the pool, E enabled and possible, P preferred, T authenticator registered, M reachable by message. */
type Situation = {
  readonly pool: PoolSecondFactor;
  readonly user: UserSecondFactor;
  readonly facts: SecondFactorFacts;
  readonly E: readonly Factor[];
  readonly P: Factor | undefined;
  readonly T: boolean;
  readonly M: readonly Factor[];
};

type Row = { readonly when: (situation: Situation) => boolean; readonly asks: (situation: Situation) => SecondFactorChallenge | undefined };

const tokens = () => undefined;
const select = (offered: readonly Factor[]): SecondFactorChallenge => ({ name: "SELECT_MFA_TYPE", factors: inOrder(offered) });
const only = ([name]: readonly Factor[]): SecondFactorChallenge | undefined => name && { name };
const setUp = (offered: readonly Factor[]): SecondFactorChallenge => ({ name: "MFA_SETUP", factors: inOrder(offered) });
const impossible = () => {
  throw refuse.noMfaMethod();
};
const blocked = () => {
  throw refuse.signInBlocked();
};

/** The rows of §4.6 in their order; the first that fits decides. From row 10 on E is empty: the pool is ON, or a risk demands MFA. */
export const secondFactorRows = {
  1: { when: ({ facts }) => facts.demand === "BLOCK", asks: blocked },
  // Row 3 would let this one through as well; it is told apart because it holds where MFA applies to the user.
  2: { when: ({ facts, pool }) => facts.firstFactor === "passkey" && pool.passkeysAreMultiFactor === true, asks: tokens },
  3: { when: ({ facts }) => facts.firstFactor !== "password", asks: tokens },
  4: { when: ({ pool }) => pool.mode === "OFF", asks: tokens },
  5: { when: ({ pool, E, facts }) => pool.mode === "OPTIONAL" && E.length === 0 && !facts.demand, asks: tokens },
  6: { when: ({ facts }) => facts.trustedDevice === true, asks: () => ({ name: "DEVICE_SRP_AUTH" }) },
  7: { when: ({ P }) => P !== undefined, asks: ({ P }) => P && { name: P } },
  8: { when: ({ E }) => E.length === 1, asks: ({ E }) => only(E) },
  9: { when: ({ E }) => E.length > 1, asks: ({ E }) => select(E) },
  10: { when: ({ T, M }) => T && M.length === 0, asks: () => ({ name: "SOFTWARE_TOKEN_MFA" }) },
  11: { when: ({ T }) => T, asks: ({ M }) => select(["SOFTWARE_TOKEN_MFA", ...M]) },
  12: { when: ({ M }) => M.length === 1, asks: ({ M }) => only(M) },
  13: { when: ({ M }) => M.length > 1, asks: ({ M }) => select(M) },
  14: { when: ({ pool }) => pool.mode === "OPTIONAL", asks: ({ facts }) => (facts.demand === "MFA_REQUIRED" ? blocked() : tokens()) },
  15: { when: ({ pool }) => pool.factors.every((factor) => factor === "SMS_MFA"), asks: impossible },
  16: { when: ({ user }) => !user.attributes.phone_number && !user.attributes.email, asks: ({ pool }) => setUp(offeredForSetUp(pool)) },
  17: { when: ({ pool }) => pool.factors.includes("SOFTWARE_TOKEN_MFA"), asks: () => setUp(["SOFTWARE_TOKEN_MFA"]) },
  18: { when: () => true, asks: impossible },
} as const satisfies Record<number, Row>;

/**
 * The second factor that a sign-in must answer once the first is proved; undefined when none is asked for.
 * @param pool what the pool allows    @param user what the user has, turned on and prefers    @param facts of this sign-in
 * @throws Refusal `noMfaMethod` where MFA is required and nothing can serve (rows 15, 18), `signInBlocked` (rows 1, 14)
 * @see API model, SetUserMFAPreference; spec/auth.md §4.6, whose row numbers the list keeps
 */
export function secondFactor(pool: PoolSecondFactor, user: UserSecondFactor, facts: SecondFactorFacts): SecondFactorChallenge | undefined {
  const situation = situationOf(pool, user, facts);
  const rows: readonly Row[] = Object.values(secondFactorRows);
  return rows.find(({ when }) => when(situation))?.asks(situation);
}

/** What the second factor's table looks at of a pool. */
export function poolSecondFactorOf(pool: Pool): PoolSecondFactor {
  const recoveryChannel = primaryRecoveryChannelOf(pool);
  return { ...poolMfaOf(pool), ...(recoveryChannel && { recoveryChannel }), passkeysAreMultiFactor: passkeysAreMultiFactor(pool) };
}

/** Whether MFA applies to a user before any risk is known: then one-time codes are no first factor. @see spec/auth.md §3.8 */
export const mfaApplies = (pool: PoolSecondFactor, user: UserSecondFactor): boolean =>
  pool.mode === "ON" || (pool.mode === "OPTIONAL" && enabledAndPossible(pool, user).length > 0);

function situationOf(pool: PoolSecondFactor, user: UserSecondFactor, facts: SecondFactorFacts): Situation {
  const E = enabledAndPossible(pool, user);
  const P = E.find((factor) => factor === user.mfa.preferred);
  const T = pool.factors.includes("SOFTWARE_TOKEN_MFA") && canAnswer.SOFTWARE_TOKEN_MFA(user);
  return { pool, user, facts, E, P, T, M: reachableByMessage(pool, user) };
}

const enabledAndPossible = (pool: PoolMfa, user: UserSecondFactor) =>
  pool.factors.filter((factor) => user.mfa.enabled.includes(factor) && canAnswer[factor](user));

const attributeOf: Readonly<Partial<Record<Factor, VerifiedAttributeType>>> = { SMS_MFA: "phone_number", EMAIL_OTP: "email" };

// The primary recovery channel is kept out of MFA, unless that leaves a pool without an authenticator app nothing to ask.
function reachableByMessage(pool: PoolSecondFactor, user: UserSecondFactor): readonly Factor[] {
  const usable = pool.factors.filter((factor) => attributeOf[factor] && canAnswer[factor](user));
  const free = withoutRecovery(pool, usable);
  return free.length === 0 && !pool.factors.includes("SOFTWARE_TOKEN_MFA") ? usable : free;
}

// A phone cannot be set up in the challenge, so a list of SMS alone would be a dead end (§10.1).
function offeredForSetUp(pool: PoolSecondFactor): readonly Factor[] {
  const free = withoutRecovery(pool, pool.factors);
  return free.some((factor) => factor !== "SMS_MFA") ? free : pool.factors;
}

const withoutRecovery = ({ recoveryChannel }: PoolSecondFactor, offered: readonly Factor[]) =>
  offered.filter((factor) => recoveryChannel === undefined || attributeOf[factor] !== recoveryChannel);

const inOrder = (offered: readonly Factor[]) => factors.filter((factor) => offered.includes(factor));
