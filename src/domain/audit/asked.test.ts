import assert from "node:assert/strict";
import test from "node:test";
import { operations } from "../../api/operations.ts";
import { asked } from "./asked.ts";
import { isReading, isRecorded } from "./event.ts";

for (const [operation, input, expected] of [
  [
    "SetUserMFAPreference",
    { AccessToken: "secret", SMSMfaSettings: { Enabled: true, PreferredMfa: false }, EmailMfaSettings: {} },
    { SMSMfaSettings: { Enabled: true, PreferredMfa: false } },
  ],
  ["InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { PASSWORD: "secret" } }, { AuthFlow: "USER_PASSWORD_AUTH" }],
  ["InitiateAuth", { AuthFlow: "my secret", ClientId: "client" }, undefined],
  ["UpdateDeviceStatus", { DeviceKey: "key", DeviceRememberedStatus: "remembered" }, { DeviceRememberedStatus: "remembered" }],
  [
    "CreateUserPoolClient",
    { ClientName: "app", GenerateSecret: true, ExplicitAuthFlows: ["ALLOW_USER_AUTH", "secret"] },
    { GenerateSecret: true, ExplicitAuthFlows: ["ALLOW_USER_AUTH"] },
  ],
  [
    "CreateUserPoolClient",
    { ExplicitAuthFlows: Array.from({ length: 50 }, () => "ALLOW_USER_AUTH") },
    { ExplicitAuthFlows: Array.from({ length: 20 }, () => "ALLOW_USER_AUTH") },
  ],
  ["SignUp", { Password: "secret", UserAttributes: [{ Name: "email", Value: "secret" }] }, undefined],
  ["GetUser", undefined, undefined],
] as const)
  test(`${operation} ${JSON.stringify(input)?.slice(0, 60)}`, () => assert.deepEqual(asked(operations[operation].input, input), expected));

for (const [operation, result, expected] of [
  ["GetUser", "ok", false],
  ["GetUser", "NotAuthorizedException", true],
  ["AdminGetUser", "ok", true],
  ["GetUserAttributeVerificationCode", "ok", true],
  ["GetTokensFromRefreshToken", "ok", true],
] as const)
  test(`${operation} with ${result} is ${expected ? "" : "not "}recorded`, () => assert.equal(isRecorded(operation, result), expected));

for (const [operation, result, expected] of [
  ["AdminGetUser", "ok", true],
  ["ListUsers", "ok", true],
  ["DescribeUserPool", "ok", true],
  ["AdminGetUser", "AccessDeniedException", false],
  ["GetTokensFromRefreshToken", "ok", false],
  ["GetUserAttributeVerificationCode", "ok", false],
  ["SetUserMFAPreference", "ok", false],
] as const)
  test(`${operation} with ${result} ${expected ? "does not wait" : "waits"} for its line`, () =>
    assert.equal(isReading(operation, result), expected));
