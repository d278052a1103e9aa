/** The contract as the command line reads it: names, the index of operations, and the reading without TypeBox. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { operations } from "../../src/api/operations.ts";
import { shapeOf } from "../../src/api/shape.ts";
import { kebab } from "../../src/cli/contract/names.ts";
import { loadOperation, operationEntries } from "../../src/cli/contract/operations.ts";

for (const [name, expected] of [
  ["AdminSetUserMFAPreference", "admin-set-user-mfa-preference"],
  ["GetCSVHeader", "get-csv-header"],
  ["GetUICustomization", "get-ui-customization"],
  ["StartWebAuthnRegistration", "start-web-authn-registration"],
  ["AssociateSoftwareToken", "associate-software-token"],
  ["SMSMfaSettings", "sms-mfa-settings"],
  ["CallbackURLs", "callback-urls"],
  ["LogoutURLs", "logout-urls"],
  ["DefaultRedirectURI", "default-redirect-uri"],
  ["AllowedOAuthFlows", "allowed-o-auth-flows"],
  ["AllowedOAuthFlowsUserPoolClient", "allowed-o-auth-flows-user-pool-client"],
  ["MFAOptions", "mfa-options"],
  ["CSS", "css"],
] as const) {
  test(`${name} is ${expected} on the command line`, () => assert.equal(kebab(name), expected));
}

test("the index has every operation of the contract once, and finds its module", async () => {
  assert.deepEqual(
    operationEntries().map(({ name }) => name),
    Object.keys(operations).toSorted(),
  );
  const loaded = await Promise.all(operationEntries().map(loadOperation));
  assert.deepEqual(
    loaded.map(({ name }) => name),
    operationEntries().map(({ name }) => name),
  );
});

test("every input and output has a shape", () => {
  for (const { input, output } of Object.values(operations)) {
    assert.equal(shapeOf(input).kind, "structure");
    if (output) assert.equal(shapeOf(output).kind, "structure");
  }
});

test("without TypeBox the contract says the same", () => {
  const script = `
    const { readContractLightly } = await import("./src/cli/contract/light.ts");
    readContractLightly();
    const { operations } = await import("./src/api/operations.ts");
    console.log(JSON.stringify(operations));`;
  const light = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8", maxBuffer: 1 << 26 });
  assert.deepEqual(JSON.parse(light), JSON.parse(JSON.stringify(operations)));
});
