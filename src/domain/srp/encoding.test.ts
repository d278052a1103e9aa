import assert from "node:assert/strict";
import test from "node:test";
import { padHex } from "./encoding.ts";

for (const [hex, padded] of [
  ["0", "00"],
  ["", ""],
  ["1", "01"],
  ["7f", "7f"],
  ["80", "0080"],
  ["FF", "00ff"],
  ["abc", "0abc"],
  ["00ff", "00ff"],
  ["000f", "0f"],
  ["0abc", "0abc"],
] as const) {
  test(`padHex(${hex}) is ${padded}`, () => assert.equal(padHex(hex), padded));
}
