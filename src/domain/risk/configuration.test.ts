import assert from "node:assert/strict";
import test from "node:test";
import { aPool } from "../../../test/support/pool.ts";
import {
  checkAddOn,
  givenConfiguration,
  ownConfiguration,
  type RiskConfigurations,
  sectionsFor,
  shownConfiguration,
} from "./configuration.ts";

const ids = { UserPoolId: "us-east-1_aPool", ClientId: "client" };
const leaks = { Actions: { EventAction: "BLOCK" as const } };
const lists = (BlockedIPRangeList: string[], SkippedIPRangeList?: string[]) => ({
  RiskExceptionConfiguration: { BlockedIPRangeList, ...(SkippedIPRangeList && { SkippedIPRangeList }) },
});

test("threat protection that is off is refused, whatever else is set", () => {
  assert.throws(() => checkAddOn(aPool()), { name: "UserPoolAddOnNotEnabledException" });
  for (const AdvancedSecurityMode of ["AUDIT", "ENFORCED"] as const)
    checkAddOn(aPool({ UserPoolTier: "PLUS", UserPoolAddOns: { AdvancedSecurityMode } }));
});

test("a request without sections brings the defaults back", () => {
  assert.equal(givenConfiguration(ids, 5), undefined);
  assert.equal(givenConfiguration({ UserPoolId: ids.UserPoolId }, 5), undefined);
});

test("sections are kept with their moment and shown under the ids asked for", () => {
  const kept = givenConfiguration({ ...ids, CompromisedCredentialsRiskConfiguration: leaks }, 5);
  assert.deepEqual(kept, { CompromisedCredentialsRiskConfiguration: leaks, LastModifiedDate: 5 });
  assert.deepEqual(shownConfiguration(ids, kept), { ...ids, ...kept });
  assert.deepEqual(shownConfiguration({ UserPoolId: "p" }, undefined), { UserPoolId: "p" });
});

for (const range of ["192.0.2.0/24", "192.0.2.1", "2001:db8::/48"])
  test(`${range} is a range`, () => assert.ok(givenConfiguration({ ...ids, ...lists([], [range]) }, 5)));
for (const range of ["192.0.2.0/33", "somewhere", "", "10.0.0.0-10.0.0.9"])
  test(`"${range}" is no range`, () => {
    const refusal = { name: "InvalidParameterException", message: `Invalid IP range: ${range}` };
    assert.throws(() => givenConfiguration({ ...ids, ...lists([range]) }, 5), refusal);
    assert.throws(() => givenConfiguration({ ...ids, ...lists([], [range]) }, 5), refusal);
  });

const takeover = { Actions: { HighAction: { Notify: false, EventAction: "BLOCK" as const } } };
const configurations: RiskConfigurations = {
  pool: { CompromisedCredentialsRiskConfiguration: leaks, AccountTakeoverRiskConfiguration: takeover, LastModifiedDate: 1 },
  clients: { client: { CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: "NO_ACTION" } }, LastModifiedDate: 2 } },
};

for (const [clientId, leaked] of [
  ["client", "NO_ACTION"],
  ["another", "BLOCK"],
  ["constructor", "BLOCK"],
] as const)
  test(`for ${clientId} its own sections are in force, the others are the pool's`, () => {
    const { CompromisedCredentialsRiskConfiguration, AccountTakeoverRiskConfiguration } = sectionsFor(configurations, clientId);
    assert.equal(CompromisedCredentialsRiskConfiguration?.Actions.EventAction, leaked);
    assert.equal(AccountTakeoverRiskConfiguration, takeover);
  });

test("what was set for one is not what was set for the other", () => {
  assert.equal(ownConfiguration(configurations, undefined)?.LastModifiedDate, 1);
  assert.equal(ownConfiguration(configurations, "client")?.LastModifiedDate, 2);
  assert.equal(ownConfiguration(configurations, "another"), undefined);
});
