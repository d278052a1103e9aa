import type { DeviceType } from "../../api/device.ts";
import type { User } from "../user/user.ts";
import type { Device } from "./device.ts";

/** Where the pool lives, for the device's ARN. */
export type DevicePlace = { readonly region: string; readonly accountId: string };

/** A device as GetDevice and ListDevices show it, attributes in the service's order. @see spec/auth.md §6, DeviceAttributes; API reference, GetDevice */
export function shownDevice(device: Device, { username }: Pick<User, "username">, { region, accountId }: DevicePlace): DeviceType {
  const { poolId, key, name, remembered, visit } = device;
  const owner = `${username}.${poolId}`;
  const attributes = {
    device_status: "valid",
    device_name: name,
    "dev:device_arn": `arn:aws:cognito-idp:${region}:${accountId}:owner/${owner}/device/${key}`,
    "dev:device_owner": owner,
    last_ip_used: visit.address,
    "dev:device_remembered_status": remembered ? "remembered" : "not_remembered",
    "dev:device_sdk": "aws-sdk",
  };
  return {
    DeviceKey: key,
    DeviceAttributes: Object.entries(attributes).flatMap(([Name, Value]) => (Value === undefined ? [] : [{ Name, Value }])),
    DeviceCreateDate: device.createdAt,
    DeviceLastModifiedDate: device.modifiedAt,
    DeviceLastAuthenticatedDate: Math.floor(visit.at),
  };
}
