/** A started server with a pool and a client, for tests of what happens to users over the wire. */
import {
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Message } from "../../src/domain/message.ts";
import { findUserByName } from "../../src/flows/lookup.ts";
import type { TestServer } from "./server.ts";

/** A pool with a client, and what a test wants to know about its users. */
export type World = {
  readonly sdk: CognitoIdentityProviderClient;
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly ClientSecret: string | undefined;
  /** The newest message to an address. */
  readonly lastMessage: (to: string) => Promise<Message>;
  /** How many messages went to an address. */
  readonly messagesTo: (to: string) => Promise<number>;
  /** An access token as a sign-in through the client would bring it. */
  readonly tokenOf: (username: string) => Promise<string>;
};

type Settings = { readonly pool?: Partial<CreateUserPoolCommandInput>; readonly client?: Partial<CreateUserPoolClientCommandInput> };

/** Makes a pool and a client. @param settings members of CreateUserPool and CreateUserPoolClient */
export async function aWorld(server: TestServer, sdk: CognitoIdentityProviderClient, { pool, client }: Settings = {}): Promise<World> {
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: "world", ...pool }));
  const UserPoolId = UserPool?.Id ?? "";
  const made = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: "app", ...client }));
  const { ClientId = "", ClientSecret } = made.UserPoolClient ?? {};
  const messages = async (to: string) =>
    (await server.house.store.messages.list({ to, limit: 1000 })).filter(({ poolId }) => poolId === UserPoolId);
  return {
    sdk,
    UserPoolId,
    ClientId,
    ClientSecret,
    lastMessage: async (to) => {
      const [newest] = await messages(to);
      if (!newest) throw new Error(`no message to ${to}`);
      return newest;
    },
    messagesTo: async (to) => (await messages(to)).length,
    tokenOf: (username) => accessToken(server, UserPoolId, ClientId, username),
  };
}

async function accessToken({ house }: TestServer, poolId: string, clientId: string, username: string): Promise<string> {
  const pool = await house.store.pools.find(poolId);
  const user = pool && (await findUserByName(house, pool, username));
  if (!user) throw new Error(`no user ${username}`);
  const now = house.clock.now();
  const eventId = house.random.uuid(now);
  return house.keys.sign(poolId, {
    sub: user.sub,
    iss: house.settings.issuerOf(poolId),
    client_id: clientId,
    token_use: "access",
    scope: "aws.cognito.signin.user.admin",
    auth_time: Math.floor(now),
    iat: Math.floor(now),
    exp: Math.floor(now) + 86_400,
    jti: house.random.uuid(now),
    origin_jti: house.random.uuid(now),
    event_id: eventId,
    username: user.username,
  });
}

/** What `assert.rejects` compares a refusal of the SDK with. */
export const refusal = (name: string, message: string) => ({ name, message });
