import assert from "node:assert/strict";
import test from "node:test";
import { aClient, aPool, born } from "../../../test/support/pool.ts";
import type { Sealed } from "../sealed.ts";
import { secretAsked, updatedClient } from "./create.ts";
import { describedClient, listedClient } from "./describe.ts";
import { addedSecret, aSecret, listedSecret, withoutSecret, withSecret } from "./secrets.ts";

const later = born + 60;
const sealed = (text: string) => text as Sealed;
const secret = aSecret("1example23456789", sealed("one"), born + 0.5);

test("a client made with a name shows the recorded members, in the recorded order", () => {
  const client = aClient({ ClientName: "x" });
  const shown = [
    ["UserPoolId", "us-east-1_aPool"],
    ["ClientName", "x"],
    ["ClientId", "1example23456789"],
    ["LastModifiedDate", born],
    ["CreationDate", born],
    ["RefreshTokenValidity", 30],
    ["TokenValidityUnits", {}],
    ["AllowedOAuthFlowsUserPoolClient", false],
    ["EnableTokenRevocation", true],
    ["EnablePropagateAdditionalUserContextData", false],
    ["AuthSessionValidity", 3],
  ];
  assert.deepEqual(Object.entries(describedClient(client, undefined)), shown);
  assert.deepEqual(Object.entries(describedClient(client, "s")), [...shown.slice(0, 3), ["ClientSecret", "s"], ...shown.slice(3)]);
  assert.deepEqual(listedClient(client), { ClientId: "1example23456789", UserPoolId: "us-east-1_aPool", ClientName: "x" });
});

for (const [given, member, expected] of [
  [{ ExplicitAuthFlows: [] }, "ExplicitAuthFlows", undefined],
  [{ ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"] }, "ExplicitAuthFlows", ["ALLOW_USER_PASSWORD_AUTH"]],
  [{ ReadAttributes: [] }, "ReadAttributes", undefined],
  [{ RefreshTokenValidity: 0 }, "RefreshTokenValidity", 30],
  [{ TokenValidityUnits: { RefreshToken: "hours" } }, "RefreshTokenValidity", 720],
  [{ RefreshTokenValidity: 5 }, "RefreshTokenValidity", 5],
  [{ RefreshTokenRotation: { Feature: "ENABLED" } }, "RefreshTokenRotation", { Feature: "ENABLED", RetryGracePeriodSeconds: 0 }],
  [{ PreventUserExistenceErrors: "LEGACY" }, "PreventUserExistenceErrors", "LEGACY"],
  [{ EnableTokenRevocation: false }, "EnableTokenRevocation", false],
] as const)
  test(`a client made with ${JSON.stringify(given)}`, () => {
    const shown: Record<string, unknown> = aClient(structuredClone(given) as Parameters<typeof aClient>[0]).description;
    assert.deepEqual(shown[member], expected);
  });

test("an update resets what it leaves out, but for name, secret and birth", () => {
  const before = aClient({
    secrets: [secret],
    AccessTokenValidity: 2,
    PreventUserExistenceErrors: "ENABLED",
    EnableTokenRevocation: false,
    AuthSessionValidity: 15,
    EnablePropagateAdditionalUserContextData: true,
    RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 9 },
  });
  const after = updatedClient(before, {}, aPool(), later);
  assert.deepEqual(after.secrets, before.secrets);
  assert.deepEqual(after.description, {
    ...aClient().description,
    LastModifiedDate: later,
    // Once set, rotation shows as disabled.
    RefreshTokenRotation: { Feature: "DISABLED", RetryGracePeriodSeconds: 0 },
  });
  assert.equal(updatedClient(before, { ClientName: "new" }, aPool(), later).description.ClientName, "new");
});

test("an update is judged like a new client, by the secret that the client has", () => {
  const asked = { EnablePropagateAdditionalUserContextData: true };
  assert.throws(() => updatedClient(aClient(), asked, aPool(), later), { message: /^Client Secret is required/ });
  assert.doesNotThrow(() => updatedClient(aClient({ secrets: [secret] }), asked, aPool(), later));
});

test("a secret is generated, given, or none", () => {
  const input = { UserPoolId: "us-east-1_aPool", ClientName: "x" };
  assert.equal(secretAsked(input), undefined);
  assert.equal(secretAsked({ ...input, GenerateSecret: true }), "generated");
  assert.deepEqual(secretAsked({ ...input, GenerateSecret: false, ClientSecret: "s" }), { given: "s" });
  assert.throws(() => secretAsked({ ...input, GenerateSecret: true, ClientSecret: "s" }), { name: "InvalidParameterException" });
});

test("two secrets at most, never none, and their values are not listed", () => {
  const one = aClient({ secrets: [secret] });
  assert.equal(secret.id, "1example23456789--1767225600");
  const two = withSecret(one, aSecret(one.id, sealed("two"), born + 0.9));
  assert.deepEqual(
    two.secrets.map(({ id }) => id),
    ["1example23456789--1767225600", "1example23456789--1767225601"],
  );
  assert.throws(() => withSecret(two, aSecret(one.id, sealed("three"), later)), { name: "LimitExceededException" });
  assert.deepEqual(withoutSecret(two, secret.id).secrets, two.secrets.slice(1));
  assert.throws(() => withoutSecret(one, secret.id), { name: "InvalidParameterException" });
  assert.throws(() => withoutSecret(two, "other"), { name: "ResourceNotFoundException" });
  assert.throws(() => withSecret(aClient(), secret), { name: "InvalidParameterException" });
  assert.deepEqual(listedSecret(secret), { ClientSecretId: secret.id, ClientSecretCreateDate: born + 0.5 });
  assert.deepEqual(addedSecret(one, "shown"), { ...listedSecret(secret), ClientSecretValue: "shown" });
  assert.deepEqual(addedSecret(one, undefined), listedSecret(secret));
});
