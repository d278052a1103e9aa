/** Devices in the hands of their users and of administrators. @see spec/auth.md §6 */
import type { DeviceRememberedStatusType, DeviceSecretVerifierConfigType, DeviceType } from "../api/device.ts";
import { withStatus } from "../domain/device/change.ts";
import { confirmable, confirmedDevice, deviceSecretOf, isUserAsked, trackingOf, withoutNewDevice } from "../domain/device/confirm.ts";
import { type Device, originJtiOf } from "../domain/device/device.ts";
import { shownDevice } from "../domain/device/shown.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { regionOf } from "../domain/pool/pool-id.ts";
import { present } from "../domain/present.ts";
import { refuseQuota } from "../domain/quota/refusals.ts";
import { refuse } from "../domain/refusal.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";
import type { Write } from "../ports/store.ts";
import type { TokenCaller } from "./caller.ts";
import { getPool, getUser } from "./lookup.ts";
import { openedToken, sealedToken } from "./page.ts";
import { retried } from "./revoke.ts";
import { checkRoom } from "./room.ts";

/** Whose devices, and how their user is changed: by the user or by an administrator. */
export type DeviceOwner = { readonly pool: Pool; readonly user: User; readonly update: TokenCaller["update"] };

/** The signed-in user. @throws Refusal of the caller, `devicesNotTracked` */
export async function ownerBy({ pool, user, update }: TokenCaller): Promise<DeviceOwner> {
  const owner = { pool, user: await user(), update };
  trackingOf(pool);
  return owner;
}

/** The user whom an administrator names. @throws Refusal `noSuchPool`, `noSuchUser`, `devicesNotTracked` */
export async function ownerNamed(house: House, input: { readonly UserPoolId: string; readonly Username: string }): Promise<DeviceOwner> {
  const pool = await getPool(house, input.UserPoolId);
  const user = await getUser(house, pool, input.Username);
  trackingOf(pool);
  return { pool, user, update: (change) => house.store.users.update(pool.id, user.sub, change) };
}

/** One device as it is shown. @throws Refusal `noSuchDevice` */
export const showDevice = async (house: House, owner: DeviceOwner, key: string): Promise<DeviceType> =>
  shown(house, owner, await getDevice(house, owner, key));

/** A page of the user's devices. @param limit 0: 60 @param token of the page before @throws Refusal `pagingMarker` */
export async function showDevices(
  house: House,
  owner: DeviceOwner,
  { limit, token }: { readonly limit: number | undefined; readonly token: string | undefined },
): Promise<{ Devices: DeviceType[]; PaginationToken?: string }> {
  const { poolId, sub } = owner.user;
  const list = `devices/${poolId}/${sub}`;
  const after = openedToken(house, list, token, refuse.pagingMarker);
  const { items, next } = await house.store.devices.list(poolId, sub, { limit: limit || pageSize, ...(after !== undefined && { after }) });
  const PaginationToken = sealedToken(house, list, next);
  return present({ Devices: items.map((device) => shown(house, owner, device)), ...(PaginationToken && { PaginationToken }) });
}
const pageSize = 60;

const shown = ({ settings }: House, { pool, user }: DeviceOwner, device: Device) =>
  shownDevice(device, user, { region: regionOf(pool.id), accountId: settings.accountId });

/** Remembers a device or not. @throws Refusal `noSuchDevice` */
export const setDeviceStatus = (
  house: House,
  owner: DeviceOwner,
  key: string,
  status: DeviceRememberedStatusType | undefined,
): Promise<void> =>
  changed(house, owner, key, (from) => {
    const to = withStatus(from, status, house.clock.now());
    return to === from ? [] : [{ kind: "change-device", from, to }];
  });

/** Forgets a device: its tokens stop refreshing. @throws Refusal `noSuchDevice` */
export const forgetDevice = (house: House, owner: DeviceOwner, key: string): Promise<void> =>
  changed(house, owner, key, (device) => [{ kind: "drop-device", device }]);

const changed = (house: House, owner: DeviceOwner, key: string, change: (device: Device) => readonly Write[]): Promise<void> =>
  retried(async () => {
    const device = await getDevice(house, owner, key);
    await owner.update((user) => ({ user, writes: change(device), answer: undefined }));
  });

async function getDevice({ store }: House, { user }: DeviceOwner, key: string): Promise<Device> {
  const device = await store.devices.find(user.poolId, user.sub, key);
  if (!device) throw refuse.noSuchDevice();
  return device;
}

/** What ConfirmDevice brings. `address`: where the request came from. */
export type Confirmation = {
  readonly key: string;
  readonly name: string | undefined;
  readonly config: DeviceSecretVerifierConfigType | undefined;
  readonly address: string;
};

/**
 * Keeps the device that the caller's sign-in made.
 * @returns whether the user must be asked before it is remembered
 * @throws Refusal of the caller, `devicesNotTracked`, `deviceKeyExists`, `deviceKeyInvalid`, `deviceVerifierInvalid`, `LimitExceededException`
 */
export async function confirmDevice(house: House, caller: TokenCaller, { key, config, name, address }: Confirmation): Promise<boolean> {
  const { pool, user } = await ownerBy(caller);
  const { poolId, sub } = user;
  const { devices, families } = house.store;
  await retried(async () => {
    if (await devices.find(poolId, sub, key)) throw refuse.deviceKeyExists();
    await checkRoom(house.settings.resources.Devices, () => devices.count(poolId, sub), refuseQuota.devices);
    const family = confirmable(await families.find(poolId, sub, originJtiOf(key)), key, caller.claims);
    const { salt, verifier: plain } = deviceSecretOf(config);
    const verifier = house.sealer.seal(plain, context.device(poolId, sub, key));
    const given = { poolId, sub, key, salt, verifier, name, address, now: house.clock.now() };
    const device = confirmedDevice(pool, given, family.newDevice);
    const to = withoutNewDevice(family);
    await caller.update((same) => ({
      user: same,
      writes: [
        { kind: "add-device", device },
        { kind: "change-family", from: family, to },
      ],
      answer: undefined,
    }));
  });
  return isUserAsked(pool);
}
