import { randomBytes, randomInt } from "node:crypto";
import type { Random } from "../../ports/random.ts";

/** Chance from the operating system. @param fixedCode development only: every code is this one, whatever length was asked for */
export function createRandom({ fixedCode }: { readonly fixedCode?: string } = {}): Random {
  return {
    bytes: (length) => randomBytes(length),
    uuid: (now) => uuidOf(now, randomBytes(10)),
    text: (alphabet, length) => Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join(""),
    code: (length) => fixedCode || String(randomInt(10 ** length)).padStart(length, "0"),
  };
}

// 48 bits of milliseconds, then version and variant among 74 random bits. @see RFC 9562 §5.7
function uuidOf(now: number, chance: Buffer): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(Math.round(now * 1000), 0, 6);
  chance.copy(bytes, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
