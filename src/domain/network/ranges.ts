/** Sets of address ranges (CIDR), asked in a time that hardly grows with their number. @see RFC 4632 §3.1 */
import { numberOf } from "./address.ts";

/** Whether an address lies in one of the ranges; text that is no address lies in none. */
export type Ranges = (address: string) => boolean;

/** One range as a number: its family, how many bits it fixes, and these bits. */
type Range = { readonly family: 4 | 6; readonly bits: number; readonly network: bigint };

/**
 * Makes ranges ready.
 * @param texts such as `192.0.2.0/24`, `2001:db8::/32`, or one address alone
 * @param problem makes the error for a text that is no range
 */
export function rangesOf(texts: readonly string[], problem: (text: string) => Error): Ranges {
  const byLength = new Map<string, { readonly family: 4 | 6; readonly shift: bigint; readonly networks: Set<bigint> }>();
  for (const text of texts) {
    const range = rangeOf(text);
    if (range === undefined) throw problem(text);
    const { family, bits, network } = range;
    const key = `${family}/${bits}`;
    const length = byLength.get(key) ?? { family, shift: BigInt(widthOf[family] - bits), networks: new Set() };
    length.networks.add(network);
    byLength.set(key, length);
  }
  const lengths = [...byLength.values()];
  return (text) => {
    const address = numberOf(text);
    if (address === undefined) return false;
    return lengths.some(({ family, shift, networks }) => family === address.family && networks.has(address.value >> shift));
  };
}

const widthOf = { 4: 32, 6: 128 } as const;

function rangeOf(text: string): Range | undefined {
  const [first = "", length, ...more] = text.split("/");
  const address = numberOf(first);
  if (address === undefined || more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  // An IPv4 range in IPv6 dress counts its bits from the start of the IPv6 address.
  const dress = address.family === 4 && first.includes(":") ? 96 : 0;
  const width = widthOf[address.family];
  const bits = length === undefined ? width : Number(length) - dress;
  if (bits < 0 || bits > width) return undefined;
  return { family: address.family, bits, network: address.value >> BigInt(width - bits) };
}
