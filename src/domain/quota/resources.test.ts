import assert from "node:assert/strict";
import { test } from "node:test";
import { refuseQuota } from "./refusals.ts";
import { checkCount, documentedResources, unboundedResources } from "./resources.ts";

const { UserPools, UserPoolClients, Users, CustomAttributes, Devices } = documentedResources;
const rows = [
  [UserPools, refuseQuota.pools, "An account cannot have more than 1000 user pools."],
  [UserPoolClients, refuseQuota.clients, "A user pool cannot have more than 1000 app clients."],
  [Users, refuseQuota.users, "A user pool cannot have more than 40000000 users."],
  [CustomAttributes, refuseQuota.customAttributes, "A user pool cannot have more than 50 custom attributes."],
  [Devices, refuseQuota.devices, "A user cannot have more than 100 devices."],
] as const;
for (const [most, tooMany, message] of rows)
  test(`${most} may be, one more is refused: ${message}`, () => {
    checkCount(most, most, tooMany);
    assert.throws(() => checkCount(most + 1, most, tooMany), { name: "LimitExceededException", message });
  });

test("where quotas are off only custom attributes are bounded", () => {
  const bounded = Object.entries(unboundedResources).filter(([, most]) => Number.isFinite(most));
  assert.deepEqual(bounded, [["CustomAttributes", CustomAttributes]]);
});
