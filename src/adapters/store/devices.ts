import type { Device, DeviceVisit } from "../../domain/device/device.ts";
import type { DeviceStore } from "../../ports/store.ts";
import { type Engine, rowOf } from "./engine.ts";
import { mark, pageOf, unmark } from "./pages.ts";
import { countDevices, findDevice, listDevices } from "./queries/devices.ts";
import { stored } from "./queries/text.ts";

type Row = { readonly state: string; readonly visit: string };

const deviceOf = ({ state, visit }: Row): Device => ({ ...stored<Omit<Device, "visit">>(state), visit: stored<DeviceVisit>(visit) });

/** Devices of users: one row each, found by their user's key. */
export const createDeviceStore = (engine: Engine): DeviceStore => ({
  async find(poolId, sub, key) {
    const row = await rowOf(engine, findDevice({ poolId, sub, key }));
    return row && deviceOf(row);
  },
  async list(poolId, sub, { limit, after }) {
    const [key = ""] = unmark(after, 1);
    const rows = await engine.rows(listDevices({ poolId, sub, after: key, limit: limit + 1 }));
    return pageOf(rows, limit, deviceOf, (row) => mark(row.device_key));
  },
  count: async (poolId, sub) => (await rowOf(engine, countDevices({ poolId, sub })))?.count ?? 0,
});
