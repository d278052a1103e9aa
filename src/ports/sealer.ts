import type { Digest, Sealed } from "../domain/sealed.ts";

/** Keeps secrets under the master key (AES-256-GCM). `context` says what is sealed and whose: what was sealed for one opens for no other. */
export interface Sealer {
  seal(plain: string, context: string): Sealed;
  /** @throws Error where the text was altered, belongs to another context or its key is unknown */
  open(sealed: Sealed, context: string): string;
  /** The keyed digest (HMAC-SHA-256) of a short secret, for comparison only. */
  digest(secret: string, context: string): Digest;
}

/** The contexts in use, once each, so that writer and reader cannot differ. */
export const context = {
  password: (poolId: string, sub: string) => `password/${poolId}/${sub}`,
  softwareToken: (poolId: string, sub: string) => `software-token/${poolId}/${sub}`,
  device: (poolId: string, sub: string, key: string) => `device/${poolId}/${sub}/${key}`,
  clientSecret: (clientId: string) => `client-secret/${clientId}`,
  signingKey: (poolId: string, kid: string) => `signing-key/${poolId}/${kid}`,
  code: (poolId: string, sub: string, purpose: string) => `code/${poolId}/${sub}/${purpose}`,
  session: "session",
  srpChallenge: "srp-challenge",
  refreshToken: "refresh-token",
  message: "message",
  signUp: "sign-up",
  madeUpUser: (poolId: string) => `made-up-user/${poolId}`,
  page: (list: string) => `page/${list}`,
};
