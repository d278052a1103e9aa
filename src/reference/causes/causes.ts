/** Every cause of every refusal, by the name that the sources use: `refuse.noSuchPool`. */
import type { refuse } from "../../domain/refusal.ts";
import type { Cause, CausesOf } from "./cause.ts";
import { clientCauses } from "./client.ts";
import { frameCauses, guardCauses, resourceCauses, signatureCauses, tokenCauses } from "./door.ts";
import { poolCauses } from "./pool.ts";
import { quotaCauses } from "./quota.ts";
import { challengeCauses, deviceCauses, flowCauses, mfaCauses, riskCauses, userStateCauses } from "./sign-in.ts";
import { attributeCauses, codeCauses, listCauses, passwordCauses, signUpCauses } from "./user.ts";

/** One heading of the errors' page with its causes. */
export type CauseGroup = { readonly title: string; readonly table: string; readonly causes: Readonly<Record<string, Cause>> };

/** Whatever `refuse` has, in the order of a request's way. */
export const generalCauses: CausesOf<typeof refuse> = {
  ...frameCauses,
  ...guardCauses,
  ...signatureCauses,
  ...resourceCauses,
  ...tokenCauses,
  ...flowCauses,
  ...userStateCauses,
  ...challengeCauses,
  ...mfaCauses,
  ...deviceCauses,
  ...riskCauses,
  ...codeCauses,
  ...signUpCauses,
  ...attributeCauses,
  ...passwordCauses,
  ...listCauses,
};

/** All causes under the headings of the errors' page. */
export const causeGroups: readonly CauseGroup[] = [
  { title: "Before an operation runs", table: "refuse", causes: frameCauses },
  { title: "Web ACLs and blocked addresses", table: "refuse", causes: guardCauses },
  { title: "Signatures and policies", table: "refuse", causes: signatureCauses },
  { title: "What a request names", table: "refuse", causes: resourceCauses },
  { title: "Tokens", table: "refuse", causes: tokenCauses },
  { title: "Flows, client secrets and sessions", table: "refuse", causes: flowCauses },
  { title: "The user's state", table: "refuse", causes: userStateCauses },
  { title: "Challenges", table: "refuse", causes: challengeCauses },
  { title: "MFA", table: "refuse", causes: mfaCauses },
  { title: "Devices", table: "refuse", causes: deviceCauses },
  { title: "Threat protection", table: "refuse", causes: riskCauses },
  { title: "Codes and recovery", table: "refuse", causes: codeCauses },
  { title: "Sign-up and usernames", table: "refuse", causes: signUpCauses },
  { title: "Attributes", table: "refuse", causes: attributeCauses },
  { title: "Passwords", table: "refuse", causes: passwordCauses },
  { title: "Lists and filters", table: "refuse", causes: listCauses },
  { title: "User pools", table: "refusePool", causes: poolCauses },
  { title: "App clients", table: "refuseClient", causes: clientCauses },
  { title: "Resource quotas", table: "refuseQuota", causes: quotaCauses },
];

const byName: ReadonlyMap<string, Cause> = new Map(
  causeGroups.flatMap(({ table, causes }) => Object.entries(causes).map(([name, each]) => [`${table}.${name}`, each] as const)),
);

/** The cause of a refusal. @param name such as `refuse.noSuchPool` @throws Error for a refusal whose cause nobody wrote down */
export function causeOf(name: string): Cause {
  const found = byName.get(name);
  if (!found) throw new Error(`${name} has no cause in src/reference/causes: say there when it is refused.`);
  return found;
}
