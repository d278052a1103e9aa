/** REFRESH_TOKEN_AUTH at both doors; what becomes of a sign-in while others change the user. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import test, { after, before, describe } from "node:test";
import {
  AdminDisableUserCommand,
  AdminSetUserPasswordCommand,
  DescribeUserPoolClientCommand,
  GetUserCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { initiate } from "../../src/flows/sign-in/initiate.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { aClientOf, adminBegin, aMember, aPlace, begin, enter, type Place, password, refused, signedIn } from "../support/sign-in.ts";

describe("after the sign-in", () => {
  let server: TestServer;
  let place: Place;
  before(async () => {
    server = await startTestServer();
    place = await aPlace(server);
    await aMember(place, "bob");
  });
  after(() => server.close());

  test("a refresh brings new tokens and no refresh token", async () => {
    const { RefreshToken, AccessToken: former } = signedIn(await enter(place, "bob"));
    server.clock.advance(2);
    for (const refreshed of [
      await begin(place, "REFRESH_TOKEN_AUTH", { REFRESH_TOKEN: RefreshToken }),
      await begin(place, "REFRESH_TOKEN", { REFRESH_TOKEN: RefreshToken }),
      await adminBegin(place, "REFRESH_TOKEN_AUTH", { REFRESH_TOKEN: RefreshToken }),
    ]) {
      const { AccessToken, RefreshToken: none, IdToken, ExpiresIn } = refreshed.AuthenticationResult ?? {};
      assert.deepEqual([none, ExpiresIn, refreshed.ChallengeParameters], [undefined, 3600, {}]);
      assert.ok(AccessToken && IdToken && AccessToken !== former);
      assert.equal((await place.sdk.send(new GetUserCommand({ AccessToken }))).Username, "bob");
    }
  });

  test("refused refreshes", async () => {
    const { RefreshToken } = signedIn(await enter(place, "bob"));
    const invalid = ["NotAuthorizedException", "Invalid Refresh Token"] as const;
    await refused(begin(place, "REFRESH_TOKEN_AUTH", { REFRESH_TOKEN: "nonsense" }), ...invalid);
    const sibling = { ...place, ClientId: await aClientOf(place) };
    await refused(begin(sibling, "REFRESH_TOKEN_AUTH", { REFRESH_TOKEN: RefreshToken }), ...invalid);
    await aMember(place, "off");
    const { RefreshToken: late } = signedIn(await enter(place, "off"));
    await place.sdk.send(new AdminDisableUserCommand({ UserPoolId: place.UserPoolId, Username: "off" }));
    await refused(begin(place, "REFRESH_TOKEN_AUTH", { REFRESH_TOKEN: late }), "NotAuthorizedException", "User is disabled.");
  });

  test("the hash of a refresh is made with the user's own name", async () => {
    const ClientId = await aClientOf(place, { GenerateSecret: true });
    const { UserPoolClient } = await place.sdk.send(new DescribeUserPoolClientCommand({ UserPoolId: place.UserPoolId, ClientId }));
    const hash = (name: string) =>
      createHmac("sha256", UserPoolClient?.ClientSecret ?? "")
        .update(`${name}${ClientId}`)
        .digest("base64");
    const confidential = { ...place, ClientId };
    const step = await begin(confidential, "USER_PASSWORD_AUTH", { USERNAME: "bob", PASSWORD: password, SECRET_HASH: hash("bob") });
    const { RefreshToken } = signedIn(step);
    const refresh = (SECRET_HASH: string) => begin(confidential, "REFRESH_TOKEN_AUTH", { REFRESH_TOKEN: RefreshToken, SECRET_HASH });
    assert.ok((await refresh(hash("bob"))).AuthenticationResult?.AccessToken);
    await refused(refresh(hash("eve")), "NotAuthorizedException", `SecretHash does not match for the client: ${ClientId}`);
  });

  test("a password that is changed while it is judged lets nobody in", async () => {
    await aMember(place, "race");
    const { house } = server;
    const change = () =>
      place.sdk.send(
        new AdminSetUserPasswordCommand({ UserPoolId: place.UserPoolId, Username: "race", Password: `${password}2`, Permanent: true }),
      );
    const verifier: typeof house.srp.verifier = async (...password) => {
      const judged = await house.srp.verifier(...password);
      await change();
      return judged;
    };
    const [pool, client] = await Promise.all([house.store.pools.find(place.UserPoolId), house.store.clients.find(place.ClientId)]);
    assert.ok(pool && client);
    const slow = { ...house, srp: { ...house.srp, verifier } };
    const parameters = { USERNAME: "race", PASSWORD: password };
    await assert.rejects(
      initiate(slow, "USER_PASSWORD_AUTH", { attempt: { pool, client, door: "public" }, parameters, session: undefined }),
      { message: "Incorrect username or password." },
    );
  });
});
