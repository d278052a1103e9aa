import { ListDevices } from "../../api/device.ts";
import { ownerBy, showDevices } from "../../flows/devices.ts";
import { operation } from "../operation.ts";

/** The devices of the signed-in user, a page at a time. @see spec/auth.md §6 */
export const listDevices = operation(ListDevices, async ({ Limit, PaginationToken }, { caller, ...house }) =>
  showDevices(house, await ownerBy(caller), { limit: Limit, token: PaginationToken }),
);
