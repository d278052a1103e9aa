/** The audit trail on the machine: what `poolhouse audit` asks of it, and what the machine's administrator leaves in it. */
import { hostname, userInfo } from "node:os";
import { openTrail } from "../adapters/audit/trail.ts";
import type { Config } from "../config.ts";
import type { AuditLine } from "../domain/audit/chain.ts";
import { type AuditDetails, type AuditEvent, type machineEvents, succeeded } from "../domain/audit/event.ts";
import { isSubShaped } from "../domain/user/names.ts";
import { auditKey } from "../flows/audit.ts";
import { findUserByName, getPool } from "../flows/lookup.ts";
import type { AuditQuery } from "../ports/audit.ts";
import { keepsAudit } from "../server/audit.ts";
import { inWorkshop, type Workshop } from "./workshop.ts";

/** What is looked for, as it was typed. `user`: a sub, or with `pool` a name. `actor`: an access key, or a sub. Moments are epoch seconds. */
export type AuditFilters = {
  readonly pool?: string;
  readonly user?: string;
  readonly actor?: string;
  readonly event?: string;
  readonly result?: string;
  readonly address?: string;
  readonly since?: number;
  readonly until?: number;
};

const pageSize = 500;

/** Events, newest first, in constant memory. @param limit 0: all @throws Error one sentence where a name is nobody's */
export async function* findAudit(workshop: Pick<Workshop, "store">, filters: AuditFilters, limit: number): AsyncGenerator<AuditLine> {
  const { query, isWanted } = await queryOf(workshop, filters);
  let left = limit === 0 ? Number.POSITIVE_INFINITY : limit;
  let after: string | undefined;
  do {
    const page = await workshop.store.audit.find(query, { limit: pageSize, after });
    for (const line of page.items.filter(isWanted)) {
      if (left-- <= 0) return;
      yield line;
    }
    after = page.next;
  } while (after !== undefined && left > 0);
}

type Asked = { readonly query: AuditQuery; readonly isWanted: (line: AuditLine) => boolean };

async function queryOf(workshop: Pick<Workshop, "store">, { pool, user, actor, event, ...same }: AuditFilters): Promise<Asked> {
  const sub = user === undefined ? undefined : await subOf(workshop, user, pool);
  const byKey = actor !== undefined && !isSubShaped(actor);
  const query = {
    ...same,
    poolId: pool,
    operation: event,
    sub: sub ?? (byKey ? undefined : actor),
    accessKeyId: byKey ? actor : undefined,
  };
  // A user acts where no key does.
  const isWanted = (line: AuditLine) => actor === undefined || byKey || (line.sub === actor && line.accessKeyId === undefined);
  return { query, isWanted };
}

async function subOf(workshop: Pick<Workshop, "store">, typed: string, poolId: string | undefined): Promise<string> {
  if (isSubShaped(typed)) return typed;
  if (poolId === undefined) throw new Error(`"${typed}" is no sub: to look for a user by name, say in which pool (--pool).`);
  const user = await findUserByName(workshop, await getPool(workshop, poolId), typed);
  if (user) return user.sub;
  throw new Error(`Nobody in ${poolId} is called "${typed}". Who was removed is found by the sub.`);
}

/** What was done on the machine: to which key or pool. */
export type Deed = Pick<AuditEvent, "accessKeyId" | "poolId"> & Pick<AuditDetails, "keyName">;

/** Does work in the workshop and leaves a line of it in the trail, where one is kept: a chain of its own. @throws what the work throws */
export const recorded = <Answer>(
  config: Config,
  operation: (typeof machineEvents)[number],
  work: (workshop: Workshop) => Promise<Answer>,
  deedOf: (answer: Answer) => Deed,
): Promise<Answer> =>
  inWorkshop(config, async (workshop) => {
    const answer = await work(workshop);
    if (keepsAudit(config)) await leaveLine(workshop, operation, deedOf(answer));
    return answer;
  });

async function leaveLine({ store: { audit }, sealer, clock, random }: Workshop, operation: string, { keyName, ...about }: Deed) {
  let problem: unknown;
  const failed = (thrown: unknown) => {
    problem = thrown;
  };
  const chain = random.uuid(clock.now());
  const trail = await openTrail({ audit, keyed: auditKey(sealer), clock, chain, node: hostname(), failed });
  await trail.record({
    at: clock.now(),
    operation,
    result: succeeded,
    ...about,
    details: { keyName, operator: userInfo().username },
  });
  if ((await trail.close()) > 0) {
    const why = problem instanceof Error ? problem.message : "the store does not answer";
    throw new Error(`It is done, but the audit trail has no line of it: ${why}`);
  }
}
