import { UpdateDeviceStatus } from "../../api/device.ts";
import { ownerBy, setDeviceStatus } from "../../flows/devices.ts";
import { operation } from "../operation.ts";

/** The signed-in user has a device remembered or not. @see spec/auth.md §6 */
export const updateDeviceStatus = operation(UpdateDeviceStatus, async (input, { caller, ...house }) => {
  await setDeviceStatus(house, await ownerBy(caller), input.DeviceKey, input.DeviceRememberedStatus);
  return {};
});
