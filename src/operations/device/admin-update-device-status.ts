import { AdminUpdateDeviceStatus } from "../../api/device.ts";
import { ownerNamed, setDeviceStatus } from "../../flows/devices.ts";
import { operation } from "../operation.ts";

/** A user's device, remembered or not by an administrator. @see spec/auth.md §6 */
export const adminUpdateDeviceStatus = operation(AdminUpdateDeviceStatus, async (input, { caller: _administrator, ...house }) => {
  await setDeviceStatus(house, await ownerNamed(house, input), input.DeviceKey, input.DeviceRememberedStatus);
  return {};
});
