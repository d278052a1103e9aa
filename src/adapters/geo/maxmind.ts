/** Countries and places from a file in MaxMind's format (GeoLite2 or GeoIP2, Country or City, or what others publish in it). */
import { readFile, stat } from "node:fs/promises";
import { type CityResponse, Reader } from "maxmind";
import { canonicalAddress } from "../../domain/network/address.ts";
import { present } from "../../domain/present.ts";
import type { Geo, Location } from "../../ports/geo.ts";

/** The log as this adapter uses it; pino fits. */
export type GeoLog = { info(fields: object, sentence: string): void; error(fields: object, sentence: string): void };

/** Databases are published weekly or so. */
const checkMs = 60_000;

/** A database that follows its file. `check` looks whether it changed; it never rejects. */
export type OpenGeo = Geo & { readonly check: () => Promise<void>; readonly close: () => void };

/**
 * Opens a database, and opens it again when its file changes. A broken new file leaves the old one in use and is logged.
 * @throws Error one sentence that names the setting
 */
export async function openGeo(file: string, log: GeoLog): Promise<OpenGeo> {
  let opened = await open(file).catch((problem: unknown) => {
    throw new Error(`POOLHOUSE_GEO_DATABASE: cannot read ${file} as a database in MaxMind's format (${messageOf(problem)}).`);
  });
  let seen = opened.version;
  const check = async () => {
    try {
      const version = await versionOf(file);
      if (version === seen) return;
      seen = version;
      opened = await open(file);
      log.info({ file }, "The geo database was opened anew.");
    } catch (problem) {
      log.error({ file, problem: messageOf(problem) }, "The new geo database cannot be read; the old one stays in use.");
    }
  };
  const timer = setInterval(() => void check(), checkMs);
  timer.unref();
  const locationOf = (address: string) => locationIn(opened.reader, address);
  return { countryOf: (address) => locationOf(address)?.country, locationOf, check, close: () => clearInterval(timer) };
}

type Opened = { readonly reader: Reader<CityResponse>; readonly version: string };

async function open(file: string): Promise<Opened> {
  const version = await versionOf(file);
  return { reader: new Reader<CityResponse>(await readFile(file)), version };
}

async function versionOf(file: string): Promise<string> {
  const { mtimeMs, size, ino } = await stat(file);
  return [mtimeMs, size, ino].join("/");
}

/** Another publisher's file may have other shapes in these places; what is not of the right type is not known. */
function locationIn(reader: Reader<CityResponse>, text: string): Location | undefined {
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
const messageOf = (problem: unknown) => (problem instanceof Error ? problem.message : "unreadable");
