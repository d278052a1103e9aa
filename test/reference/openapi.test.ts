/** The OpenAPI document: two standard readers accept it, and calls that one of them makes from it work against a server. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, before } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import axios from "axios";
import { type Document, OpenAPIClientAxios, type UnknownOperationMethod } from "openapi-client-axios";
import { operations } from "../../src/api/operations.ts";
import { sdkClient, signed, startTestServer, type TestServer } from "../support/server.ts";
import { makePool, signIn } from "../support/signed-in.ts";

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

type Schema = {
  readonly pattern?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
};
type Operation = {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema }[];
  readonly requestBody: { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>> };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
};

const text = readFileSync("docs/reference/openapi.json", "utf8");
const document: {
  readonly paths: Readonly<Record<string, { readonly post: Operation }>>;
  readonly components: { readonly schemas: Record<string, Schema> };
} = JSON.parse(text);
const pathOf = (name: string) => `/#X-Amz-Target=AWSCognitoIdentityProviderService.${name}`;
const operationOf = (name: string): Operation => {
  const { post } = document.paths[pathOf(name)] ?? {};
  assert.ok(post, name);
  return post;
};
const targeting = (name: string) => ({ "X-Amz-Target": `AWSCognitoIdentityProviderService.${name}` });

test("a validator of the specification accepts it", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(text));
  assert.ok(valid, JSON.stringify(errors));
  assert.equal(validator.version, "3.1");
});

test("each of the 129 operations has its path, its target, its request and its errors", () => {
  assert.deepEqual(Object.keys(document.paths), Object.keys(operations).map(pathOf));
  for (const { name, output, caller, errors } of Object.values(operations)) {
    const { operationId, parameters, security, requestBody, responses } = operationOf(name);
    assert.equal(operationId, name);
    const [{ name: header, required, schema } = { name: "", required: false, schema: {} }] = parameters;
    assert.deepEqual([header, required, schema.enum], ["X-Amz-Target", true, Object.values(targeting(name))]);
    assert.deepEqual(Object.keys(requestBody.content), ["application/x-amz-json-1.1", "application/json"]);
    assert.equal(security.length > 0, caller === "signed");
    assert.equal(responses["200"]?.content !== undefined, output !== undefined);
    const told = `${responses["400"]?.description}${responses["500"]?.description}`;
    for (const error of errors) assert.match(told, new RegExp(`\`${error}\``));
  }
});

test("schemas keep bounds, patterns, what is required and what is secret", () => {
  const { schemas } = document.components;
  assert.deepEqual(schemas.SetUserMFAPreferenceRequest?.required, ["AccessToken"]);
  assert.equal(schemas.TokenModelType?.format, "password");
  assert.deepEqual(schemas.UserPoolIdType, { type: "string", pattern: "^(?:[\\w-]+_[0-9a-zA-Z]+)$", minLength: 1, maxLength: 55 });
  assert.deepEqual(schemas.UserPoolMfaType?.enum, ["OFF", "ON", "OPTIONAL"]);
  for (const { pattern } of Object.values(schemas)) if (pattern) assert.doesNotThrow(() => new RegExp(pattern, "u"));
});

/** A generated client; it answers every status. */
async function client(): Promise<(name: string) => UnknownOperationMethod> {
  const api = new OpenAPIClientAxios({ definition: JSON.parse(text) as Document, withServer: { url: server.url } });
  const made = await api.init();
  made.defaults.validateStatus = () => true;
  const methods = new Map(
    Object.entries(made).filter((entry): entry is [string, UnknownOperationMethod] => typeof entry[1] === "function"),
  );
  return (name) => {
    const call = methods.get(name);
    assert.ok(call, name);
    return call;
  };
}

test("a generated client has a method for every operation", async () => {
  const methodOf = await client();
  for (const name of Object.keys(operations)) assert.equal(typeof methodOf(name), "function");
});

test("a generated client turns MFA on and off and hears refusals", async () => {
  const methodOf = await client();
  const sdk = sdkClient(server);
  const pool = await makePool(sdk, { SoftwareTokenMfaConfiguration: { Enabled: true }, MfaConfiguration: "OPTIONAL" });
  sdk.destroy();
  const { accessToken: AccessToken } = await signIn(server, pool);
  const off = { AccessToken, SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false } };
  const { status, data } = await methodOf("SetUserMFAPreference")(targeting("SetUserMFAPreference"), off);
  assert.deepEqual([status, data], [200, {}]);
  const on = { AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } };
  const refused = await methodOf("SetUserMFAPreference")(targeting("SetUserMFAPreference"), on);
  assert.equal(refused.status, 400);
  assert.equal(refused.data.__type, "InvalidParameterException");
});

test("a generated client calls signed operations with a header that development believes", async () => {
  const methodOf = await client();
  const created = await methodOf("CreateUserPool")(targeting("CreateUserPool"), { PoolName: "by-openapi" }, { headers: signed });
  assert.equal(created.status, 200);
  const unsigned = await methodOf("ListUserPools")(targeting("ListUserPools"), { MaxResults: 1 });
  assert.deepEqual([unsigned.status, unsigned.headers["x-amzn-errortype"]], [400, "MissingAuthenticationTokenException:"]);
});

test("the catalogues' plain request, the target in the query, works as it stands", async () => {
  const url = `${server.url}/?X-Amz-Target=AWSCognitoIdentityProviderService.SetUserMFAPreference`;
  const { status, data } = await axios.post(url, "{}", { headers: { "content-type": "application/json" }, validateStatus: () => true });
  assert.equal(status, 400);
  assert.match(JSON.stringify(data), /accessToken/);
});
