import assert from "node:assert/strict";
import test from "node:test";
import { madeUpDelivery } from "./made-up.ts";

const seed = "q83vASNFZ4mrze8BI0VniQ";

for (const [name, attribute, expected] of [
  ["zoe@example.com", "phone_number", { Destination: "z***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" }],
  ["+12065559934", "email", { Destination: "+*******9934", DeliveryMedium: "SMS", AttributeName: "phone_number" }],
] as const)
  test(`${name} is masked as typed`, () => assert.deepEqual(madeUpDelivery(name, seed, attribute), expected));

test("another name gets the address its digest decides, every time", () => {
  const mail = madeUpDelivery("zoe", seed, "email");
  assert.match(mail.Destination ?? "", /^[a-z]\*\*\*@[a-z]\*\*\*$/);
  assert.deepEqual(madeUpDelivery("zoe", seed, "email"), mail);
  assert.match(madeUpDelivery("zoe", seed, "phone_number").Destination ?? "", /^\+\*{7}\d{4}$/);
  const others = new Set("abcdefgh".split("").map((start) => madeUpDelivery("zoe", start.repeat(3) + seed, "email").Destination));
  assert.ok(others.size > 4);
});
