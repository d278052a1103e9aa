/** Bytes inside a request: given as base64 text, or as they are. @see spec/platform.md §7.4 */
import type { Shape } from "../../api/shape.ts";
import { broken } from "../failure.ts";
import { isDict, isList, type Value } from "./value.ts";

export type BinaryFormat = "base64" | "raw-in-base64-out";

/**
 * A request in which every text that stands for bytes has become bytes. @param value the request or a part of it @param shape its shape
 * @param format how texts are meant @throws Failure 255 a text is not base64
 */
export function withBytes(value: Value, shape: Shape, format: BinaryFormat): Value {
  if (shape.kind === "blob" && typeof value === "string")
    return format === "base64" ? fromBase64(value) : new Uint8Array(Buffer.from(value));
  if (shape.kind === "list" && isList(value)) return value.map((item) => withBytes(item, shape.item, format));
  if (!isDict(value) || (shape.kind !== "structure" && shape.kind !== "map")) return value;
  return new Map(
    [...value].map(([key, each]) => {
      const part = shape.kind === "map" ? shape.value : shape.members.get(key);
      return [key, part ? withBytes(each, part, format) : each];
    }),
  );
}

// Characters outside the alphabet are passed over and nothing counts behind the padding; only wrong padding is a fault.
function fromBase64(text: string): Uint8Array {
  let digits = "";
  let padding = 0;
  for (const character of text) {
    if (character === "=") {
      padding += 1;
      if (digits.length % 4 >= 2 && (digits.length % 4) + padding >= 4) return new Uint8Array(Buffer.from(digits, "base64"));
    } else if (/[A-Za-z0-9+/]/.test(character)) {
      padding = 0;
      digits += character;
    }
  }
  if (digits.length % 4 !== 0) throw broken(`Invalid base64: "${text}"`);
  return new Uint8Array(Buffer.from(digits, "base64"));
}
