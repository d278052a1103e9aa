/** Users who do not exist, for clients that must not learn it: made up from the name, the same each time. @see spec/auth.md §3.3 */
import type { Password } from "../../domain/password/password.ts";
import type { Pool } from "../../domain/pool/pool.ts";
import { phantomChallenges } from "../../domain/sign-in/first-factor.ts";
import type { PendingChallenge, Session } from "../../domain/sign-in/session.ts";
import type { FirstStep } from "../../domain/sign-in/steps.ts";
import { madeUpSub } from "../../domain/user/made-up-sub.ts";
import { nameOf } from "../../domain/user/names.ts";
import type { User } from "../../domain/user/user.ts";
import type { House } from "../../ports/house.ts";
import { context } from "../../ports/sealer.ts";
import { madeUpFor } from "../made-up.ts";
import { openPhantom } from "../sessions.ts";
import type { Attempt, Outcome } from "./attempt.ts";
import { codeDigest } from "./codes.ts";

/** As much of a user as password arithmetic needs. Nobody knows a password that fits. */
export type Phantom = Pick<User, "poolId" | "sub" | "username"> & { readonly password: Password };

/** The phantom behind a name that was typed. Throws nothing. */
export function phantomOf({ sealer, clock }: Pick<House, "sealer" | "clock">, pool: Pool, typed: string): Phantom {
  const bytes = Buffer.from(sealer.digest(nameOf(pool, "username", typed), context.madeUpUser(pool.id)), "base64url");
  const sub = madeUpSub(bytes, pool.description.CreationDate ?? 0, clock.now());
  const verifier = sealer.seal(bytes.toString("hex"), context.password(pool.id, sub));
  const salt = sealer.digest("salt", context.madeUpUser(sub));
  return {
    poolId: pool.id,
    sub,
    username: sub,
    password: { salt: Buffer.from(salt, "base64url").toString("hex", 0, 16), verifier, setAt: 0 },
  };
}

/**
 * A first challenge as a user would get it; a code that seems to be sent is sent nowhere, and no answer to it is right. Throws nothing.
 * @param given the parameters of PASSWORD_VERIFIER, where that is the challenge
 */
export function askPhantom(house: House, attempt: Attempt, username: string, first: FirstStep, given?: Record<string, string>): Outcome {
  const { pool, client, door } = attempt;
  const { sub } = phantomOf(house, pool, username);
  const { pending, parameters } = phantomStep(house, pool, username, first);
  return {
    kind: "challenged",
    answer: {
      ChallengeName: first.name,
      Session: openPhantom(house, client, { sub, door, pending }),
      ChallengeParameters: given ?? parameters,
      AvailableChallenges: [...phantomChallenges(pool, username)],
    },
  };
}

type PhantomStep = { readonly pending: PendingChallenge; readonly parameters: Record<string, string> };

function phantomStep(house: House, pool: Pool, username: string, first: FirstStep): PhantomStep {
  if (first.name !== "EMAIL_OTP" && first.name !== "SMS_OTP") return { pending: first, parameters: {} };
  const attribute = first.name === "EMAIL_OTP" ? "email" : "phone_number";
  const { Destination = "", DeliveryMedium = "" } = madeUpFor(house, pool, username, attribute);
  const code = codeDigest(house, phantomOf(house, pool, username), house.random.bytes(16).toString("hex"));
  return {
    pending: { name: first.name, code, wrongTries: 0, attribute, destination: "" },
    parameters: { CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium, CODE_DELIVERY_DESTINATION: Destination },
  };
}

/** Whether a name that was typed is the one that a phantom was made from. */
export const isPhantomNamed = (house: House, pool: Pool, session: Session, typed: string): boolean =>
  phantomOf(house, pool, typed).sub === session.sub;
