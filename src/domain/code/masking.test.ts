import assert from "node:assert/strict";
import test from "node:test";
import { masked } from "./masking.ts";

for (const [attribute, value, expected] of [
  ["email", "test@test.com", "t***@t***"],
  ["email", "a@b.example", "a***@b***"],
  ["email", '"odd@one"@example.com', '"***@e***'],
  ["email", "émile@exämple.com", "é***@e***"],
  ["email", "no address", "***@***"],
  ["phone_number", "+12065559934", "+*******9934"],
  ["phone_number", "+491701234567", "+********4567"],
  ["phone_number", "+1234", "+1234"],
] as const) {
  test(`${attribute} ${value} shows as ${expected}`, () => assert.equal(masked(attribute, value), expected));
}
