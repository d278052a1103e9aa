import { type Kysely, sql } from "kysely";
import { query } from "./query.ts";
import type { Tables } from "./tables.ts";

type Line = {
  chain: string;
  number: number;
  at: number;
  operation: string;
  result: string;
  poolId: string | null;
  sub: string | null;
  accessKeyId: string | null;
  address: string | null;
  details: string;
  mac: string;
};

const lineColumns = [
  "chain",
  "number",
  "at",
  "operation",
  "result",
  "pool_id",
  "sub",
  "access_key_id",
  "address",
  "details",
  "mac",
] as const;
const headColumns = ["chain", "node", "number", "mac", "seal"] as const;

/** Without effect where the line is there: a commit whose answer was lost is tried again. */
export const insertAuditLine = query("insert-audit-line", (db, $: Line) =>
  db
    .insertInto("audit_lines")
    .values({
      chain: $.chain,
      number: $.number,
      at: $.at,
      operation: $.operation,
      result: $.result,
      pool_id: $.poolId,
      sub: $.sub,
      access_key_id: $.accessKeyId,
      address: $.address,
      details: $.details,
      mac: $.mac,
    })
    .onConflict((conflict) => conflict.doNothing()),
);

export const putAuditHead = query("put-audit-head", (db, $: { chain: string; node: string; number: number; mac: string; seal: string }) =>
  db
    .insertInto("audit_chains")
    .values({ chain: $.chain, node: $.node, number: $.number, mac: $.mac, seal: $.seal })
    .onConflict((conflict) =>
      conflict
        .columns(["chain"])
        .doUpdateSet((row) => ({ number: row.ref("excluded.number"), mac: row.ref("excluded.mac"), seal: row.ref("excluded.seal") })),
    ),
);

export const listAuditLines = query("list-audit-lines", (db, $: { chain: string; after: number; limit: number }) =>
  db
    .selectFrom("audit_lines")
    .select(lineColumns)
    .where("chain", "=", $.chain)
    .where("number", ">", $.after)
    .orderBy("number")
    .limit($.limit),
);

export const findAuditHead = query("find-audit-head", (db, $: { chain: string }) =>
  db.selectFrom("audit_chains").select(headColumns).where("chain", "=", $.chain),
);

export const findAuditAnchor = query("find-audit-anchor", (db, $: { chain: string }) =>
  db.selectFrom("audit_chains").select(["chain", "anchor_number", "anchor_mac", "anchor_seal"]).where("chain", "=", $.chain),
);

export const latestAuditHeads = query("latest-audit-heads", (db, $: { limit: number }) =>
  db.selectFrom("audit_chains").select(headColumns).orderBy("chain", "desc").limit($.limit),
);

export const nextAuditHead = query("next-audit-head", (db, $: { after: string }) =>
  db.selectFrom("audit_chains").select("chain").where("chain", ">", $.after).orderBy("chain").limit(sql.lit(1)),
);

export const nextAuditLine = query("next-audit-line", (db, $: { after: string }) =>
  db.selectFrom("audit_lines").select("chain").where("chain", ">", $.after).orderBy("chain").limit(sql.lit(1)),
);

type Filter = { poolId: string; operation: string; result: string; accessKeyId: string; address: string; since: number; until: number };
type Before = { at: number; chain: string; number: number; limit: number };

/** An empty text asks for nothing. */
const wanted = ($: Filter) => sql<boolean>`(${$.poolId} = '' or pool_id = ${$.poolId})
  and (${$.operation} = '' or operation = ${$.operation})
  and (${$.result} = '' or result = ${$.result} or (${$.result} = 'refused' and result <> 'ok'))
  and (${$.accessKeyId} = '' or access_key_id = ${$.accessKeyId})
  and (${$.address} = '' or address = ${$.address})`;

const newest = (db: Kysely<Tables>, $: Filter & Before) =>
  db
    .selectFrom("audit_lines")
    .select(lineColumns)
    .where(wanted($))
    .where("at", ">=", $.since)
    .where("at", "<=", $.until)
    .where(({ eb, refTuple, tuple }) => eb(refTuple("at", "chain", "number"), "<", tuple($.at, $.chain, $.number)))
    .orderBy("at", "desc")
    .orderBy("chain", "desc")
    .orderBy("number", "desc")
    .limit($.limit);

/** Newest first, those before a line. */
export const findAuditLines = query("find-audit-lines", newest);

/** The same of one user. */
export const findAuditLinesOfUser = query("find-audit-lines-of-user", (db, $: Filter & Before & { sub: string }) =>
  newest(db, $).where("sub", "=", $.sub),
);

/** Touches no row where the anchor is as far already. */
export const moveAuditAnchor = query("move-audit-anchor", (db, $: { chain: string; number: number; mac: string; seal: string }) =>
  db
    .updateTable("audit_chains")
    .set({ anchor_number: $.number, anchor_mac: $.mac, anchor_seal: $.seal })
    .where("chain", "=", $.chain)
    .where(({ eb, or }) => or([eb("anchor_number", "is", null), eb("anchor_number", "<", $.number)])),
);

export const removeAuditLines = query("remove-audit-lines", (db, $: { chain: string; upTo: number; limit: number }) => ({
  compile: () =>
    sql`delete from audit_lines where (chain, number) in (select chain, number from audit_lines where chain = ${$.chain} and number <= ${$.upTo} order by number limit ${$.limit})`.compile(
      db,
    ),
}));
