import assert from "node:assert/strict";
import test from "node:test";
import { operations } from "../api/operations.ts";
import { Refusal } from "../domain/refusal.ts";
import { decode } from "./decode.ts";

const { InitiateAuth, ListUserPools, SetUserMFAPreference, SignUp } = operations;
const decoded = (schema: Parameters<typeof decode>[0], text: string) => decode(schema, Buffer.from(text));

// spec/auth.md §1.4; `""`: no message at all
for (const [what, schema, body, message] of [
  ["no body", SignUp.input, "", ""],
  ["malformed JSON", SignUp.input, "{", ""],
  ["JSON with a byte order mark", SignUp.input, "\ufeff{}", ""],
  ["a null body", SignUp.input, "null", ""],
  ["a text as body", SignUp.input, '"x"', ""],
  ["a number as body", SignUp.input, "1", ""],
  ["a list as body", SignUp.input, "[]", "Start of list found where not expected"],
  ["a number for a text", SignUp.input, '{"Username":1}', "NUMBER_VALUE can not be converted to a String"],
  ["true for a text", SignUp.input, '{"UserAttributes":[{"Name":"x","Value":true}]}', "TRUE_VALUE can not be converted to a String"],
  ["false for a text", SignUp.input, '{"Username":false}', "FALSE_VALUE can not be converted to a String"],
  ["a number for an enumeration", InitiateAuth.input, '{"AuthFlow":1}', "NUMBER_VALUE can not be converted to a String"],
  ["a text for a number", ListUserPools.input, '{"MaxResults":"1"}', "STRING_VALUE can not be converted to an Integer"],
  ["true for a number", ListUserPools.input, '{"MaxResults":true}', "TRUE_VALUE can not be converted to an Integer"],
  ["a number beyond 32 bits", ListUserPools.input, '{"MaxResults":2147483648}', "NUMBER_VALUE can not be converted to an Integer"],
  [
    "a text for a boolean",
    SetUserMFAPreference.input,
    '{"SMSMfaSettings":{"Enabled":"true"}}',
    "STRING_VALUE can not be converted to a Boolean",
  ],
  [
    "a number for a boolean",
    SetUserMFAPreference.input,
    '{"SMSMfaSettings":{"Enabled":1}}',
    "NUMBER_VALUE can not be converted to a Boolean",
  ],
  ["an object for a text", SignUp.input, '{"Username":{}}', "Start of structure or map found where not expected."],
  ["a list for a text", SignUp.input, '{"Username":[]}', "Start of list found where not expected"],
  ["a text for a list", SignUp.input, '{"UserAttributes":"x"}', "Expected list or null"],
  ["an object for a list", SignUp.input, '{"UserAttributes":{}}', "Start of structure or map found where not expected."],
  ["a text for a map", InitiateAuth.input, '{"AuthParameters":"x"}', "Expected map or null"],
  ["a list for a map", InitiateAuth.input, '{"AuthParameters":[]}', "Start of list found where not expected"],
  ["a number in a map", InitiateAuth.input, '{"AuthParameters":{"USERNAME":1}}', "NUMBER_VALUE can not be converted to a String"],
  ["true for a structure", SetUserMFAPreference.input, '{"SMSMfaSettings":true}', "Expected null"],
  ["a list for a structure", SetUserMFAPreference.input, '{"SMSMfaSettings":[]}', "Start of list found where not expected"],
  ["bytes that are no base64", operations.SetUICustomization.input, '{"ImageFile":"*"}', "STRING_VALUE can not be converted to a Blob"],
] as const) {
  test(`refused: ${what}`, () => {
    assert.throws(
      () => decoded(schema, body),
      (thrown) => thrown instanceof Refusal && thrown.name === "SerializationException" && thrown.message === message,
    );
  });
}

for (const [what, schema, body, expected] of [
  ["an empty object", SignUp.input, "{}", {}],
  ["blanks around it", SignUp.input, " {} \n", {}],
  ["null members are absent", SignUp.input, '{"Username":null,"UserAttributes":null}', {}],
  ["null items are absent", SignUp.input, '{"UserAttributes":[null,{"Name":"x","Value":null}]}', { UserAttributes: [{ Name: "x" }] }],
  ["unknown members are dropped", SignUp.input, '{"Nonsense":1,"username":2,"Username":"x"}', { Username: "x" }],
  ["a fraction is cut off", ListUserPools.input, '{"MaxResults":1.9}', { MaxResults: 1 }],
  ["a negative fraction too", ListUserPools.input, '{"MaxResults":-1.9}', { MaxResults: -1 }],
  ["the last of two equal members counts", SignUp.input, '{"Username":"x","Username":"y"}', { Username: "y" }],
  ["any Unicode", SignUp.input, '{"Username":"\\u00e9\u00e9\ud83d\ude00"}', { Username: "éé😀" }],
] as const) {
  test(`decoded: ${what}`, () => assert.deepEqual(decoded(schema, body), expected));
}

test("a map holds what was sent but null, and has no prototype", () => {
  const body = '{"AuthParameters":{"USERNAME":"x","DEVICE_KEY":null,"__proto__":"p","constructor":"c"}}';
  const { AuthParameters } = decoded(InitiateAuth.input, body) as { AuthParameters: Record<string, string> };
  assert.equal(Object.getPrototypeOf(AuthParameters), null);
  assert.deepEqual(Object.entries(AuthParameters), [
    ["USERNAME", "x"],
    ["__proto__", "p"],
    ["constructor", "c"],
  ]);
});

test("a __proto__ member of a structure reaches nothing", () => {
  const input = decoded(SignUp.input, '{"__proto__":{"Username":"x","admin":true}}');
  assert.deepEqual(input, {});
  assert.equal("admin" in Object(input), false);
});
