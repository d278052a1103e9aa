/** How SRP's clients write numbers as bytes. @see spec/auth.md §3.4 */

/** Hex of a number in its shortest form: lower case, no leading zeros, `0` for zero. @param hex digits of either case, of any length */
export const shortestHex = (hex: string): string => hex.toLowerCase().replace(/^0+(?=.)/, "");

/**
 * Hex of a number as it is hashed: the bytes of its two's complement, so `00` stands before a first digit of 8 or more.
 * @param hex of the number; leading zeros do not count, as the clients parse it into a big integer first
 */
export function padHex(hex: string): string {
  const digits = shortestHex(hex);
  if (digits.length % 2 === 1) return `0${digits}`;
  return digits.charAt(0) >= "8" ? `00${digits}` : digits;
}

/** The number that hex digits mean. @throws SyntaxError for anything but hex digits */
export const numberOf = (hex: string): bigint => BigInt(`0x${hex}`);
