/** IP addresses: one spelling and one number each, so that no spelling slips past a comparison. */
import { isIP, SocketAddress } from "node:net";

/** An address as a number. An IPv4 address in IPv6 dress (`::ffff:192.0.2.1`) is the IPv4 address that it means. @see RFC 4291 §2.5.5.2 */
export type AddressNumber = { readonly family: 4 | 6; readonly value: bigint };

/** An address as a number; a zone (`%eth0`) is left out. @returns undefined where the text is no address */
export function numberOf(text: string): AddressNumber | undefined {
  const family = isIP(text);
  if (family === 0) return undefined;
  if (family === 4) return { family, value: numberOfIPv4(text) };
  const value = numberOfIPv6(withoutZone(text));
  return value >> 32n === 0xffffn ? { family: 4, value: value & 0xffffffffn } : { family: 6, value };
}

/** The one spelling of an address: lower case, shortened, no zone, IPv4 where IPv4 is meant. @returns undefined for no address @see RFC 5952 §4 */
export function canonicalAddress(text: string): string | undefined {
  const family = isIP(text);
  if (family === 0) return undefined;
  if (family === 4) return text;
  const { address } = new SocketAddress({ address: withoutZone(text), family: "ipv6" });
  return address.startsWith("::ffff:") && address.includes(".") ? address.slice("::ffff:".length) : address;
}

/**
 * What counts as one place when requests are counted: an IPv4 address, or the /64 of an IPv6 address, which one subscriber has to itself and can
 * draw addresses from without end. Text that is no address stands for itself. @see RFC 6177 §1
 */
export function placeOf(address: string): string {
  const number = numberOf(address);
  if (number === undefined) return address;
  return number.family === 4 ? (canonicalAddress(address) ?? address) : `${(number.value >> 64n).toString(16)}/64`;
}

const withoutZone = (text: string) => text.split("%", 1)[0] ?? text;

const numberOfIPv4 = (text: string): bigint => BigInt(text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0));

/** @param text an IPv6 address, known to be one */
function numberOfIPv6(text: string): bigint {
  const [head = "", tail] = text.split("::", 2).map(groupsOf);
  const known = tail === undefined ? [...head] : [...head, ...Array(8 - head.length - tail.length).fill(0n), ...tail];
  return known.reduce((sum: bigint, group: bigint) => (sum << 16n) | group, 0n);
}

function groupsOf(text: string): readonly bigint[] {
  if (text === "") return [];
  return text.split(":").flatMap((group) => {
    if (!group.includes(".")) return [BigInt(`0x${group}`)];
    const last = numberOfIPv4(group);
    return [last >> 16n, last & 0xffffn];
  });
}
