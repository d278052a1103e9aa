/** Who calls, once the credential in the body was checked; signatures are the door's business. @see spec/auth.md §1.3, §2.8 */
import type { CallerKind } from "../api/contract.ts";
import type { UserPoolClient } from "../domain/client/client.ts";
import type { Pool } from "../domain/pool/pool.ts";
import type { AccessClaims } from "../domain/token/token.ts";
import type { User } from "../domain/user/user.ts";
import type { Changed } from "../ports/store.ts";

/** An administrator: the request carried an AWS signature. `key`: the access key behind it, which is another one for temporary credentials. */
export type SignedCaller = {
  readonly kind: "signed";
  readonly accessKeyId: string;
  readonly region: string;
  readonly key?: { readonly id: string; readonly name: string };
};

/** An app: the request named a UserPoolClient that exists. Its secret, where it has one, is checked by the flow (§3.1 gives the order). */
export type ClientCaller = { readonly kind: "client"; readonly client: UserPoolClient; readonly pool: Pool };

/**
 * A signed-in user. The token's signature, issuer, use, expiry and scope hold; whether the user still may act is checked by both ways to reach
 * the user, so that no operation can forget it.
 */
export type TokenCaller = {
  readonly kind: "access-token";
  readonly pool: Pool;
  readonly client: UserPoolClient;
  readonly claims: AccessClaims;
  /** The user as stored. @throws Refusal when deleted, disabled, signed out, unconfirmed, to reset the password */
  readonly user: () => Promise<User>;
  /** `store.users.update` on this user. @throws Refusal like `user` */
  readonly update: <Answer>(change: (user: User) => Changed<Answer>) => Promise<Answer>;
};

/** A user in the middle of a sign-in (MFA set-up): the operation reads the session itself. */
export type SessionCaller = { readonly kind: "session"; readonly session: string };

/** The caller that each kind of operation gets. */
export type Caller<Kind extends CallerKind> = {
  signed: SignedCaller;
  client: ClientCaller;
  "access-token": TokenCaller;
  "access-token-or-session": TokenCaller | SessionCaller;
  "feedback-token": { readonly kind: "feedback-token" };
}[Kind];
