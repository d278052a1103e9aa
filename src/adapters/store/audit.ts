import type { AuditLine } from "../../domain/audit/chain.ts";
import type { AuditQuery, AuditStore } from "../../ports/audit.ts";
import { type Engine, rowOf } from "./engine.ts";
import { mark, pageOf, unmark } from "./pages.ts";
import {
  findAuditAnchor,
  findAuditHead,
  findAuditLines,
  findAuditLinesOfUser,
  insertAuditLine,
  latestAuditHeads,
  listAuditLines,
  moveAuditAnchor,
  nextAuditHead,
  nextAuditLine,
  putAuditHead,
  removeAuditLines,
} from "./queries/audit.ts";
import type { Tables } from "./queries/tables.ts";

type Row = Tables["audit_lines"];

const valuesOf = ({ poolId, sub, accessKeyId, address, ...line }: AuditLine) => ({
  ...line,
  poolId: poolId ?? null,
  sub: sub ?? null,
  accessKeyId: accessKeyId ?? null,
  address: address ?? null,
});

const lineOf = ({ pool_id, access_key_id, sub, address, number, ...row }: Row): AuditLine => ({
  ...row,
  number: Number(number),
  ...(pool_id !== null && { poolId: pool_id }),
  ...(sub !== null && { sub }),
  ...(access_key_id !== null && { accessKeyId: access_key_id }),
  ...(address !== null && { address }),
});

const counted = <Head extends { readonly number: number }>(row: Head): Head => ({ ...row, number: Number(row.number) });

const filterOf = ({ poolId = "", operation = "", result = "", accessKeyId = "", address = "", since = 0, until = latest }: AuditQuery) => ({
  poolId,
  operation,
  result,
  accessKeyId,
  address,
  since,
  until,
});
const latest = Number.MAX_SAFE_INTEGER;

/** The audit trail on either engine: one row a line, one a chain. */
export const createAuditStore = (engine: Engine): AuditStore => ({
  async append(lines, head) {
    const added = lines.map((line) => ({ bound: insertAuditLine(valuesOf(line)) }));
    await engine.commit({ steps: [...added, { bound: putAuditHead(head) }], answer: undefined });
  },
  lines: async (chain, after, limit) => (await engine.rows(listAuditLines({ chain, after, limit }))).map(lineOf),
  async findHead(chain) {
    const row = await rowOf(engine, findAuditHead({ chain }));
    return row && counted(row);
  },
  async findAnchor(chain) {
    const row = await rowOf(engine, findAuditAnchor({ chain }));
    if (!row || row.anchor_number === null) return undefined;
    return { chain, number: Number(row.anchor_number), mac: row.anchor_mac ?? "", seal: row.anchor_seal ?? "" };
  },
  async nextChain(after) {
    const rows = await Promise.all([rowOf(engine, nextAuditHead({ after })), rowOf(engine, nextAuditLine({ after }))]);
    return rows.flatMap((row) => (row ? [row.chain] : [])).toSorted()[0];
  },
  latestHeads: async (limit) => (await engine.rows(latestAuditHeads({ limit }))).map(counted),
  async find(query, { limit, after }) {
    const [at = "", chain = "", number = ""] = unmark(after, 3);
    const before = at === "" ? { at: latest, chain: "", number: 0 } : { at: Number(at), chain, number: Number(number) };
    const values = { ...filterOf(query), ...before, limit: limit + 1 };
    const bound = query.sub === undefined ? findAuditLines(values) : findAuditLinesOfUser({ ...values, sub: query.sub });
    return pageOf(await engine.rows(bound), limit, lineOf, (row) => mark(String(row.at), row.chain, String(row.number)));
  },
  async moveAnchor(anchor) {
    await engine.write(moveAuditAnchor(anchor));
  },
  removeUpTo: (chain, upTo, limit) => engine.write(removeAuditLines({ chain, upTo, limit })),
});
