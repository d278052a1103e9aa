/** The sealed members of what the store keeps, each under its context. Every function gives back the same object where nothing changed. */
import type { AccessKey } from "../../../domain/access-key/access-key.ts";
import type { UserPoolClient } from "../../../domain/client/client.ts";
import type { Device } from "../../../domain/device/device.ts";
import type { SoftwareToken } from "../../../domain/mfa/factor.ts";
import type { Password } from "../../../domain/password/password.ts";
import type { User } from "../../../domain/user/user.ts";
import { context } from "../../../ports/sealer.ts";
import type { StoredKey } from "../../../ports/store.ts";
import type { Resealer } from "../../../ports/vault.ts";

type Reseal = Resealer["reseal"];

/** An object with some members replaced; the object itself where all are the same. */
function replaced<Thing extends object>(thing: Thing, members: Partial<Thing>): Thing {
  const changed = Object.entries(members).filter(([name, value]) => value !== Reflect.get(thing, name));
  return changed.length === 0 ? thing : { ...thing, ...Object.fromEntries(changed) };
}

function each<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const changed = items.map(change);
  return changed.every((item, index) => item === items[index]) ? items : changed;
}

/** Passwords and authenticators. */
export function resealedUser(user: User, reseal: Reseal): User {
  const password = (kept: Password) => replaced(kept, { verifier: reseal(kept.verifier, context.password(user.poolId, user.sub)) });
  const authenticator = (kept: SoftwareToken) =>
    replaced(kept, { secret: reseal(kept.secret, context.softwareToken(user.poolId, user.sub)) });
  return replaced(user, {
    ...(user.password && { password: password(user.password) }),
    ...(user.passwordHistory && { passwordHistory: each(user.passwordHistory, password) }),
    ...(user.softwareToken && { softwareToken: authenticator(user.softwareToken) }),
    ...(user.pendingSoftwareToken && { pendingSoftwareToken: authenticator(user.pendingSoftwareToken) }),
  });
}

/** The verifier of a device's secret. @param device as its row keeps it */
export const resealedDevice = <Kept extends Pick<Device, "poolId" | "sub" | "key" | "verifier">>(device: Kept, reseal: Reseal): Kept => {
  const verifier = reseal(device.verifier, context.device(device.poolId, device.sub, device.key));
  return verifier === device.verifier ? device : { ...device, verifier };
};

/** A signing key. */
export const resealedPoolKey = (poolId: string, key: StoredKey, reseal: Reseal): StoredKey =>
  replaced(key, { privateKey: reseal(key.privateKey, context.signingKey(poolId, key.kid)) });

/** The secrets of a client. */
export const resealedClient = (client: UserPoolClient, reseal: Reseal): UserPoolClient =>
  replaced(client, {
    secrets: each(client.secrets, (kept) => replaced(kept, { secret: reseal(kept.secret, context.clientSecret(client.id)) })),
  });

/** The secret of an access key. */
export const resealedAccessKey = (key: AccessKey, reseal: Reseal): AccessKey =>
  replaced(key, { secret: reseal(key.secret, context.accessKey(key.id)) });
