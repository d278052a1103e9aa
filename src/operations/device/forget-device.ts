import { ForgetDevice } from "../../api/device.ts";
import { forgetDevice as forget, ownerBy } from "../../flows/devices.ts";
import { operation } from "../operation.ts";

/** The signed-in user forgets a device. @see spec/auth.md §6 */
export const forgetDevice = operation(ForgetDevice, async (input, { caller, ...house }) => {
  await forget(house, await ownerBy(caller), input.DeviceKey);
  return undefined;
});
