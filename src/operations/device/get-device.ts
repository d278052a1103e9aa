import { GetDevice } from "../../api/device.ts";
import { ownerBy, showDevice } from "../../flows/devices.ts";
import { operation } from "../operation.ts";

/** A device of the signed-in user. @see spec/auth.md §6 */
export const getDevice = operation(GetDevice, async (input, { caller, ...house }) => ({
  Device: await showDevice(house, await ownerBy(caller), input.DeviceKey),
}));
