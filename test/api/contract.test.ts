/** The contract against the public API model, where that file lies beside the project, and against itself everywhere. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import type { InputOf, OperationContract, OutputOf } from "../../src/api/contract.ts";
import { commonErrors, exceptions } from "../../src/api/exceptions.ts";
import { operations } from "../../src/api/operations.ts";
import type { UserPoolMfaType } from "../../src/api/pool-mfa.ts";

/** What both the model and the contract say of a shape, in one form, so that one deepEqual compares them. */
type Facts = {
  type: string;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: readonly string[];
  sensitive?: true;
  members?: readonly (readonly [name: string, shape: string])[];
  required?: readonly string[];
  of?: string;
  key?: string;
};
/** The part of the model's file that matters here. */
type ModelShape = Omit<Facts, "members" | "of" | "key"> & {
  document?: boolean;
  exception?: boolean;
  fault?: boolean;
  members?: Record<string, { shape: string }>;
  member?: { shape: string };
  key?: { shape: string };
  value?: { shape: string };
};
type ModelOperation = { input: { shape: string }; output?: { shape: string }; errors: { shape: string }[]; authtype?: "none" };
type Model = { operations: Record<string, ModelOperation>; shapes: Record<string, ModelShape> };
/** A schema as contract.ts writes it, with the annotations that TypeBox does not know. */
type Shape = {
  title: string;
  type?: string;
  description?: string;
  enum?: string[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  patternProperties?: Record<string, Shape>;
  propertyNames?: Shape;
  pattern?: string;
  modelPattern?: string;
  blob?: true;
  timestamp?: true;
  document?: true;
  sensitive?: true;
} & { [bound in `min${string}` | `max${string}`]?: number };

const contracts: Record<string, OperationContract> = operations;
const shape = (schema: TSchema) => schema as unknown as Shape;
const shapes = new Map<string, Shape>();
for (const { input, output } of Object.values(contracts)) for (const root of [input, output]) if (root) collect(shape(root));

function collect(schema: Shape) {
  const known = shapes.get(schema.title);
  if (known) return assert.deepEqual(factsOf(schema), factsOf(known), `${schema.title} is declared twice`);
  shapes.set(schema.title, schema);
  for (const child of childrenOf(schema)) collect(child);
}

function childrenOf({ properties = {}, items, patternProperties = {}, propertyNames }: Shape): Shape[] {
  return [
    ...Object.values(properties),
    ...Object.values(patternProperties),
    ...[items, propertyNames].filter((child) => child !== undefined),
  ];
}

function typeOf(schema: Shape): string {
  if (schema.enum) return "string";
  if (schema.blob) return "blob";
  if (schema.timestamp) return "timestamp";
  if (schema.patternProperties) return "map";
  return { object: "structure", array: "list" }[String(schema.type)] ?? String(schema.type);
}

function factsOf(schema: Shape): Facts {
  const type = typeOf(schema);
  const members = Object.entries(schema.properties ?? {}).map(([name, member]) => [name, member.title] as const);
  const first = (...bounds: (number | undefined)[]) => bounds.find((bound) => bound !== undefined);
  return compact({
    type,
    min: first(schema.minLength, schema.minimum, schema.minItems, schema.minProperties, schema.minBytes),
    max: first(schema.maxLength, schema.maximum, schema.maxItems, schema.maxProperties, schema.maxBytes),
    pattern: schema.modelPattern,
    enum: schema.enum,
    sensitive: schema.sensitive,
    members: type === "structure" ? members : undefined,
    required: schema.required && [...schema.required].sort(),
    of: schema.items?.title ?? Object.values(schema.patternProperties ?? {})[0]?.title,
    key: type === "map" ? (schema.propertyNames?.title ?? "StringType") : undefined,
  });
}

function modelFactsOf({ type, min, max, pattern, enum: values, sensitive, members, required, member, key, value }: ModelShape): Facts {
  return compact({
    type: type === "long" ? "integer" : type,
    min,
    max,
    pattern,
    enum: values,
    sensitive,
    members: members && Object.entries(members).map(([name, { shape }]) => [name, shape] as const),
    required: required && [...required].sort(),
    of: member?.shape ?? value?.shape,
    key: key?.shape,
  });
}

function compact(facts: { [fact in keyof Facts]: Facts[fact] | undefined }): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Facts;
}

const modelFile = new URL("../../../shared/reference/cognito-idp.service-2.json", import.meta.url);
const skip = existsSync(modelFile) ? false : "the public API model is not beside the project";
const model = (): Model => JSON.parse(readFileSync(modelFile, "utf8"));

test("operations are the model's, and say the same", { skip }, () => {
  assert.deepEqual(Object.keys(contracts), Object.keys(model().operations).sort());
  for (const [name, { input, output, errors, authtype }] of Object.entries(model().operations)) {
    const contract = contracts[name];
    assert.ok(contract);
    assert.equal(contract.name, name);
    assert.equal(shape(contract.input).title, input.shape, name);
    assert.equal(contract.output && shape(contract.output).title, output?.shape, name);
    assert.deepEqual(contract.errors, [...new Set(errors.map((error) => error.shape))], name); // VerifySoftwareToken names one error twice
    assert.equal(contract.caller === "signed", authtype !== "none", name);
  }
});

test("shapes are the model's, and say the same", { skip }, () => {
  const inUse = Object.entries(model().shapes).filter(
    ([name, { exception }]) => !exception && !/^(MessageType|.*ReasonCodeType)$/.test(name),
  );
  assert.deepEqual([...shapes.keys()].sort(), inUse.map(([name]) => name).sort());
  for (const [name, facts] of inUse) {
    const schema = shapes.get(name);
    assert.ok(schema);
    assert.deepEqual(factsOf(schema), modelFactsOf(facts), name);
    assert.equal(schema.document, facts.document, name);
  }
});

test("exceptions are the model's, and say the same", { skip }, () => {
  const inModel = Object.entries(model().shapes).filter(([, { exception }]) => exception);
  assert.deepEqual(Object.keys(exceptions).sort(), inModel.map(([name]) => name).sort());
  const contract: Record<string, (typeof exceptions)[keyof typeof exceptions]> = exceptions;
  for (const [name, { fault, members }] of inModel) {
    assert.equal(contract[name]?.status, fault ? 500 : 400, name);
    assert.deepEqual(["message", ...(contract[name]?.members ?? [])], Object.keys(members ?? {}), name);
  }
});

test("129 operations, each open to its kind of caller", () => {
  const callers = Object.values(contracts).map(({ caller }) => caller);
  const count = (kind: string) => callers.filter((caller) => caller === kind).length;
  assert.equal(callers.length, 129);
  assert.equal(count("signed"), 97);
  assert.equal(count("client"), 9);
  assert.equal(count("access-token"), 20);
  assert.equal(count("access-token-or-session"), 2);
  assert.equal(count("feedback-token"), 1);
});

test("operations and exceptions are listed by the alphabet, under their own names", () => {
  for (const names of [Object.keys(operations), Object.keys(exceptions)]) assert.deepEqual(names, [...names].sort());
  for (const [name, contract] of Object.entries(contracts)) assert.equal(contract.name, name);
  assert.equal(Object.keys(exceptions).length, 59);
});

test("a caller's credential is a member of the input", () => {
  const credentials = { client: ["ClientId"], "access-token": ["AccessToken"], "access-token-or-session": ["AccessToken", "Session"] };
  const members: Record<string, string[]> = { ...credentials, "feedback-token": ["FeedbackToken", "UserPoolId"], signed: [] };
  for (const { name, caller, input } of Object.values(contracts))
    for (const member of members[caller] ?? []) assert.ok(shape(input).properties?.[member], `${name} has no ${member}`);
});

test("thirteen shapes are never shown", () => {
  const sensitive = [...shapes.values()].filter((schema) => schema.sensitive).map((schema) => schema.title);
  assert.equal(sensitive.length, 13);
  for (const name of ["PasswordType", "SessionType", "UsernameType", "AuthParametersType", "UserContextDataType"])
    assert.ok(sensitive.includes(name), name);
});

test("every operation, exception and member speaks in one sentence", () => {
  const sentence = /^[A-Z].*[^.]\.$/;
  for (const { name, summary } of Object.values(contracts)) assert.match(summary, sentence, name);
  for (const [name, { summary }] of Object.entries({ ...exceptions, ...commonErrors })) assert.match(summary, sentence, name);
  for (const schema of shapes.values())
    for (const [name, { description }] of Object.entries(schema.properties ?? {}))
      assert.match(description ?? "", sentence, `${schema.title}.${name}`);
});

for (const [name, accepted, refused] of [
  ["UserPoolIdType", ["eu-west-1_aB3", "local_1"], ["us-east-1", "us-east-1_", "us-east-1_a\n", "x us-east-1_a"]],
  ["ClientIdType", ["1example23456789", "a+b_c"], ["", "a b", "ü", "a".repeat(129)]],
  ["UsernameType", ["jane", "jane@example.com", "jänë", "家", "👍"], ["", "jane doe", "jane\n", "\u00a0"]],
  ["PasswordType", ["Passw0rd!", "x", "two words", "no-break\u00a0space", "全角"], ["", " before", "after ", "tab\there"]],
  ["TokenModelType", ["aA0-_=.", "eyJ.x.y"], ["", "a b", "a+b", "a/b"]],
  ["SoftwareTokenMFAUserCodeType", ["000000", "123456"], ["12345", "1234567", "12345a", "１２３４５６"]],
  ["ConfirmationCodeType", ["123456", "x-y"], ["", "1 12"]],
  ["DeviceKeyType", ["us-west-2_0a1b-2c", "a_b_0"], ["us-west-2_XYZ", "_", "0a1b"]],
  ["AttributeNameType", ["email", "custom:a b", "a\tb"], ["", "a\u00a0b"]],
  ["AttributeValueType", ["", "any\nthing"], ["x".repeat(2049)]],
  ["ClientNameType", ["My app, v1.0 +=@-"], ["", "a/b", "a\u00a0b"]],
  [
    "LanguageIdType",
    ["cognito:default", "cognito:chinese-simplified"],
    ["cognito:", "cognito:defaultx", "xcognito:default", "cognito:chinese"],
  ],
  ["TermsNameType", ["terms-of-use", "privacy-policy"], ["terms-of-use\n", "xprivacy-policy", "terms-of-usex"]],
  ["S3BucketType", ["my-bucket.1"], ["bucket.", "a/b", "ab"]],
  ["DomainType", ["auth", "a-1", "x"], ["-a", "a-", "A", "a.b", "a".repeat(64)]],
  ["ProviderNameTypeV2", ["Google", "My-OIDC"], ["_Google", "ab", "Goo_gle", "My OIDC"]],
  ["ResourceIdType", ["logo-1 big"], ["", "a.b"]],
  ["ScopeType", ["openid", "api/read"], ["a b", 'a"b', "a\\b"]],
  ["ResourceServerScopeNameType", ["read"], ["a/b"]],
  ["ArnType", ["arn:aws:lambda:eu-west-1:123456789012:function:f", "arn:aws:iam::123456789012:role/r"], ["arn:aws:s3:::bucket", "lambda"]],
  ["OptionalArnType", ["", "arn:aws:iam::123456789012:role/r"], ["arn", " "]],
  ["S3ArnType", ["arn:aws:s3:::bucket"], ["arn:aws:iam::123456789012:role/r"]],
  ["SmsInviteMessageType", ["{username}\n{####}", "any text"], ["short", "x".repeat(141)]],
  ["SmsVerificationMessageType", ["Code: {####}", "{####}."], ["no code here", "two\nlines {####}"]],
  ["EmailVerificationMessageType", ["Code:\n{####} * here", "{####}"], ["Code: ####", "null\u0000 {####}"]],
  ["EmailVerificationMessageByLinkType", ["{####}", "Go {##here##} now", "{##{## a ##}"], ["{###}", "##} {##", "{##x##}\u0000"]],
  ["EmailAddressType", ["a@b", "jane@example.com", "a@@b"], ["@b", "a@", "a b@c", "plain"]],
  ["TermsIdType", ["0f8fad5b-d9cb-469f-a165-70867728950e"], ["0f8fad5b-d9cb-169f-a165-70867728950e", "0f8fad5b"]],
  ["UserImportJobIdType", ["import-aB-1"], ["import-", "job-1"]],
  ["EncryptionKeyArnType", ["arn:aws:kms:eu-west-1:123456789012:key/k"], [""]],
] as const)
  test(`${name} accepts and refuses`, () => {
    const schema = shapes.get(name);
    assert.ok(schema);
    const compiled = Compile(schema as unknown as TSchema);
    for (const value of accepted) assert.equal(compiled.Check(value), true, `accepts ${JSON.stringify(value)}`);
    for (const value of refused) assert.equal(compiled.Check(value), false, `refuses ${JSON.stringify(value)}`);
  });

test("a pattern's quicker spelling accepts what the model's own accepts", () => {
  const words = (length: number): string[] =>
    length === 0 ? [""] : words(length - 1).flatMap((word) => [..."{#}@a\0"].map((letter) => word + letter));
  const texts = [0, 1, 2, 3, 4, 5, 6].flatMap(words);
  for (const { title, pattern = "", modelPattern } of shapes.values()) {
    if (!modelPattern) continue;
    const [own, models] = [new RegExp(pattern, "u"), new RegExp(`^(?:${modelPattern.replace(/^\(\?s\)(.*)/, "(?s:$1)")})$`, "u")];
    for (const text of texts) if (own.test(text) !== models.test(text)) assert.fail(`${title} differs on ${JSON.stringify(text)}`);
  }
});

test("a long message full of braces is judged at once", () => {
  for (const [name, hostile] of [
    ["EmailVerificationMessageType", `${"{####}".repeat(3000)}\u0000`],
    ["EmailVerificationMessageByLinkType", `${"{####}".repeat(3000)}\u0000`],
    ["EmailVerificationMessageByLinkType", "{##".repeat(6000)],
    ["EmailAddressType", `${"@".repeat(100_000)} `],
  ] as const) {
    const schema = shapes.get(name);
    assert.ok(schema);
    const compiled = Compile(schema as unknown as TSchema);
    const start = performance.now();
    assert.equal(compiled.Check(hostile), false);
    assert.ok(performance.now() - start < 500, name);
  }
});

test("inputs compile, and a map's keys are checked where the model bounds them", () => {
  for (const { name, input } of Object.values(contracts)) assert.doesNotThrow(() => Compile(input), name);
  const tags = Compile(operations.TagResource.input);
  const ResourceArn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_a";
  assert.equal(tags.Check({ ResourceArn, Tags: { team: "" } }), true);
  assert.equal(tags.Check({ ResourceArn, Tags: { "": "x" } }), false);
});

test("types are as narrow as the model; tsc is the judge", () => {
  const input: InputOf<typeof operations.SetUserMFAPreference> = { AccessToken: "a", EmailMfaSettings: { Enabled: true } };
  const none: OutputOf<typeof operations.DeleteUser> = undefined;
  const mode: UserPoolMfaType = "OPTIONAL";
  // @ts-expect-error AccessToken is required
  const incomplete: InputOf<typeof operations.SetUserMFAPreference> = {};
  // @ts-expect-error no such value
  const unknown: UserPoolMfaType = "SOMETIMES";
  assert.ok(input && mode && incomplete && unknown && none === undefined);
});
