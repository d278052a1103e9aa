/**
 * Refresh tokens as text. They look like the service's: a JWE of five parts that only the server can read. Inside is a ticket under our seal, which
 * finds the family by key; the store keeps no more than a digest of its secret. @see spec/auth.md §2.1
 */
import type { Digest, Sealed } from "../domain/sealed.ts";
import type { RefreshTicket } from "../domain/token/refresh.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";

const header = Buffer.from('{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}').toString("base64url");

/** Tickets are padded to this many characters, which makes tokens as long as the service's. */
const ticketLength = 954;

// The parts after the header as long as theirs: an encrypted key of 256 bytes, a nonce of 12, the text, a tag of 16.
const keyLength = 342;
const nonceLength = 16;
const tagLength = 22;

/** A new refresh token, and the digest by which its family will know it. */
export function newRefreshToken(
  house: Pick<House, "sealer" | "random">,
  { poolId, sub, clientId, originJti, expiresAt }: Omit<RefreshTicket, "secret">,
): { text: string; digest: Digest } {
  const ticket = { poolId, sub, clientId, originJti, expiresAt, secret: house.random.bytes(32).toString("base64url") };
  const sealed = house.sealer.sealTicket(ticket, context.refreshToken, ticketLength);
  const body = Buffer.from(sealed).toString("base64url");
  const cuts = [0, keyLength, keyLength + nonceLength, body.length - tagLength, body.length];
  const parts = cuts.slice(1).map((end, index) => body.slice(cuts[index], end));
  return { text: [header, ...parts].join("."), digest: digestOf(house, ticket) };
}

/** The ticket in a refresh token; undefined for any text that is not one of ours. Throws nothing. */
export function ticketOf({ sealer }: Pick<House, "sealer">, text: string): RefreshTicket | undefined {
  const [first, ...parts] = text.split(".");
  if (first !== header) return undefined;
  try {
    // The seal proves that the text is ours, so its shape needs no second look.
    return sealer.openTicket(Buffer.from(parts.join(""), "base64url").toString() as Sealed, context.refreshToken) as RefreshTicket;
  } catch {
    return undefined;
  }
}

/** The digest by which a family knows a refresh token. */
export const digestOf = ({ sealer }: Pick<House, "sealer">, { poolId, secret }: Pick<RefreshTicket, "poolId" | "secret">): Digest =>
  sealer.digest(secret, context.refreshToken, poolId);
