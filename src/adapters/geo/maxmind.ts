/** Countries and places from a file in MaxMind's format (GeoLite2 or GeoIP2, Country or City, or what others publish in it). */
import { readFile } from "node:fs/promises";
import { type CityResponse, Reader } from "maxmind";
import { canonicalAddress } from "../../domain/network/address.ts";
import { present } from "../../domain/present.ts";
import type { Geo, Location } from "../../ports/geo.ts";
import { type Followed, type FollowLog, follow, messageOf, versionOf } from "../followed.ts";

/** Databases are published weekly or so. */
const checkMs = 60_000;

type Database = Reader<CityResponse>;

/** A database that follows its file. */
export type OpenGeo = Geo & Omit<Followed<Database>, "current">;

/**
 * Opens a database, and opens it again when its file changes. A broken new file leaves the old one in use and is logged.
 * @throws Error one sentence that names the setting
 */
export async function openGeo(file: string, log: FollowLog): Promise<OpenGeo> {
  const followed = await follow({
    read: async () => new Reader<CityResponse>(await readFile(file)),
    version: () => versionOf(file),
    checkMs,
    log,
    about: { file },
    renewed: "The geo database was opened anew.",
    broken: "The new geo database cannot be read; the old one stays in use.",
  }).catch((problem: unknown) => {
    throw new Error(`POOLHOUSE_GEO_DATABASE: cannot read ${file} as a database in MaxMind's format (${messageOf(problem)}).`);
  });
  const { current, check, close } = followed;
  const locationOf = (address: string) => locationIn(current(), address);
  return { countryOf: (address) => locationOf(address)?.country, locationOf, check, close };
}

/** Another publisher's file may have other shapes in these places; what is not of the right type is not known. */
function locationIn(reader: Database, text: string): Location | undefined {
  const address = canonicalAddress(text);
  const found = address === undefined ? null : reader.get(address);
  if (typeof found !== "object" || found === null) return undefined;
  const { country, city, location } = found;
  return present({
    country: textOf(country?.iso_code),
    city: textOf(city?.names?.en),
    latitude: numberOf(location?.latitude),
    longitude: numberOf(location?.longitude),
    accuracyKm: numberOf(location?.accuracy_radius),
  });
}

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);
const numberOf = (value: unknown) => (typeof value === "number" ? value : undefined);
