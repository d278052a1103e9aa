/** The signals of a risky sign-in: small, named, each for itself. docs/risk.md explains them to operators. */
import type { FailureCounts } from "../password/failures.ts";
import type { Circumstances } from "./circumstances.ts";
import { distanceKm, type GeoPlace, pointOf } from "./place.ts";
import { networkOf, type Sighting } from "./sighting.ts";

/** Their names, in the order in which a decision lists them. */
export const signalNames = [
  "new-device",
  "new-network",
  "new-country",
  "impossible-travel",
  "agent-changed",
  "account-failures",
  "network-failures",
  "listed-address",
] as const;
export type SignalName = (typeof signalNames)[number];

/** What the signals look at. */
export type RiskFacts = {
  readonly circumstances: Circumstances;
  /** Where the address is; absent without a database or for an address that it does not know. */
  readonly place?: GeoPlace | undefined;
  /** From where the user was seen. */
  readonly seen: readonly Sighting[];
  /** The user's wrong tries in a row, as they were before this one. */
  readonly failures: FailureCounts;
  /** How many accounts failed from this network lately, about. */
  readonly accountsFailed: number;
  /** Whether the operator lists the address. */
  readonly isListed: boolean;
  /** Epoch seconds. */
  readonly now: number;
};

/** An aeroplane's speed; shorter ways than this are within what a database errs. */
const fastestKmh = 1000;
const shortestKm = 200;
/** From this many wrong tries in a row, the last one in the past hour. */
const manyFailures = 3;
const lateSeconds = 3600;
/** A household mistypes a few accounts; a list of stolen passwords goes through many. */
const manyAccounts = 5;

/** Whether each signal speaks. Without a history nothing is new: whoever signs in for the first time is not compared with anything. */
export const signals: Readonly<Record<SignalName, (facts: RiskFacts) => boolean>> = {
  "new-device": ({ circumstances: { device }, seen }) => isNew(device, seen, ({ device }) => device) || isHidden(device, seen),
  "new-network": ({ circumstances: { address }, seen }) => isNew(address && networkOf(address), seen, ({ network }) => network),
  "new-country": ({ place, seen }) => isNew(place?.country, seen, ({ country }) => country),
  "impossible-travel": (facts) => travelledKm(facts) > shortestKm && travelledKm(facts) > fastestKmh * hoursSince(facts),
  "agent-changed": ({ circumstances: { agent }, seen }) => isNew(agent, seen, ({ agent }) => agent),
  "account-failures": ({ failures: { failures, mfaFailures }, now }) =>
    [failures, mfaFailures].some((each) => each !== undefined && each.count >= manyFailures && now - each.lastAt < lateSeconds),
  "network-failures": ({ accountsFailed }) => accountsFailed >= manyAccounts,
  "listed-address": ({ isListed }) => isListed,
};

// Something is new where the user was seen with others of its kind and never with this one.
function isNew(given: string | undefined, seen: readonly Sighting[], of: (sighting: Sighting) => string | undefined): boolean {
  const known = seen.map(of).filter((each) => each !== undefined);
  return given !== undefined && known.length > 0 && !known.includes(given);
}

// An app that always told the device does not stop to; whoever leaves it out does not sign in through the app.
const isHidden = (device: string | undefined, seen: readonly Sighting[]) =>
  device === undefined && seen.length > 0 && seen.every((sighting) => sighting.device !== undefined);

// From where the user was seen last; 0 where either place is unknown.
function travelledKm({ place, seen }: RiskFacts): number {
  const [here, there] = [place && pointOf(place), lastPlaced(seen)?.point];
  return here && there ? distanceKm(here, there) : 0;
}

const hoursSince = ({ seen, now }: RiskFacts) => Math.max(0, now - (lastPlaced(seen)?.at ?? 0)) / 3600;

// Feedback may make an older one known again, so the order of the list does not tell.
const lastPlaced = (seen: readonly Sighting[]) =>
  seen
    .filter(({ point }) => point !== undefined)
    .reduce<Sighting | undefined>((last, each) => (last && last.at >= each.at ? last : each), undefined);
