import { AdminListDevices } from "../../api/device.ts";
import { ownerNamed, showDevices } from "../../flows/devices.ts";
import { operation } from "../operation.ts";

/** The devices of a user, a page at a time. @see spec/auth.md §6 */
export const adminListDevices = operation(AdminListDevices, async (input, { caller: _administrator, ...house }) =>
  showDevices(house, await ownerNamed(house, input), { limit: input.Limit, token: input.PaginationToken }),
);
