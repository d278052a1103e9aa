/** As much of DER (ITU-T X.690) as it takes to hand OpenSSL a Diffie-Hellman key and to read one. */
import { padHex } from "../../domain/srp/encoding.ts";

export const tag = { integer: 0x02, bitString: 0x03, octetString: 0x04, objectIdentifier: 0x06, sequence: 0x30 } as const;

/** One element. @param parts its content, joined; at most 65,535 bytes */
export function element(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const header = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), content]);
}

/** A whole number that is not negative. @param hex digits */
export const integer = (hex: string): Buffer => element(tag.integer, Buffer.from(padHex(hex), "hex"));

/** The content of the element at the front, and what follows it. Trusts its input, which OpenSSL wrote. */
export function read(der: Buffer): { readonly content: Buffer; readonly rest: Buffer } {
  const short = der.readUInt8(1);
  const lengthBytes = short & 0x80 ? short & 0x7f : 0;
  const start = 2 + lengthBytes;
  const end = start + (lengthBytes ? der.readUIntBE(2, lengthBytes) : short);
  return { content: der.subarray(start, end), rest: der.subarray(end) };
}
