/** What tests of the audit trail share: events, chains and a key. */
import { createHmac } from "node:crypto";
import { type AuditHead, type AuditLine, beginning, chained, headOf, type Keyed } from "../../src/domain/audit/chain.ts";
import type { AuditEvent } from "../../src/domain/audit/event.ts";

/** A key for tests. */
export const testKeyed: Keyed = (text) => createHmac("sha256", "test").update(text).digest("base64url");

/** An event. @param members what is different about this one */
export const anAuditEvent = (members: Partial<AuditEvent> = {}): AuditEvent => ({
  at: 1000.125,
  operation: "InitiateAuth",
  result: "ok",
  poolId: "us-east-1_Audit",
  sub: "sub-1",
  address: "192.0.2.1",
  details: { requestId: "r-1" },
  ...members,
});

/** Lines of a chain from its beginning, with their head. @param members of each event */
export function aChain(
  members: readonly Partial<AuditEvent>[],
  chain = "chain-1",
): { readonly lines: readonly AuditLine[]; readonly head: AuditHead } {
  const lines = chained(chain, beginning, members.map(anAuditEvent), testKeyed);
  return { lines, head: headOf(chain, "node-1", lines.at(-1) ?? beginning, testKeyed) };
}
