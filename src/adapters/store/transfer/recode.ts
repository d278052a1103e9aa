/** What is secret in a row, under another key. */
import type { AccessKey } from "../../../domain/access-key/access-key.ts";
import type { UserPoolClient } from "../../../domain/client/client.ts";
import type { Device } from "../../../domain/device/device.ts";
import type { Password } from "../../../domain/password/password.ts";
import type { Sealed } from "../../../domain/sealed.ts";
import type { User } from "../../../domain/user/user.ts";
import { context } from "../../../ports/sealer.ts";
import type { StoredKey } from "../../../ports/store.ts";
import type { CarriedRow } from "../../../ports/transfer.ts";
import { resealedAccessKey, resealedClient, resealedDevice, resealedPoolKey, resealedUser } from "../reseal/members.ts";

/** How secrets are written on the other side. `salt`: a text that the store keeps open and an export does not. */
export type Recoder = {
  readonly sealed: (text: Sealed, context: string) => Sealed;
  readonly salt: (text: string, context: string) => string;
};

type Row = CarriedRow["row"];

// A store of ours wrote the row: the type is its word.
const stateOf = <Thing>(row: Row): Thing => row.state as Thing;

const byTable: Readonly<Record<string, (row: Row, recoder: Recoder) => Row>> = {
  users: (row, recoder) => ({ ...row, state: recodedUser(stateOf<User>(row), recoder) }),
  devices: (row, recoder) => ({ ...row, state: recodedDevice(stateOf<Device>(row), recoder) }),
  pool_keys: (row, { sealed }) => ({ ...row, state: resealedPoolKey(String(row.pool_id), stateOf<StoredKey>(row), sealed) }),
  pool_data_keys: (row, { sealed }) => ({ ...row, sealed: sealed(row.sealed as Sealed, context.poolDataKey(String(row.pool_id))) }),
  clients: (row, { sealed }) => ({ ...row, state: resealedClient(stateOf<UserPoolClient>(row), sealed) }),
  access_keys: (row, { sealed }) => ({ ...row, state: resealedAccessKey(stateOf<AccessKey>(row), sealed) }),
};

/** The row with its secrets as `recoder` writes them. @throws Error where one does not open */
export const recoded = ({ table, row }: CarriedRow, recoder: Recoder): CarriedRow => ({
  table,
  row: byTable[table]?.(row, recoder) ?? row,
});

const saltOf = (of: string) => `salt/${of}`;

function recodedUser(user: User, { sealed, salt }: Recoder): User {
  const of = saltOf(context.password(user.poolId, user.sub));
  const salted = (kept: Password): Password => ({ ...kept, salt: salt(kept.salt, of) });
  const { password, passwordHistory } = user;
  return resealedUser(
    { ...user, ...(password && { password: salted(password) }), ...(passwordHistory && { passwordHistory: passwordHistory.map(salted) }) },
    sealed,
  );
}

function recodedDevice(device: Device, { sealed, salt }: Recoder): Device {
  const of = saltOf(context.device(device.poolId, device.sub, device.key));
  return resealedDevice({ ...device, salt: salt(device.salt, of) }, sealed);
}
