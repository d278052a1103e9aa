/** Passwords as they are kept: SRP's verifier under the master key, from which nobody can sign in or read the password. @see spec/auth.md §3.4 */
import { isSameSecret } from "../domain/client/secret-hash.ts";
import type { Password } from "../domain/password/password.ts";
import { srpNameOf } from "../domain/pool/pool.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";

/** Whose password it is. Users cannot be renamed, so what is derived from the name stays valid. */
export type PasswordOwner = Pick<User, "poolId" | "sub" | "username">;

type Tools = Pick<House, "srp" | "sealer" | "random" | "clock">;

const saltBytes = 16;

/** A password as it will be kept, set now. Costs a modular power off the event loop. @param temporary until when it counts, where it must be changed */
export async function setPassword(house: Tools, owner: PasswordOwner, plain: string, temporary?: Password["temporary"]): Promise<Password> {
  const salt = house.random.bytes(saltBytes).toString("hex");
  const verifier = await house.srp.verifier(identityOf(owner), plain, salt);
  const kept = { salt, verifier: house.sealer.seal(verifier, contextOf(owner)), setAt: house.clock.now() };
  return { ...kept, ...(temporary && { temporary }) };
}

/** Whether the text is the password. Costs a modular power whatever the answer. @throws Error where the verifier was sealed for another user */
export async function isPassword(
  house: Pick<Tools, "srp" | "sealer">,
  owner: PasswordOwner,
  password: Password,
  plain: string,
): Promise<boolean> {
  const verifier = await house.srp.verifier(identityOf(owner), plain, password.salt);
  return isSameSecret(verifier, house.sealer.open(password.verifier, contextOf(owner)));
}

const identityOf = ({ poolId, username }: PasswordOwner) => ({ group: srpNameOf(poolId), name: username });
const contextOf = ({ poolId, sub }: PasswordOwner) => context.password(poolId, sub);
