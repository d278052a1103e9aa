/** Where a chain is broken. Pure: the lines come in the order of their numbers, in pages. */
import { type AuditAnchor, type AuditHead, type AuditLine, anchorOf, headOf, type Keyed, type Link, macOf } from "./chain.ts";

/** The first place where a chain is not as it was written. */
export type Fault = { readonly chain: string; readonly number: number; readonly what: string };

/** How far a page of lines holds: the link behind the last good one, and the fault that ended it. */
export type Judged = { readonly link: Link; readonly fault?: Fault };

/** Follows lines behind a link. Throws nothing. @param lines as stored, in the order of their numbers */
export function follow(chain: string, before: Link, lines: readonly AuditLine[], keyed: Keyed): Judged {
  let link = before;
  for (const line of lines) {
    const fault = faultOf(chain, link, line, lines, keyed);
    if (fault) return { link, fault };
    link = { number: line.number, mac: line.mac };
  }
  return { link };
}

function faultOf(chain: string, link: Link, line: AuditLine, others: readonly AuditLine[], keyed: Keyed): Fault | undefined {
  const number = link.number + 1;
  if (line.number !== number) return { chain, number, what: removed(number, line.number - 1) };
  if (line.mac === macOf(line, link, keyed)) return undefined;
  // Whatever stands here, the line that belongs here may stand elsewhere.
  const place = others.find((other) => other.mac === macOf({ ...other, number }, link, keyed));
  const what = place ? `another line stands in its place; it stands at line ${place.number} itself` : "it was changed";
  return { chain, number, what };
}

const removed = (from: number, to: number) => (from === to ? "it was removed" : `lines ${from} to ${to} were removed`);

/** What is wrong with the head itself; undefined where it is ours. */
export function headFault(chain: string, head: AuditHead | undefined, keyed: Keyed): Fault | undefined {
  if (!head) return { chain, number: 0, what: "the row that says how far the chain goes was removed" };
  const { node, number, seal } = head;
  return seal === headOf(chain, node, head, keyed).seal
    ? undefined
    : { chain, number, what: "the row that says how far the chain goes was changed" };
}

/** What is wrong with the anchor itself; undefined where it is ours. */
export const anchorFault = (anchor: AuditAnchor, keyed: Keyed): Fault | undefined =>
  anchor.seal === anchorOf(anchor.chain, anchor, keyed).seal
    ? undefined
    : { chain: anchor.chain, number: anchor.number, what: "the row that says from where the chain is kept was changed" };

/** What is wrong with the end: the lines reached `link`, the head says how far they go. @param further the number of a line behind the head, if there is one */
export function endFault({ chain, number, mac }: AuditHead, link: Link, further: number | undefined): Fault | undefined {
  if (link.number < number) return { chain, number: link.number + 1, what: removed(link.number + 1, number) };
  if (link.mac !== mac) return { chain, number, what: "the row that says how far the chain goes belongs to another line" };
  return further === undefined
    ? undefined
    : { chain, number: further, what: "the row that says how far the chain goes was put back to an earlier one" };
}

/** Whether a chain still has the line that someone noted elsewhere. @param found that line's digest now; undefined where its age let it go */
export const notedFault = (noted: Link & { readonly chain: string }, found: string | "gone" | undefined): Fault | undefined =>
  found === undefined || found === noted.mac
    ? undefined
    : {
        chain: noted.chain,
        number: noted.number,
        what: found === "gone" ? "it was noted elsewhere and is not there any more" : "it was noted elsewhere with another digest",
      };
