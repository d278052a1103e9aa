/** What comes after a proof: the next challenge with its session, or the tokens. Called inside the commit of the proof. @see spec/auth.md §3.2, §3.5 */
import { checkKnown, deviceStanding, deviceTie } from "../../domain/device/trust.ts";
import type { Factor } from "../../domain/mfa/factor.ts";
import { regionFor, regionOf } from "../../domain/pool/pool-id.ts";
import { refuse } from "../../domain/refusal.ts";
import { availableChallenges } from "../../domain/sign-in/first-factor.ts";
import { challengeParameters } from "../../domain/sign-in/parameters.ts";
import type { PendingChallenge, Proof } from "../../domain/sign-in/session.ts";
import { type Challenge, type FirstStep, isFirstFactorOpen, nextChallenge } from "../../domain/sign-in/steps.ts";
import type { User } from "../../domain/user/user.ts";
import type { House } from "../../ports/house.ts";
import type { Changed, Write } from "../../ports/store.ts";
import { carried, recordedStep } from "../risk-sign-in.ts";
import { openSession } from "../sessions.ts";
import { openFamily } from "../tokens.ts";
import type { Attempt, Outcome } from "./attempt.ts";
import { sendCode } from "./codes.ts";
import { deviceAsked, isDeviceNamed, visiting, waitingAt } from "./device.ts";

/** How far a sign-in came. `first`: how to begin where nothing is proved yet; its parameters where the challenge needs some made before. */
export type Progress = { readonly proofs: readonly Proof[]; readonly first?: FirstStep & { readonly parameters?: Record<string, string> } };

/**
 * The change that carries a sign-in on.
 * @param user as they are after what was proved    @returns the user, what to write with it, and what to answer
 * @throws Refusal where no second factor is possible (`noMfaMethod`), or the request names an unknown device (`noSuchDevice`)
 */
export const next = (house: House, attempt: Attempt, user: User, progress: Progress): Changed<Outcome> =>
  recordedStep(house, attempt, user, () => step(house, attempt, user, progress));

function step(house: House, attempt: Attempt, user: User, progress: Progress): Changed<Outcome> {
  const { proofs, first } = progress;
  const { pool, verdict } = attempt;
  const device = deviceStanding(pool, attempt.device?.presented);
  const facts = { pool, user, ...(first && { first }), ...(device && { device }), ...(verdict?.demand && { demand: verdict.demand }) };
  const challenge = nextChallenge(proofs, facts);
  return challenge ? challenged(house, attempt, user, progress, challenge) : signedIn(house, attempt, user, proofs);
}

/** The change that asks for one factor, whatever the table says: the user chose it. */
export const askFor = (house: House, attempt: Attempt, user: User, proofs: readonly Proof[], factor: Factor): Changed<Outcome> =>
  challenged(house, attempt, user, { proofs }, { name: factor });

function challenged(house: House, attempt: Attempt, user: User, { proofs, first }: Progress, challenge: Challenge): Changed<Outcome> {
  if (challenge.name === "DEVICE_SRP_AUTH") return asked(house, attempt, user, { proofs, writes: [], ...deviceAsked(attempt) });
  const { pending, writes } = pendingOf(house, attempt, user, challenge, proofs);
  return asked(house, attempt, user, { proofs, pending, writes, ...(first?.parameters && { parameters: first.parameters }) });
}

function pendingOf(
  house: House,
  { pool }: Attempt,
  user: User,
  challenge: Exclude<Challenge, { name: "DEVICE_SRP_AUTH" }>,
  proofs: readonly Proof[],
): Pick<Asked, "pending" | "writes"> {
  switch (challenge.name) {
    case "SMS_MFA":
    case "SMS_OTP":
    case "EMAIL_OTP": {
      const attribute = challenge.name === "EMAIL_OTP" ? "email" : "phone_number";
      const digits = isFirstFactorOpen(proofs) ? 8 : 6;
      const { pending, message } = sendCode(house, pool, user, {
        name: challenge.name,
        attribute,
        destination: addressOf(user, attribute),
        digits,
      });
      return { pending, writes: [message] };
    }
    case "SOFTWARE_TOKEN_MFA":
      return { pending: { name: challenge.name, wrongTries: 0 }, writes: [] };
    default:
      return { pending: challenge, writes: [] };
  }
}

// The rules ask for a code only where there is an address for it; a user who lost it since then has no such method.
function addressOf(user: User, attribute: "email" | "phone_number"): string {
  const address = user.attributes[attribute];
  if (!address) throw refuse.noMfaMethod();
  return address;
}

/** A challenge about to go out: what is pending and what else is written (the message that carries a code). */
export type Asked = {
  readonly proofs: readonly Proof[];
  readonly pending: Exclude<PendingChallenge, { name: "SIGN_UP" }>;
  readonly writes: readonly Write[];
  readonly parameters?: Record<string, string>;
};

/** The change that opens the session of a challenge and answers with it. @throws Refusal `noSuchDevice` where the request names an unknown device */
export function asked(house: House, attempt: Attempt, user: User, ask: Asked): Changed<Outcome> {
  const { pool, client, door, flow, device, verdict } = attempt;
  checkKnown(device?.presented);
  const { proofs, pending, writes, parameters = challengeParameters(pending, { pool, client, user, proofs }) } = ask;
  const step = { sub: user.sub, door, flow, proofs, pending, passwordSetAt: user.password?.setAt };
  const {
    text,
    session,
    writes: opening,
  } = openSession(house, client, {
    ...step,
    deviceNamed: isDeviceNamed(device),
    verdict: verdict && carried(verdict),
  });
  const answer = {
    ChallengeName: pending.name,
    Session: text,
    ChallengeParameters: parameters,
    ...(isFirstFactorOpen(proofs) && { AvailableChallenges: [...availableChallenges(pool, user)] }),
  };
  return { user, writes: [...writes, ...opening, ...waitingAt(session, device)], answer: { kind: "challenged", answer } };
}

function signedIn(house: House, attempt: Attempt, user: User, proofs: readonly Proof[]): Changed<Outcome> {
  const { pool, client, device, verdict } = attempt;
  checkKnown(device?.presented);
  const region = regionFor(regionOf(pool.id), house.settings.region);
  const tie = (originJti: string) => deviceTie(device?.presented, { proofs, region, originJti });
  const opened = openFamily(house, client, user, { device: tie, eventId: verdict?.event.id });
  return { user, writes: [opened.write, ...visiting(house, attempt)], answer: { kind: "signed-in", user, opened } };
}
