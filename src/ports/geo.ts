/** What is known of the place of an address. Every member may be missing. */
export type Location = {
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** In English. */
  readonly city?: string;
  /** In degrees, north and east positive. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** The radius around that point in which the address probably is. */
  readonly accuracyKm?: number;
};

/** Tells where addresses are. There is none where no database is configured. */
export interface Geo {
  /** ISO 3166-1 alpha-2. @returns undefined where it is unknown, and for text that is no address */
  countryOf(address: string): string | undefined;
  /** @returns undefined where nothing is known */
  locationOf(address: string): Location | undefined;
}
