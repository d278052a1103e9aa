import type { AclVerdict } from "../domain/web-acl/acl.ts";
import type { AclRequest } from "../domain/web-acl/request.ts";

/** A request as a door shows it to an ACL; countries and counts are added behind this port. */
export type SeenRequest = Omit<AclRequest, "countryOf" | "count">;

/** How many requests a rule matched on this node since it started. `action` is the rule's: Allow, Block, Count, Captcha or Challenge. */
export type RuleCount = { readonly acl: string; readonly rule: string; readonly action: string; readonly requests: number };

/** The web ACLs in force. @see spec/platform.md §10 */
export interface WebAcls {
  /** Whether pools have ACLs of their own, so that it matters which pool a request is for. */
  readonly arePerPool: boolean;
  /** Judges a request by the ACL of its pool. @param poolId undefined where it is unknown @returns undefined where no ACL is for it */
  judge(poolId: string | undefined, request: SeenRequest): AclVerdict | undefined;
  /** The counters, for metrics. */
  counts(): readonly RuleCount[];
}
