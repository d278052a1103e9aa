/** USER_PASSWORD_AUTH and its administrator's forms: gates, parameters, secret hash, states of the user, the pause after wrong passwords. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import test, { after, before, describe } from "node:test";
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  AdminResetUserPasswordCommand,
  type AuthFlowType,
  DescribeUserPoolClientCommand,
  GetUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { startTestServer, type TestServer } from "../support/server.ts";
import { aClientOf, adminBegin, aMember, aPlace, begin, enter, type Place, password, refused, signedIn } from "../support/sign-in.ts";

const wrong = "Wrong-horse-1";
const incorrect = ["NotAuthorizedException", "Incorrect username or password."] as const;
const exceeded = ["NotAuthorizedException", "Password attempts exceeded"] as const;
const unknown = ["UserNotFoundException", "User does not exist."] as const;

describe("signing in by password", () => {
  let server: TestServer;
  let place: Place;
  before(async () => {
    server = await startTestServer();
    place = await aPlace(server);
    await aMember(place, "bob", { attributes: { email: "bob@example.com", email_verified: "true" } });
  });
  after(() => server.close());

  test("each door has its flow", async () => {
    const AuthParameters = { USERNAME: "bob", PASSWORD: password };
    const { AccessToken } = signedIn(await begin(place, "USER_PASSWORD_AUTH", AuthParameters));
    const { Username } = await place.sdk.send(new GetUserCommand({ AccessToken }));
    assert.equal(Username, "bob");
    signedIn(await adminBegin(place, "ADMIN_USER_PASSWORD_AUTH", AuthParameters));
    signedIn(await adminBegin(place, "ADMIN_NO_SRP_AUTH", AuthParameters));
    const elsewhere = ["InvalidParameterException", "Initiate Auth method not supported."] as const;
    await refused(begin(place, "ADMIN_USER_PASSWORD_AUTH", AuthParameters), ...elsewhere);
    await refused(begin(place, "ADMIN_NO_SRP_AUTH", AuthParameters), ...elsewhere);
    await refused(adminBegin(place, "USER_PASSWORD_AUTH", AuthParameters), ...elsewhere);
  });

  test("gates, then parameters", async () => {
    const closed = { ...place, ClientId: await aClientOf(place, { ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"] }) };
    const off = (flow: string) => ["InvalidParameterException", `${flow} is not enabled for the client.`] as const;
    await refused(
      begin(closed, "USER_PASSWORD_AUTH", {}),
      "InvalidParameterException",
      "USER_PASSWORD_AUTH flow not enabled for this client",
    );
    await refused(adminBegin(closed, "ADMIN_NO_SRP_AUTH", {}), "InvalidParameterException", "Auth flow not enabled for this client");
    for (const flow of ["USER_SRP_AUTH", "USER_AUTH", "CUSTOM_AUTH"] as const) await refused(begin(closed, flow, {}), ...off(flow));
    for (const [flow, given, missing] of [
      ["USER_PASSWORD_AUTH", {}, "USERNAME"],
      ["USER_PASSWORD_AUTH", { USERNAME: "bob" }, "PASSWORD"],
      ["USER_SRP_AUTH", { USERNAME: "bob" }, "SRP_A"],
      ["REFRESH_TOKEN_AUTH", {}, "REFRESH_TOKEN"],
      ["USER_AUTH", {}, "USERNAME"],
    ] as const satisfies readonly (readonly [AuthFlowType, Record<string, string>, string])[])
      await refused(begin(place, flow, given), "InvalidParameterException", `Missing required parameter ${missing}`);
    await refused(
      begin(place, "CUSTOM_AUTH", { USERNAME: "bob" }),
      "InvalidParameterException",
      "Custom auth lambda trigger is not configured for the user pool.",
    );
  });

  test("a client and a pool that do not exist, or not together", async () => {
    const { sdk, UserPoolId, ClientId } = place;
    const elsewhere = await aPlace(server);
    const flow = { AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME: "bob", PASSWORD: password } } as const;
    const noClient = (id: string) => ["ResourceNotFoundException", `User pool client ${id} does not exist.`] as const;
    await refused(sdk.send(new InitiateAuthCommand({ ...flow, ClientId: "nobody" })), ...noClient("nobody"));
    await refused(
      sdk.send(new AdminInitiateAuthCommand({ ...flow, UserPoolId, ClientId: elsewhere.ClientId })),
      ...noClient(elsewhere.ClientId),
    );
    await refused(
      sdk.send(new AdminInitiateAuthCommand({ ...flow, UserPoolId: "us-east-1_Nowhere00", ClientId })),
      "ResourceNotFoundException",
      "User pool us-east-1_Nowhere00 does not exist.",
    );
  });

  test("a client with a secret proves itself", async () => {
    const ClientId = await aClientOf(place, { GenerateSecret: true });
    const { UserPoolClient } = await place.sdk.send(new DescribeUserPoolClientCommand({ UserPoolId: place.UserPoolId, ClientId }));
    const hash = (name: string) =>
      createHmac("sha256", UserPoolClient?.ClientSecret ?? "")
        .update(`${name}${ClientId}`)
        .digest("base64");
    const confidential = { ...place, ClientId };
    const from = (USERNAME: string, SECRET_HASH?: string) =>
      begin(confidential, "USER_PASSWORD_AUTH", { USERNAME, PASSWORD: password, ...(SECRET_HASH && { SECRET_HASH }) });
    signedIn(await from("bob", hash("bob")));
    await refused(from("bob", hash("eve")), "NotAuthorizedException", `Unable to verify secret hash for client ${ClientId}`);
    await refused(from("bob"), "NotAuthorizedException", `Client ${ClientId} is configured with secret but SECRET_HASH was not received`);
    // The hash comes before the user: whoever does not know the secret learns nothing.
    await refused(from("nobody", hash("eve")), "NotAuthorizedException", `Unable to verify secret hash for client ${ClientId}`);
    await refused(
      begin(place, "USER_PASSWORD_AUTH", { USERNAME: "bob", PASSWORD: password, SECRET_HASH: hash("bob") }),
      "InvalidParameterException",
      `App client ${place.ClientId} is not configured for secret but secret hash was received`,
    );
  });

  test("who does not exist is told, or hidden, as the client says", async () => {
    const hiding = { ...place, ClientId: await aClientOf(place, { PreventUserExistenceErrors: "ENABLED" }) };
    const telling = { ...place, ClientId: await aClientOf(place, { PreventUserExistenceErrors: "LEGACY" }) };
    await refused(enter(telling, "nobody"), ...unknown);
    await refused(enter(hiding, "nobody"), ...incorrect);
    await refused(enter(hiding, "bob", wrong), ...incorrect);
    const { User } = await place.sdk.send(
      new AdminCreateUserCommand({ UserPoolId: place.UserPoolId, Username: "sub", MessageAction: "SUPPRESS" }),
    );
    const sub = User?.Attributes?.find(({ Name }) => Name === "sub")?.Value ?? "";
    await refused(enter(telling, sub), ...unknown);
  });

  test("states of the user", async () => {
    const { sdk, UserPoolId, ClientId } = place;
    await sdk.send(new SignUpCommand({ ClientId, Username: "new", Password: password }));
    await refused(enter(place, "new", wrong), "UserNotConfirmedException", "User is not confirmed.");

    await aMember(place, "off");
    await sdk.send(new AdminDisableUserCommand({ UserPoolId, Username: "off" }));
    await refused(enter(place, "off"), "NotAuthorizedException", "User is disabled.");
    await refused(enter(place, "off", wrong), ...incorrect);

    await aMember(place, "reset", { attributes: { email: "reset@example.com", email_verified: "true" } });
    await sdk.send(new AdminResetUserPasswordCommand({ UserPoolId, Username: "reset" }));
    await refused(enter(place, "reset"), "PasswordResetRequiredException", "Password reset required for the user");
  });

  test("from the fifth wrong password on there is a pause, which tries do not lengthen", async () => {
    await aMember(place, "slow");
    for (let failure = 1; failure <= 5; failure++) await refused(enter(place, "slow", wrong), ...incorrect);
    await refused(enter(place, "slow", wrong), ...exceeded);
    await refused(enter(place, "slow"), ...exceeded);
    server.clock.advance(1);
    await refused(enter(place, "slow", wrong), ...incorrect);
    server.clock.advance(1);
    await refused(enter(place, "slow"), ...exceeded);
    server.clock.advance(1);
    signedIn(await enter(place, "slow"));
    for (let failure = 1; failure <= 4; failure++) await refused(enter(place, "slow", wrong), ...incorrect);
    signedIn(await enter(place, "slow"));
  });

  test("a name that nobody holds meets the same pause, where the client hides it", async () => {
    const hiding = { ...place, ClientId: await aClientOf(place, { PreventUserExistenceErrors: "ENABLED" }) };
    for (let failure = 1; failure <= 5; failure++) await refused(enter(hiding, "ghost", wrong), ...incorrect);
    await refused(enter(hiding, "ghost", wrong), ...exceeded);
    await refused(begin(hiding, "USER_SRP_AUTH", { USERNAME: "ghost", SRP_A: "2" }), ...exceeded);
    await refused(enter(hiding, "spirit", wrong), ...incorrect);
    server.clock.advance(1);
    await refused(enter(hiding, "ghost", wrong), ...incorrect);
  });

  test("wrong passwords given at the same moment are counted one by one", async () => {
    await aMember(place, "crowd");
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => enter(place, "crowd", wrong)));
    const texts = outcomes.map((outcome) => (outcome.status === "rejected" ? String(outcome.reason.message) : "in"));
    assert.deepEqual(texts.toSorted(), [...Array(5).fill(incorrect[1]), ...Array(7).fill(exceeded[1])]);
  });
});
