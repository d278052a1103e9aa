import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { Refusal } from "../refusal.ts";
import { parseFilter } from "./filter.ts";

const is = (attribute: string, value: string) => ({ attribute, comparison: "equals", value });
const begins = (attribute: string, value: string) => ({ attribute, comparison: "starts-with", value });

for (const [filter, expected] of [
  [undefined, undefined],
  ["", undefined],
  ['email = "b@example.com"', is("email", "b@example.com")],
  ['email="b@example.com"', is("email", "b@example.com")],
  ['  email   ^=   "b@"  ', begins("email", "b@")],
  ['family_name = "O\\"Neil \\\\ Sons"', is("family_name", 'O"Neil \\ Sons')],
  ['username = "Bob"', is("username", "Bob")],
  ['sub = "0192"', is("sub", "0192")],
  ['phone_number ^= "+1"', begins("phone_number", "+1")],
  ['given_name = ""', is("given_name", "")],
  ['name = "two\nlines"', is("name", "two\nlines")],
  ['preferred_username = "x"', is("preferred_username", "x")],
  ['cognito:user_status = "confirmed"', is("status", "CONFIRMED")],
  ['cognito:user_status ^= "Un"', begins("status", "UN")],
  ['status = "Enabled"', is("enabled", "Enabled")],
  ['status = "Disabled"', is("enabled", "Disabled")],
  ['status ^= "Dis"', begins("enabled", "Dis")],
  ['status = "enabled"', is("enabled", "enabled")],
] as const)
  test(`filter ${filter}`, () => assert.deepEqual(parseFilter(filter), expected));

for (const [filter, message] of [
  ["email", "Error while parsing filter."],
  [" ", "Error while parsing filter."],
  ["email = b", "Error while parsing filter."],
  ["email = 'b'", "Error while parsing filter."],
  ['email == "b"', "Error while parsing filter."],
  ['email = "b', "Error while parsing filter."],
  ['email = "b"c"', "Error while parsing filter."],
  ['email = "\0"', "Error while parsing filter."],
  ['email = "b\\"', "Error while parsing filter."],
  ['email = "b" and name = "c"', "Error while parsing filter."],
  ['email != "b"', "Error while parsing filter."],
  ['custom:level = "1"', "Invalid search attribute: custom:level"],
  ['Email = "b"', "Invalid search attribute: Email"],
  ['__proto__ = "b"', "Invalid search attribute: __proto__"],
] as const)
  test(`no filter: ${filter}`, () => assert.throws(() => parseFilter(filter), { name: "InvalidParameterException", message }));

test("a quoted value comes out as it went in", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      fc.pre(!value.includes("\0"));
      const quoted = value.replaceAll(/["\\]/g, "\\$&");
      assert.deepEqual(parseFilter(`email="${quoted}"`), is("email", value));
    }),
  );
});

test("any text is a filter or a Refusal", () => {
  const pieces = fc.array(fc.constantFrom("email", "status", " ", "=", "^=", '"', "\\", "x", "\n"), { maxLength: 12 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        pieces.map((some) => some.join("")),
      ),
      (text) => {
        try {
          parseFilter(text);
        } catch (thrown) {
          if (!(thrown instanceof Refusal)) throw thrown;
        }
      },
    ),
    { numRuns: 1000 },
  );
});
