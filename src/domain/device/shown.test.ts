import assert from "node:assert/strict";
import test from "node:test";
import { aDevice } from "../../../test/support/device.ts";
import { shownDevice } from "./shown.ts";

const place = { region: "us-east-1", accountId: "123456789012" };
const owner = "bob.us-east-1_aPool";
const arn = `arn:aws:cognito-idp:us-east-1:123456789012:owner/${owner}/device/us-east-1_device`;

test("a device is shown with its attributes in the service's order", () => {
  const device = aDevice({ name: "phone", modifiedAt: 2000.5, visit: { at: 3000.75, address: "192.0.2.1" } });
  assert.deepEqual(shownDevice(device, { username: "bob" }, place), {
    DeviceKey: "us-east-1_device",
    DeviceAttributes: [
      { Name: "device_status", Value: "valid" },
      { Name: "device_name", Value: "phone" },
      { Name: "dev:device_arn", Value: arn },
      { Name: "dev:device_owner", Value: owner },
      { Name: "last_ip_used", Value: "192.0.2.1" },
      { Name: "dev:device_remembered_status", Value: "remembered" },
      { Name: "dev:device_sdk", Value: "aws-sdk" },
    ],
    DeviceCreateDate: 1000.25,
    DeviceLastModifiedDate: 2000.5,
    DeviceLastAuthenticatedDate: 3000,
  });
});

test("what is not known is left out; salt and verifier are never shown", () => {
  const shown = shownDevice(aDevice({ remembered: false }), { username: "bob" }, place);
  const names = shown.DeviceAttributes?.map(({ Name }) => Name);
  assert.deepEqual(names, ["device_status", "dev:device_arn", "dev:device_owner", "dev:device_remembered_status", "dev:device_sdk"]);
  assert.equal(shown.DeviceAttributes?.[3]?.Value, "not_remembered");
  assert.doesNotMatch(JSON.stringify(shown), /sealed|00aa/);
});
