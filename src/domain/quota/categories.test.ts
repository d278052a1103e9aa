import assert from "node:assert/strict";
import { test } from "node:test";
import { type OperationName, operations } from "../../api/operations.ts";
import { categoryOf, documentedRates, operationsByCategory, type QuotaCategory, quotaCategories } from "./categories.ts";

test("each operation of the contract stands in exactly one category", () => {
  const listed = quotaCategories.flatMap((category) => operationsByCategory[category]);
  assert.deepEqual(listed.toSorted(), Object.keys(operations).toSorted());
});

test("challenge answers have three times the allowance of sign-ins", () => {
  assert.equal(documentedRates.ChallengeResponse, 3 * documentedRates.UserAuthentication);
});

const rows: readonly [OperationName, unknown, QuotaCategory, number][] = [
  ["InitiateAuth", {}, "UserAuthentication", 120],
  ["RespondToAuthChallenge", { ChallengeName: "SMS_MFA" }, "ChallengeResponse", 360],
  ["RespondToAuthChallenge", undefined, "ChallengeResponse", 360],
  ["RespondToAuthChallenge", { ChallengeName: "NEW_PASSWORD_REQUIRED" }, "UserAccountRecovery", 30],
  ["AdminRespondToAuthChallenge", { ChallengeName: "NEW_PASSWORD_REQUIRED" }, "UserAccountRecovery", 30],
  ["SignUp", { ChallengeName: "NEW_PASSWORD_REQUIRED" }, "UserCreation", 50],
  ["GetUser", {}, "UserRead", 120],
  ["ListUsers", {}, "UserList", 30],
  ["VerifyUserAttribute", {}, "UserUpdate", 25],
  ["RevokeToken", {}, "UserToken", 120],
  ["ResendConfirmationCode", {}, "UserResourceRead", 50],
  ["SetUserMFAPreference", {}, "UserResourceUpdate", 25],
  ["ListGroups", {}, "UserPoolResourceRead", 20],
  ["CreateGroup", {}, "UserPoolResourceUpdate", 15],
  ["DescribeUserPool", {}, "UserPoolRead", 15],
  ["UpdateUserPoolClient", {}, "UserPoolClientUpdate", 15],
  ["GetProvisionedLimit", {}, "LimitManagement", 1],
];
for (const [operation, input, category, rate] of rows)
  test(`${operation} with ${JSON.stringify(input)} counts for ${category}, ${rate} a second`, () => {
    assert.equal(categoryOf(operation, input), category);
    assert.equal(documentedRates[category], rate);
  });
