/** SetRiskConfiguration and DescribeRiskConfiguration. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  DescribeRiskConfigurationCommand,
  SetRiskConfigurationCommand,
  type SetRiskConfigurationCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { always, aWatchedPlace, type Spokesman } from "../support/risk.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { aClientOf, aPlace, refused } from "../support/sign-in.ts";

let server: TestServer;
let place: Spokesman;
before(async () => {
  server = await startTestServer();
  place = await aWatchedPlace(server, "ENFORCED");
});
after(() => server.close());

const set = (input: Partial<SetRiskConfigurationCommandInput>) =>
  place.sdk.send(new SetRiskConfigurationCommand({ UserPoolId: place.UserPoolId, ...input }));
const shown = async (ClientId?: string) => {
  const answer = await place.sdk.send(new DescribeRiskConfigurationCommand({ UserPoolId: place.UserPoolId, ClientId }));
  return answer.RiskConfiguration;
};

test("what is set is answered, shown, and replaced as a whole", async () => {
  const { UserPoolId } = place;
  assert.deepEqual(await shown(), { UserPoolId });
  const first = await set(always("BLOCK", true));
  assert.deepEqual(await shown(), first.RiskConfiguration);
  assert.equal(first.RiskConfiguration?.AccountTakeoverRiskConfiguration?.Actions?.LowAction?.EventAction, "BLOCK");
  assert.ok(first.RiskConfiguration?.LastModifiedDate instanceof Date);
  await set({ RiskExceptionConfiguration: { BlockedIPRangeList: ["192.0.2.0/24", "2001:db8::/32"], SkippedIPRangeList: ["10.0.0.0/8"] } });
  const second = await shown();
  assert.equal(second?.AccountTakeoverRiskConfiguration, undefined);
  assert.deepEqual(second?.RiskExceptionConfiguration?.BlockedIPRangeList, ["192.0.2.0/24", "2001:db8::/32"]);
  await set({});
  assert.deepEqual(await shown(), { UserPoolId });
});

test("a client has settings of its own", async () => {
  const { UserPoolId, ClientId } = place;
  await set({ ClientId, CompromisedCredentialsRiskConfiguration: { EventFilter: ["SIGN_UP"], Actions: { EventAction: "BLOCK" } } });
  const own = await shown(ClientId);
  assert.deepEqual([own?.ClientId, own?.CompromisedCredentialsRiskConfiguration?.EventFilter], [ClientId, ["SIGN_UP"]]);
  assert.deepEqual(await shown(), { UserPoolId });
  await set({ ClientId });
  assert.deepEqual(await shown(ClientId), { UserPoolId, ClientId });
});

test("what is no range, another pool's client, and a pool without the add-on are refused", async () => {
  const range = set({ RiskExceptionConfiguration: { BlockedIPRangeList: ["192.0.2.0/33"] } });
  await refused(range, "InvalidParameterException", "Invalid IP range: 192.0.2.0/33");
  const other = await aPlace(server);
  const foreign = await aClientOf(other);
  await refused(set({ ClientId: foreign }), "ResourceNotFoundException", `User pool client ${foreign} does not exist.`);
  const off = other.sdk.send(new DescribeRiskConfigurationCommand({ UserPoolId: other.UserPoolId }));
  await refused(off, "UserPoolAddOnNotEnabledException", "Threat protection is not enabled for the user pool.");
});
