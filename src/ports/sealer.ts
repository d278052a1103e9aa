import type { Digest, Sealed } from "../domain/sealed.ts";

/** What the client of a pool carries for the server. */
export type PoolTicket = { readonly poolId: string };

/**
 * Keeps secrets (AES-256-GCM): what the store holds under the master key, what clients carry under the data key, which outlives the master key, or
 * under the key of their pool, which outlives a move of the pool to another installation.
 * `context` says what is sealed and whose: what was sealed for one opens for no other.
 */
export interface Sealer {
  seal(plain: string, context: string): Sealed;
  /** @throws Error where the text was altered, belongs to another context or its key is unknown */
  open(sealed: Sealed, context: string): string;
  /** @param length in characters, up to which the ticket is padded with blanks */
  sealTicket(ticket: PoolTicket, context: string, length?: number): Sealed;
  /** @throws Error where the ticket was altered, belongs to another context or its key is not that of the pool which it names */
  openTicket(sealed: Sealed, context: string): PoolTicket;
  /**
   * The keyed digest (HMAC-SHA-256) of a short secret, for comparison only.
   * @param poolId whose secret it is: a pool that was imported has brought the key along under which its digests were made; left out for what is no pool's
   */
  digest(secret: string, context: string, poolId?: string): Digest;
}

/** The half that the store needs for what it keeps sealed itself. */
export type Sealing = Pick<Sealer, "seal" | "open">;

// What clients carry cannot be sealed anew when the master key changes.
const ticket = (what: string) => `ticket/${what}`;
const ofHouse = (what: string) => ticket(`house/${what}`);

/** Whether a context is of something that clients carry and that is no pool's. */
export const isOfHouse = (context: string): boolean => context.startsWith(ofHouse(""));

/** The contexts in use, once each, so that writer and reader cannot differ. */
export const context = {
  password: (poolId: string, sub: string) => `password/${poolId}/${sub}`,
  softwareToken: (poolId: string, sub: string) => `software-token/${poolId}/${sub}`,
  device: (poolId: string, sub: string, key: string) => `device/${poolId}/${sub}/${key}`,
  clientSecret: (clientId: string) => `client-secret/${clientId}`,
  signingKey: (poolId: string, kid: string) => `signing-key/${poolId}/${kid}`,
  code: (poolId: string, sub: string, purpose: string) => `code/${poolId}/${sub}/${purpose}`,
  session: ticket("session"),
  srpChallenge: ticket("srp-challenge"),
  refreshToken: ticket("refresh-token"),
  message: "message",
  signUp: ticket("sign-up"),
  authEventFeedback: ticket("auth-event-feedback"),
  madeUpUser: (poolId: string) => `made-up-user/${poolId}`,
  page: (list: string) => ofHouse(`page/${list}`),
  accessKey: (id: string) => `access-key/${id}`,
  sessionToken: ofHouse("session-token"),
  dataKey: "data-key",
  poolDataKey: (poolId: string) => `data-key/${poolId}`,
  audit: "audit",
};
