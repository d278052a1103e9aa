import assert from "node:assert/strict";
import test from "node:test";
import type { SchemaAttributeType } from "../../api/pool-schema.ts";
import { unboundedResources } from "../quota/resources.ts";
import { createdSchema, withCustomAttributes } from "./schema.ts";
import { standardAttributes } from "./standard-attributes.ts";

const flags = { DeveloperOnlyAttribute: false, Mutable: true, Required: false };
const department = { Name: "department", AttributeDataType: "String" } as const;

test("the standard attributes, in the recorded order", () => {
  assert.equal(
    standardAttributes.map(({ Name }) => Name).join(" "),
    "sub name given_name family_name middle_name nickname preferred_username profile picture website email email_verified gender birthdate " +
      "zoneinfo locale phone_number phone_number_verified address updated_at",
  );
  assert.deepEqual(createdSchema([]), standardAttributes);
});

for (const [declared, shown] of [
  [department, { Name: "custom:department", AttributeDataType: "String", ...flags, StringAttributeConstraints: {} }],
  [
    { ...department, DeveloperOnlyAttribute: true, Mutable: false },
    {
      Name: "dev:custom:department",
      AttributeDataType: "String",
      DeveloperOnlyAttribute: true,
      Mutable: false,
      Required: false,
      StringAttributeConstraints: {},
    },
  ],
  [
    { ...department, StringAttributeConstraints: { MinLength: "1", MaxLength: "1" } },
    { Name: "custom:department", AttributeDataType: "String", ...flags, StringAttributeConstraints: { MinLength: "1", MaxLength: "1" } },
  ],
  [
    { Name: "age", AttributeDataType: "Number", NumberAttributeConstraints: { MinValue: "-1" } },
    { Name: "custom:age", AttributeDataType: "Number", ...flags, NumberAttributeConstraints: { MinValue: "-1" } },
  ],
  [
    { Name: "adult", AttributeDataType: "Boolean", StringAttributeConstraints: { MinLength: "1" } },
    { Name: "custom:adult", AttributeDataType: "Boolean", ...flags },
  ],
  [
    { Name: "age", AttributeDataType: "Number" },
    { Name: "custom:age", AttributeDataType: "Number", ...flags, NumberAttributeConstraints: {} },
  ],
  [
    { Name: "age", AttributeDataType: "Number", NumberAttributeConstraints: { MinValue: "1", MaxValue: "1" } },
    { Name: "custom:age", AttributeDataType: "Number", ...flags, NumberAttributeConstraints: { MinValue: "1", MaxValue: "1" } },
  ],
  [
    { ...department, StringAttributeConstraints: { MinLength: "2048", MaxLength: "2048" } },
    {
      Name: "custom:department",
      AttributeDataType: "String",
      ...flags,
      StringAttributeConstraints: { MinLength: "2048", MaxLength: "2048" },
    },
  ],
] as const satisfies readonly (readonly [SchemaAttributeType, SchemaAttributeType])[])
  test(`a custom attribute ${JSON.stringify(declared)}`, () => {
    assert.deepEqual(createdSchema([declared]).at(-1), shown);
    assert.deepEqual(withCustomAttributes([...standardAttributes], [declared], unboundedResources).at(-1), shown);
  });

for (const [declared, changed] of [
  [{ Name: "email", Required: true }, { Required: true }],
  [{ Name: "email", Mutable: false, StringAttributeConstraints: { MinLength: "5" } }, { Mutable: false }],
  [
    { Name: "email", AttributeDataType: "String", StringAttributeConstraints: { MinLength: "5", MaxLength: "50" } },
    { StringAttributeConstraints: { MinLength: "5", MaxLength: "50" } },
  ],
  [{ Name: "sub", Mutable: true, Required: false }, {}],
] as const)
  test(`a standard attribute declared anew: ${JSON.stringify(declared)}`, () => {
    const before = standardAttributes.find(({ Name }) => Name === declared.Name);
    const schema = createdSchema([declared]);
    assert.deepEqual(
      schema.find(({ Name }) => Name === declared.Name),
      { ...before, ...changed },
    );
    assert.equal(schema.length, standardAttributes.length);
  });

for (const [declared, message] of [
  [
    [{ AttributeDataType: "String" }],
    "1 validation error detected: Value null at 'schema.1.member.name' failed to satisfy constraint: Member must not be null",
  ],
  [
    [{ Name: "email", AttributeDataType: "Number" }],
    "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email",
  ],
  [
    [{ Name: "email", DeveloperOnlyAttribute: true }],
    "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email",
  ],
  [[{ Name: "department" }], "Invalid AttributeDataType input, consider using the provided AttributeDataType enum."],
  [[{ ...department, Required: true }], "Required custom attributes are not supported currently."],
  [[department, department], "Duplicate custom attribute names custom:department are not allowed in a user pool schema."],
  [
    [{ ...department, StringAttributeConstraints: { MinLength: "6", MaxLength: "5" } }],
    "Attribute custom:department cannot have a max length shorter than it's min length",
  ],
  [
    [{ ...department, StringAttributeConstraints: { MaxLength: "2049" } }],
    "user.custom:department: String attributes cannot have a length of more than 2048",
  ],
  [
    [{ ...department, StringAttributeConstraints: { MinLength: "2049" } }],
    "user.custom:department: String attributes cannot have a length of more than 2048",
  ],
  [
    [{ ...department, StringAttributeConstraints: { MaxLength: "long" } }],
    "Invalid StringAttributeConstraints for schema attribute custom:department",
  ],
  [
    [{ Name: "age", AttributeDataType: "Number", NumberAttributeConstraints: { MinValue: "2", MaxValue: "1" } }],
    "Attribute custom:age cannot have a max value smaller than it's min value",
  ],
  [
    [{ Name: "age", AttributeDataType: "Number", NumberAttributeConstraints: { MaxValue: "1.5" } }],
    "Invalid NumberAttributeConstraints for schema attribute custom:age",
  ],
] as const satisfies readonly (readonly [readonly SchemaAttributeType[], string])[])
  test(`a schema is refused: ${message}`, () => {
    assert.throws(() => createdSchema(declared), { name: "InvalidParameterException", message });
  });

test("custom attributes are added once, and fifty at most", () => {
  const one = createdSchema([department]);
  assert.throws(() => withCustomAttributes(one, [department], unboundedResources), {
    message: "custom:department: Existing attribute already has name custom:department.",
  });
  assert.throws(
    () =>
      withCustomAttributes(
        one,
        [department, department].map((attribute) => ({ ...attribute, Name: "a" })),
        unboundedResources,
      ),
    { message: /^Duplicate custom attribute names custom:a/ },
  );
  assert.throws(() => withCustomAttributes(one, [{}], unboundedResources), { message: /at 'customAttributes\.1\.member\.name'/ });
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...department, Name: `n${index}` }));
  assert.equal(withCustomAttributes(one, many(49), unboundedResources).length, standardAttributes.length + 50);
  assert.throws(() => withCustomAttributes(one, many(50), unboundedResources), {
    name: "LimitExceededException",
    message: "A user pool cannot have more than 50 custom attributes.",
  });
});
