/** Looking after the audit trail: whether it is whole, and letting go what is too old. @see docs/audit.md */
import { anchorOf, beginning, type Keyed, type Link } from "../domain/audit/chain.ts";
import { type AuditDetails, ownEvents, type SeenChain } from "../domain/audit/event.ts";
import { anchorFault, endFault, type Fault, follow, headFault, notedFault } from "../domain/audit/verify.ts";
import type { AuditStore } from "../ports/audit.ts";
import { context, type Sealer } from "../ports/sealer.ts";

type Tools = { readonly audit: AuditStore; readonly keyed: Keyed };

/** The trail's digest: under the data key, so that a new master key leaves the trail as it is. */
export const auditKey =
  (sealer: Pick<Sealer, "digest">): Keyed =>
  (text) =>
    sealer.digest(text, context.audit);

/** What was found of one chain: from where it is kept, how far it goes, whether it ended in good order, and its first fault. */
export type ChainReport = SeenChain & {
  readonly node: string;
  /** The number of the last line that age took; 0 where all are there. */
  readonly keptFrom: number;
  readonly lines: number;
  readonly isStopped: boolean;
  /** It is about a line that was noted elsewhere. */
  readonly isNote?: true;
  readonly fault?: Fault;
};

const linesAtOnce = 500;

/**
 * Verifies every chain, one after the other. It may run beside servers.
 * @param noted lines that were noted elsewhere: they must still be there, unless their age let them go
 */
export async function* verifyTrail(tools: Tools, noted: readonly SeenChain[] = []): AsyncGenerator<ChainReport> {
  for (let chain = await tools.audit.nextChain(""); chain !== undefined; chain = await tools.audit.nextChain(chain)) {
    const report = await verifyChain(tools, chain);
    // Lines that go by age, or come, between two readings look like a fault: what is one stays one.
    yield report.fault ? await verifyChain(tools, chain) : report;
  }
  for (const each of noted) {
    const fault = await faultOfNoted(tools, each);
    yield { ...each, node: "", keptFrom: 0, lines: 0, isStopped: false, isNote: true, ...(fault && { fault }) };
  }
}

async function verifyChain(tools: Tools, chain: string): Promise<ChainReport> {
  const { audit, keyed } = tools;
  const [head, anchor] = [await audit.findHead(chain), await audit.findAnchor(chain)];
  const broken = headFault(chain, head, keyed) ?? (anchor && anchorFault(anchor, keyed));
  const from = anchor ?? beginning;
  const about = { chain, node: head?.node ?? "", keptFrom: from.number, lines: 0, isStopped: false };
  if (broken || !head) return { ...about, number: from.number, mac: from.mac, ...(broken && { fault: broken }) };
  const { link, isStopped, fault } = await walk(tools, chain, from, head.number);
  const found = fault ?? endFault(head, link, await furtherThan(tools, head));
  return { ...about, ...link, lines: link.number - from.number, isStopped, ...(found && { fault: found }) };
}

type Walked = { readonly link: Link; readonly isStopped: boolean; readonly fault?: Fault };

async function walk(tools: Tools, chain: string, from: Link, end: number): Promise<Walked> {
  let link: Link = { number: from.number, mac: from.mac };
  let isStopped = false;
  while (link.number < end) {
    const lines = await tools.audit.lines(chain, link.number, Math.min(linesAtOnce, end - link.number));
    if (lines.length === 0) break;
    const judged = follow(chain, link, lines, tools.keyed);
    link = judged.link;
    const fault = judged.fault ?? (await faultOfStart(tools, lines));
    if (fault) return { link, isStopped: false, fault };
    isStopped = lines.at(-1)?.operation === ownEvents.stop;
  }
  return { link, isStopped };
}

/** The first line of a chain names chains of before: one that is gone as a whole shows there. */
async function faultOfStart(tools: Tools, [first]: Awaited<ReturnType<AuditStore["lines"]>>): Promise<Fault | undefined> {
  if (first?.operation !== ownEvents.start) return undefined;
  const { seen = [] }: AuditDetails = JSON.parse(first.details);
  for (const each of seen) {
    const fault = await faultOfNoted(tools, each);
    if (fault) return fault;
  }
  return undefined;
}

async function faultOfNoted({ audit }: Tools, noted: SeenChain): Promise<Fault | undefined> {
  const { chain, number } = noted;
  const anchor = await audit.findAnchor(chain);
  if (anchor && number <= anchor.number) return undefined;
  const [line] = await audit.lines(chain, number - 1, 1);
  return notedFault(noted, line?.number === number ? line.mac : "gone");
}

/** The number of a line behind the head, where the head did not move on meanwhile. */
async function furtherThan(
  { audit }: Tools,
  { chain, number }: { readonly chain: string; readonly number: number },
): Promise<number | undefined> {
  const [further] = await audit.lines(chain, number, 1);
  const now = further && (await audit.findHead(chain));
  return now?.number === number ? further?.number : undefined;
}

const daySeconds = 86_400;

/**
 * Lets go of what is older than `days`, whole days (UTC) at a time. Only lines that verify go, so that nobody can have a changed one removed by
 * making it look old; and the anchor moves first, so that the chain verifies at every moment.
 * @param days 0: everything stays    @param now epoch seconds    @returns the faults that kept lines from going
 */
export async function sweepTrail(tools: Tools, days: number, now: number): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  if (days === 0) return faults;
  const before = (Math.floor(now / daySeconds) - days) * daySeconds;
  for (let chain = await tools.audit.nextChain(""); chain !== undefined; chain = await tools.audit.nextChain(chain)) {
    // Another node may sweep as well: what is a fault stays one.
    const fault = (await sweepChain(tools, chain, before)) && (await sweepChain(tools, chain, before));
    if (fault) faults.push(fault);
  }
  return faults;
}

async function sweepChain({ audit, keyed }: Tools, chain: string, before: number): Promise<Fault | undefined> {
  const anchor = await audit.findAnchor(chain);
  const broken = anchor && anchorFault(anchor, keyed);
  if (broken) return broken;
  let link: Link = anchor ?? beginning;
  for (;;) {
    const lines = await audit.lines(chain, link.number, linesAtOnce);
    const young = lines.findIndex(({ at }) => at >= before);
    const judged = follow(chain, link, young < 0 ? lines : lines.slice(0, young), keyed);
    if (judged.link.number > link.number) await audit.moveAnchor(anchorOf(chain, judged.link, keyed));
    link = judged.link;
    while ((await audit.removeUpTo(chain, link.number, linesAtOnce)) > 0);
    if (judged.fault || young >= 0 || lines.length < linesAtOnce) return judged.fault;
  }
}
