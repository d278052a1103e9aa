/** Two nodes on one PostgreSQL: what is bounded for a pool or a user is bounded for both together. spec/auth.md §8 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  ConfirmForgotPasswordCommand,
  DescribeUserPoolCommand,
  ForgotPasswordCommand,
  GetUserAttributeVerificationCodeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { Secret } from "../../src/secret.ts";
import { type PostgresServer, startPostgres } from "../contract/postgres.ts";
import { keyText } from "../support/sealer.ts";
import { sdkClient, startTestServer, type TestServer } from "../support/server.ts";
import { aMember, aPlace, enter, type Place, password, refused, setAttributes, signedIn } from "../support/sign-in.ts";

const rates = "UserPoolRead=6,UserAuthentication=100000,OneUserRead=100000,OneUserWrite=100000,UserUpdate=100000";
const limit = ["LimitExceededException", "Attempt limit exceeded, please try after some time."] as const;
const locked = ["NotAuthorizedException", "Password attempts exceeded"] as const;

let database: PostgresServer;
let servers: readonly TestServer[] = [];
/** The same pool and client, seen by each node. */
let places: readonly [Place, Place];
before(async () => {
  database = await startPostgres();
  const settings = {
    databaseUrl: new Secret(await database.database()),
    masterKey: new Secret(keyText(1)),
    issuer: "https://auth.example.com",
    quotas: "on",
    quotaRates: rates,
  };
  const [one, other] = await Promise.all([startTestServer(settings), startTestServer(settings)]);
  servers = [one, other];
  const place = await aPlace(one);
  places = [place, { ...place, server: other, sdk: sdkClient(other) }];
});
after(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await database.stop();
});
const inTurn = (at: number) => places[at % 2 === 0 ? 0 : 1];

test("requests on either node spend one allowance", async () => {
  const { UserPoolId } = places[0];
  const describe = (at: number) => inTurn(at).sdk.send(new DescribeUserPoolCommand({ UserPoolId }));
  const answers = await Promise.allSettled(Array.from({ length: 60 }, (_, at) => describe(at)));
  const passed = answers.filter(({ status }) => status === "fulfilled").length;
  // Two allowances where a second began meanwhile; nodes that counted apart would let twice as many pass.
  assert.ok(passed >= 6 && passed <= 12, `${passed} passed`);
});

test("wrong passwords on either node lock the user on both", async () => {
  await aMember(places[0], "ann");
  for (let at = 0; at < 5; at += 1) await assert.rejects(enter(inTurn(at), "ann", "Wrong-horse-1"), { name: "NotAuthorizedException" });
  for (const place of places) await refused(enter(place, "ann"), ...locked);
});

test("codes that are asked for on either node share one allowance", async () => {
  await aMember(places[0], "bob");
  await setAttributes(places[0], "bob", { email: "bob@example.com" });
  const { AccessToken } = signedIn(await enter(places[0], "bob"));
  const ask = (at: number) => inTurn(at).sdk.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: "email" }));
  for (let at = 0; at < 5; at += 1) await ask(at);
  await refused(ask(5), ...limit);
  await refused(ask(6), ...limit);
});

test("guesses at a recovery code on either node share one allowance", async () => {
  const [{ ClientId }] = places;
  await aMember(places[0], "eve");
  await setAttributes(places[0], "eve", { email: "eve@example.com", email_verified: "true" });
  await places[0].sdk.send(new ForgotPasswordCommand({ ClientId, Username: "eve" }));
  const guess = (at: number) =>
    inTurn(at).sdk.send(
      new ConfirmForgotPasswordCommand({ ClientId, Username: "eve", ConfirmationCode: String(100_000 + at), Password: password }),
    );
  let last: unknown;
  for (let at = 0; at < 20; at += 1) last = await guess(at).catch((problem: unknown) => problem);
  assert.equal(last instanceof Error && last.name, "LimitExceededException");
});
