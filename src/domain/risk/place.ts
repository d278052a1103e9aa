/** Where on earth an address is, as far as a database knows. */

/** What a database knows of it; `country` is ISO 3166-1 alpha-2, `city` English, the point in degrees. */
export type GeoPlace = {
  readonly country?: string | undefined;
  readonly city?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  /** The radius around the point in which the address probably is. */
  readonly accuracyKm?: number | undefined;
};

/** Degrees: latitude, longitude. */
export type Point = readonly [latitude: number, longitude: number];

/** A point that may be this far off says which country it is at best. */
const vaguestKm = 500;

/** The coordinates of a place, where they mean something. Throws nothing. */
export function pointOf({ latitude, longitude, accuracyKm = 0 }: GeoPlace): Point | undefined {
  return latitude === undefined || longitude === undefined || accuracyKm > vaguestKm ? undefined : [latitude, longitude];
}

const regionNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** The English name of a country. @returns the code itself where it is no code that anybody knows */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regionNames.of(code) ?? code) : code;
}

const earthRadiusKm = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The way along the surface of the earth in kilometres, by the haversine formula. Throws nothing. */
export function distanceKm([oneLatitude, oneLongitude]: Point, [otherLatitude, otherLongitude]: Point): number {
  const north = Math.sin(radians(otherLatitude - oneLatitude) / 2) ** 2;
  const east = Math.sin(radians(otherLongitude - oneLongitude) / 2) ** 2;
  const chord = north + Math.cos(radians(oneLatitude)) * Math.cos(radians(otherLatitude)) * east;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}
