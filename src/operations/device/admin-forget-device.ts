import { AdminForgetDevice } from "../../api/device.ts";
import { forgetDevice, ownerNamed } from "../../flows/devices.ts";
import { operation } from "../operation.ts";

/** A user's device, forgotten by an administrator. @see spec/auth.md §6 */
export const adminForgetDevice = operation(AdminForgetDevice, async (input, { caller: _administrator, ...house }) => {
  await forgetDevice(house, await ownerNamed(house, input), input.DeviceKey);
  return undefined;
});
