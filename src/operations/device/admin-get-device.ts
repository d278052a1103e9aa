import { AdminGetDevice } from "../../api/device.ts";
import { ownerNamed, showDevice } from "../../flows/devices.ts";
import { operation } from "../operation.ts";

/** A device of a user. @see spec/auth.md §6 */
export const adminGetDevice = operation(AdminGetDevice, async (input, { caller: _administrator, ...house }) => ({
  Device: await showDevice(house, await ownerNamed(house, input), input.DeviceKey),
}));
