import { ConfirmDevice } from "../../api/device.ts";
import { confirmDevice as confirm } from "../../flows/devices.ts";
import { operation } from "../operation.ts";

/** The signed-in user's app registers the device that the sign-in made. @see spec/auth.md §6 */
export const confirmDevice = operation(ConfirmDevice, async (input, { caller, request, ...house }) => {
  const { DeviceKey: key, DeviceName: name, DeviceSecretVerifierConfig: config } = input;
  return { UserConfirmationNecessary: await confirm(house, caller, { key, name, config, address: request.sourceAddress }) };
});
