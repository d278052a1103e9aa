/** From where a user was seen to sign in: a bounded list in the user's own row, so that knowing it costs no further read. */
import { createHash } from "node:crypto";
import { numberOf } from "../network/address.ts";
import type { User } from "../user/user.ts";
import type { Point } from "./place.ts";

/** A device at a place. Absent members were not known; `device` and `agent` are digests, which is enough to recognise them. */
export type Sighting = {
  /** The last sign-in from there, epoch seconds. */
  readonly at: number;
  /** The /24 or /48 of the address. */
  readonly network?: string;
  readonly device?: string;
  /** Of the User-Agent header without its versions. */
  readonly agent?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly point?: Point;
};

/** How many sightings a user keeps: a home, an office, a phone on the way and some more. */
const mostSightings = 10;
/** A sighting as fresh as this is not written again: it would say nothing new. */
const freshSeconds = 300;

/** The network of an address: /24 for IPv4, /48 for IPv6, what providers give to one site. @returns undefined where the text is no address */
export function networkOf(address: string): string | undefined {
  const number = numberOf(address);
  if (number === undefined) return undefined;
  const { family, value } = number;
  if (family === 4) return `${[24n, 16n, 8n].map((shift) => (value >> shift) & 0xffn).join(".")}.0/24`;
  return `${[112n, 96n, 80n].map((shift) => ((value >> shift) & 0xffffn).toString(16)).join(":")}::/48`;
}

/** What recognises a text of any length and says nothing else of it. */
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 16);

/** The user who signed in from there. @returns the same object where the sighting is already known as of a few minutes ago. Throws nothing */
export function withSighting(user: User, sighting: Sighting): User {
  const seen = user.seen ?? [];
  const known = seen.find((each) => isSame(each, sighting));
  if (known && sighting.at - known.at < freshSeconds) return user;
  return { ...user, seen: [sighting, ...seen.filter((each) => each !== known)].slice(0, mostSightings) };
}

/** The user who was never there, as they say themselves: nothing that shares the device or the network is known any more. Throws nothing. */
export function withoutSighting(user: User, { device, network }: Sighting): User {
  const seen = user.seen ?? [];
  const shares = (known: Sighting) =>
    (device !== undefined && known.device === device) || (network !== undefined && known.network === network);
  return seen.some(shares) ? { ...user, seen: seen.filter((known) => !shares(known)) } : user;
}

const isSame = (one: Sighting, other: Sighting) =>
  one.network === other.network && one.device === other.device && one.agent === other.agent;
