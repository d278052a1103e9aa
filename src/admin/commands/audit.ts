/** `poolhouse audit` and `poolhouse audit verify`: what they print. */
import type { AuditLine } from "../../domain/audit/chain.ts";
import type { AuditDetails, SeenChain } from "../../domain/audit/event.ts";
import { auditKey, type ChainReport, verifyTrail } from "../../flows/audit.ts";
import { keepsAudit } from "../../server/audit.ts";
import { type AuditFilters, findAudit } from "../audit.ts";
import type { Job } from "../jobs.ts";
import { aligned, isoOf, write } from "../output.ts";
import { inWorkshop } from "../workshop.ts";

/** Lines that share their columns' widths, and are in memory at once. */
const linesAtOnce = 100;

/** Shows events, newest first. */
export const showAudit: Job = (config, { query = {}, limit = 0, json = false }) =>
  inWorkshop(config, async (workshop) => {
    let block: AuditLine[] = [];
    let count = 0;
    const flush = async () => {
      await write(json ? block.map((line) => `${JSON.stringify(documentOf(line))}\n`).join("") : aligned(block.map(cellsOf)));
      block = [];
    };
    for await (const line of findAudit(workshop, query, limit)) {
      count++;
      if (block.push(line) === linesAtOnce) await flush();
    }
    await flush();
    if (count === 0 && !json) await write(`${nothing(query)}\n`);
    return 0;
  });

const nothing = (query: AuditFilters) =>
  Object.keys(query).length > 0 ? "No event is so." : "There is no event: POOLHOUSE_AUDIT says whether a trail is kept.";

const detailsOf = ({ details }: AuditLine): AuditDetails => JSON.parse(details);

const documentOf = (line: AuditLine) => {
  const { chain, number, at, details: _, mac, ...event } = line;
  return { at: new Date(at * 1000).toISOString(), ...event, ...detailsOf(line), chain, number, mac };
};

function cellsOf(line: AuditLine): readonly string[] {
  const { keyName, operator, clientId, deviceKey, step, outcome, asked, stranger, lost, node } = detailsOf(line);
  const { accessKeyId, sub, poolId, address } = line;
  const more = {
    client: clientId,
    device: deviceKey,
    step,
    outcome,
    asked: asked && JSON.stringify(asked),
    stranger: stranger && "nobody has this name",
    lost,
    node,
  };
  const rest = Object.entries(more).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
  const key = accessKeyId && `key ${accessKeyId}${keyName === undefined ? "" : ` (${keyName})`}`;
  return [
    isoOf(line.at),
    line.operation,
    line.result,
    operator === undefined ? (key ?? "-") : `on the machine, ${operator}${key ? `: ${key}` : ""}`,
    sub === undefined ? "-" : `user ${sub}`,
    poolId ?? "-",
    address ?? "-",
    rest.join(", "),
  ];
}

/** Verifies the trail. @returns 1 where it is damaged */
export const verifyAudit: Job = (config, { noted = [], json = false }) =>
  inWorkshop(config, async ({ store: { audit }, sealer }) => {
    const total = { chains: 0, lines: 0, faults: 0 };
    for await (const report of verifyTrail({ audit, keyed: auditKey(sealer) }, noted.map(seenOf))) {
      total.chains += report.isNote ? 0 : 1;
      total.lines += report.lines;
      total.faults += report.fault ? 1 : 0;
      await write(json ? `${JSON.stringify(report)}\n` : sentenceOf(report));
    }
    const isMissing = total.chains === 0 && keepsAudit(config);
    if (!json) await write(isMissing ? missing : verdictOf(total));
    return total.faults > 0 || isMissing ? 1 : 0;
  });

const missing = "There is no chain at all, though the settings keep a trail: it was removed, or no server has run yet.\n";

function seenOf(noted: string): SeenChain {
  const [chain = "", number = "", mac = ""] = noted.split(":");
  return { chain, number: Number(number), mac };
}

function sentenceOf({ chain, node, number, mac, keptFrom, lines, isStopped, isNote, fault }: ChainReport): string {
  if (fault) {
    const where = fault.chain === chain ? "" : ` (found by way of chain ${chain})`;
    return `DAMAGED  chain ${fault.chain}${node && ` of ${node}`}, line ${fault.number}: ${fault.what}${where}\n`;
  }
  if (isNote) return `whole    chain ${chain}, line ${number}: as it was noted\n`;
  const kept = keptFrom > 0 ? `, the ${keptFrom} before went by age` : "";
  return `whole    chain ${chain} of ${node}: ${lines} lines${kept}${isStopped ? "" : `; stands at ${chain}:${number}:${mac}`}\n`;
}

const verdictOf = ({ chains, lines, faults }: { readonly chains: number; readonly lines: number; readonly faults: number }) =>
  `${chains} chains, ${lines} lines: ${faults === 0 ? "all whole" : `${faults} ${faults === 1 ? "is" : "are"} damaged`}.\n`;
