/** Users who do not exist, for clients that must not learn it: made up from the name, the same each time. @see spec/auth.md §3.3 */
import { refuseWhileLocked, type Trial, withFailure } from "../../domain/password/failures.ts";
import type { Password } from "../../domain/password/password.ts";
import type { Pool } from "../../domain/pool/pool.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { phantomChallenges } from "../../domain/sign-in/first-factor.ts";
import type { PendingChallenge } from "../../domain/sign-in/session.ts";
import type { FirstStep } from "../../domain/sign-in/steps.ts";
import { madeUpSub } from "../../domain/user/made-up-sub.ts";
import { nameOf } from "../../domain/user/names.ts";
import type { Stranger } from "../../domain/user/stranger.ts";
import type { User } from "../../domain/user/user.ts";
import type { House } from "../../ports/house.ts";
import { context } from "../../ports/sealer.ts";
import type { Write } from "../../ports/store.ts";
import { madeUpFor } from "../made-up.ts";
import { openSession } from "../sessions.ts";
import type { Attempt, Outcome } from "./attempt.ts";
import { codeDigest } from "./codes.ts";

/** As much of a user as password arithmetic needs. Nobody knows a password that fits. */
export type Phantom = Pick<User, "poolId" | "sub" | "username"> & { readonly password: Password };

/** The phantom behind a name that was typed. Throws nothing. */
export function phantomOf({ sealer, clock }: Pick<House, "sealer" | "clock">, pool: Pool, typed: string): Phantom {
  const bytes = Buffer.from(sealer.digest(nameOf(pool, "username", typed), context.madeUpUser(pool.id), pool.id), "base64url");
  const sub = madeUpSub(bytes, pool.description.CreationDate ?? 0, clock.now());
  const verifier = sealer.seal(bytes.toString("hex"), context.password(pool.id, sub));
  const salt = sealer.digest("salt", context.madeUpUser(sub), pool.id);
  return {
    poolId: pool.id,
    sub,
    username: sub,
    password: { salt: Buffer.from(salt, "base64url").toString("hex", 0, 16), verifier, setAt: 0 },
  };
}

/** What is kept of a phantom: wrong tries under its name are counted like a user's, at the same cost, or their pauses would tell. */
export const phantomCounts = ({ store }: Pick<House, "store">, { poolId, sub }: Pick<User, "poolId" | "sub">): Promise<Stranger> =>
  store.strangers.find(poolId, sub);

/** A try that cannot be right. `writes` are made with it (a session or a proof is spent). */
export type PhantomTry = { readonly trial: Trial; readonly refusal: Refusal; readonly writes: readonly Write[] };

/** Counts a try and refuses it. @throws Refusal `tooManyPasswords`; Conflict where a guard of `writes` fails */
export const phantomTried = (house: House, { poolId, sub }: Pick<User, "poolId" | "sub">, tried: PhantomTry): Promise<Outcome> =>
  house.store.strangers.update<Outcome>(poolId, sub, (counts) => {
    const now = house.clock.now();
    refuseWhileLocked(counts, tried.trial, now);
    return { counts: withFailure(counts, tried.trial, now), writes: tried.writes, answer: { kind: "refused", refusal: tried.refusal } };
  });

/** A first challenge for a phantom. `parameters` of PASSWORD_VERIFIER, where that is the challenge; `writes` are made with it. */
export type PhantomStep = {
  readonly username: string;
  readonly first: FirstStep;
  readonly parameters?: Record<string, string> | undefined;
  readonly writes: readonly Write[];
};

/** A first challenge as a user would get it; a code that seems to be sent is sent nowhere, and no answer is right. @throws Refusal `tooManyPasswords` */
export function askPhantom(
  house: House,
  { pool, client, door, flow }: Attempt,
  { username, first, parameters: given, writes }: PhantomStep,
): Promise<Outcome> {
  const { poolId, sub } = phantomOf(house, pool, username);
  const { pending, parameters } = phantomStep(house, pool, username, first);
  return house.store.strangers.update<Outcome>(poolId, sub, (counts) => {
    refuseWhileLocked(counts, "first-factor-code", house.clock.now());
    const { text, writes: opening } = openSession(house, client, { sub, door, flow, proofs: [], pending, phantom: true });
    const answer = {
      ChallengeName: first.name,
      Session: text,
      ChallengeParameters: given ?? parameters,
      AvailableChallenges: [...phantomChallenges(pool, username)],
    };
    return { counts, writes: [...writes, ...opening], answer: { kind: "challenged", answer } };
  });
}

function phantomStep(
  house: House,
  pool: Pool,
  username: string,
  first: FirstStep,
): { pending: PendingChallenge; parameters: Record<string, string> } {
  if (first.name !== "EMAIL_OTP" && first.name !== "SMS_OTP") return { pending: first, parameters: {} };
  const attribute = first.name === "EMAIL_OTP" ? "email" : "phone_number";
  const { Destination = "", DeliveryMedium = "" } = madeUpFor(house, pool, username, attribute);
  const code = codeDigest(house, phantomOf(house, pool, username), house.random.bytes(16).toString("hex"));
  return {
    pending: { name: first.name, code, wrongTries: 0, attribute, destination: "" },
    parameters: { CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium, CODE_DELIVERY_DESTINATION: Destination },
  };
}

/** Whether a text that came as USERNAME names this phantom: the name that it was made from, or the one that it was given. */
export const isPhantomNamed = (house: House, pool: Pool, sub: string, typed: string): boolean =>
  typed === sub || phantomOf(house, pool, typed).sub === sub;
