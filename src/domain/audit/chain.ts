/**
 * The chain: every line carries a keyed digest (HMAC) over itself and the digest of the line before. Who has the store but not the key can
 * neither change a line nor leave one out so that the digests still agree.
 */
import type { AuditEvent } from "./event.ts";

/** An event in its place, as it is stored; `details` as JSON. */
export type AuditLine = Omit<AuditEvent, "details"> & Link & { readonly chain: string; readonly details: string };

/** Where a chain stands after a line; `beginning` before its first. */
export type Link = { readonly number: number; readonly mac: string };
export const beginning: Link = { number: 0, mac: "" };

/** The keyed digest of a text. */
export type Keyed = (text: string) => string;

/** How far a chain has come, kept beside its lines so that a cut at the end shows. `seal` proves it to be ours. */
export type AuditHead = Link & { readonly chain: string; readonly node: string; readonly seal: string };

/** Up to where the lines of a chain were removed because of their age. The chain is verified from there on. */
export type AuditAnchor = Link & { readonly chain: string; readonly seal: string };

/** The events as the next lines of a chain. Throws nothing. */
export function chained(chain: string, before: Link, events: readonly AuditEvent[], keyed: Keyed): readonly AuditLine[] {
  let last: Link = before;
  return events.map(({ details = {}, ...event }) => {
    const line = { ...event, chain, number: last.number + 1, details: JSON.stringify(details) };
    last = { number: line.number, mac: macOf(line, last, keyed) };
    return { ...line, mac: last.mac };
  });
}

/** The digest that a line must have behind `before`. */
export const macOf = (line: Omit<AuditLine, "mac">, before: Link, keyed: Keyed): string =>
  keyed(`line ${before.mac} ${canonicalLine(line)}`);

// A list, so that the order is fixed and no two events have one text.
const canonicalLine = ({ chain, number, at, operation, result, poolId, sub, accessKeyId, address, details }: Omit<AuditLine, "mac">) =>
  JSON.stringify([chain, number, at, operation, result, poolId ?? null, sub ?? null, accessKeyId ?? null, address ?? null, details]);

/** The head of a chain that stands at `link`. */
export const headOf = (chain: string, node: string, { number, mac }: Link, keyed: Keyed): AuditHead => ({
  chain,
  node,
  number,
  mac,
  seal: keyed(`head ${JSON.stringify([chain, node, number, mac])}`),
});

/** The anchor of a chain whose lines up to `link` go. */
export const anchorOf = (chain: string, { number, mac }: Link, keyed: Keyed): AuditAnchor => ({
  chain,
  number,
  mac,
  seal: keyed(`anchor ${JSON.stringify([chain, number, mac])}`),
});
