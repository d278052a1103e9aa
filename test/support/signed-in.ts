/** Users of a started server who are signed in, made directly in its store: for tests of what comes after a sign-in. */
import {
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { adminScope } from "../../src/domain/token/access.ts";
import type { AccessClaims } from "../../src/domain/token/token.ts";
import { namesOf } from "../../src/domain/user/names.ts";
import type { User } from "../../src/domain/user/user.ts";
import type { TestServer } from "./server.ts";
import { aUser } from "./user.ts";

/** A pool with one client. */
export type TestPool = { readonly poolId: string; readonly clientId: string };

/** Makes a pool with a public client. @param mfa given to SetUserPoolMfaConfig where there is one */
export async function makePool(
  sdk: CognitoIdentityProviderClient,
  mfa?: Omit<SetUserPoolMfaConfigCommandInput, "UserPoolId">,
): Promise<TestPool> {
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: "test" }));
  const UserPoolId = UserPool?.Id ?? "";
  if (mfa) await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...mfa }));
  const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: "test" }));
  return { poolId: UserPoolId, clientId: UserPoolClient?.ClientId ?? "" };
}

/** A stored user with an access token that counts. `stored` reads what the store has now. */
export type SignedIn = {
  readonly accessToken: string;
  readonly sub: string;
  readonly username: string;
  readonly stored: () => Promise<User>;
};

/** Stores a confirmed user and signs an access token for an hour. @param members what is different about this user @param claims about the token */
export async function signIn(
  { house }: Pick<TestServer, "house">,
  { poolId, clientId }: TestPool,
  members: Partial<User> = {},
  claims: Partial<AccessClaims> = {},
): Promise<SignedIn> {
  const now = house.clock.now();
  const sub = house.random.uuid(now);
  const user = aUser({ poolId, sub, username: `user-${sub}`, ...members });
  const pool = await house.store.pools.find(poolId);
  if (!pool) throw new Error("the pool is there");
  await house.store.users.create({ ...user, names: namesOf(user, pool) });
  const [iat, uuid] = [Math.floor(now), house.random.uuid(now)];
  const accessToken = await house.keys.sign(poolId, {
    sub,
    iss: house.settings.issuerOf(poolId),
    client_id: clientId,
    token_use: "access",
    scope: adminScope,
    auth_time: iat,
    iat,
    exp: iat + 3600,
    jti: uuid,
    origin_jti: uuid,
    event_id: uuid,
    username: user.username,
    ...claims,
  });
  return { accessToken, sub, username: user.username, stored: () => found(house.store.users.find(poolId, sub)) };
}

async function found(finding: Promise<User | undefined>): Promise<User> {
  const user = await finding;
  if (!user) throw new Error("the user is there");
  return user;
}
