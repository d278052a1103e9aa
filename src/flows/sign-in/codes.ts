/** Codes of a sign-in: sent with the challenge, kept as a digest in its session. @see spec/auth.md §3.5, §5 */
import type { Pool } from "../../domain/pool/pool.ts";
import type { Digest } from "../../domain/sealed.ts";
import type { SentCode } from "../../domain/sign-in/session.ts";
import type { User } from "../../domain/user/user.ts";
import type { House } from "../../ports/house.ts";
import { context } from "../../ports/sealer.ts";
import type { Write } from "../../ports/store.ts";
import { messageOf } from "../messages.ts";

/** Where a code goes and for which challenge; 8 digits where it is the only factor. */
export type CodeOrder = Pick<SentCode, "name" | "attribute" | "destination" | "setsUp"> & { readonly digits: 6 | 8 };

/** A fresh code on its way: what the session keeps of it, and the message for the commit. */
export function sendCode(house: House, pool: Pool, user: User, { digits, ...order }: CodeOrder): { pending: SentCode; message: Write } {
  const code = house.random.code(digits);
  const medium = order.attribute === "email" ? "EMAIL" : "SMS";
  const message = messageOf(house, pool, { kind: "mfa", medium, to: order.destination, code, username: user.username });
  return { pending: { ...order, code: codeDigest(house, user, code), wrongTries: 0 }, message };
}

/** The digest by which a code of this user's sign-ins is kept and recognised. */
export const codeDigest = ({ sealer }: House, { poolId, sub }: Pick<User, "poolId" | "sub">, code: string): Digest =>
  sealer.digest(code, context.code(poolId, sub, "sign-in"), poolId);
