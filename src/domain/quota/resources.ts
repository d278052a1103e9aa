/** How many of a thing there may be. @see spec/auth.md §8, resource quotas */
import type { Refusal } from "../refusal.ts";

/** As documented; devices are bounded by nobody's documentation, so that figure is ours. */
export const documentedResources = {
  UserPools: 1000,
  UserPoolClients: 1000,
  Users: 40_000_000,
  CustomAttributes: 50,
  Devices: 100,
} as const;
export type ResourceQuotas = Readonly<Record<keyof typeof documentedResources, number>>;

/** Where quotas are off: custom attributes stay bounded, as a pool with more of them could not be carried to the real service. */
export const unboundedResources: ResourceQuotas = {
  UserPools: Number.POSITIVE_INFINITY,
  UserPoolClients: Number.POSITIVE_INFINITY,
  Users: Number.POSITIVE_INFINITY,
  CustomAttributes: documentedResources.CustomAttributes,
  Devices: Number.POSITIVE_INFINITY,
};

/** Refuses more than the quota. @param count how many there would be @throws Refusal as `tooMany` makes it */
export function checkCount(count: number, most: number, tooMany: (most: number) => Refusal): void {
  if (count > most) throw tooMany(most);
}
