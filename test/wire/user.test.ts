/** What signed-in users do with their accounts, and how they recover their passwords, through the real SDK. @see spec/auth.md §4.5, §7 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  ChangePasswordCommand,
  type CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  DeleteUserAttributesCommand,
  DeleteUserCommand,
  ForgotPasswordCommand,
  GetUserAttributeVerificationCodeCommand,
  GetUserCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { sdkClient, startTestServer, type TestServer } from "../support/server.ts";
import { aWorld, refusal, type World } from "../support/world.ts";

const Password = "Correct-1-horse";
const email = "bob@example.com";
const phone = "+12065559934";

let server: TestServer;
let sdk: CognitoIdentityProviderClient;
before(async () => {
  server = await startTestServer();
  sdk = sdkClient(server);
});
after(() => server.close());

const list = (attributes: Readonly<Record<string, string>>) => Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
/** A confirmed user with a password. */
async function join({ UserPoolId }: World, Username: string, attributes: Readonly<Record<string, string>> = {}): Promise<void> {
  await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: "SUPPRESS", UserAttributes: list(attributes) }));
  await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
}
const verifiedMail = { email, email_verified: "true" };
const look = ({ UserPoolId }: World, Username: string) => sdk.send(new AdminGetUserCommand({ UserPoolId, Username }));
const attributesOf = async (world: World, username: string): Promise<Record<string, string | undefined>> =>
  Object.fromEntries(((await look(world, username)).UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]));
const codeTo = async (world: World, to: string) => (await world.lastMessage(to)).code ?? "";
const other = (code: string) => (code === "000000" ? "000001" : "000000");
const forgot = ({ ClientId }: World, Username: string) => sdk.send(new ForgotPasswordCommand({ ClientId, Username }));
const confirmForgot = ({ ClientId }: World, Username: string, ConfirmationCode: string, NewPassword: string) =>
  sdk.send(new ConfirmForgotPasswordCommand({ ClientId, Username, ConfirmationCode, Password: NewPassword }));
const change = (AccessToken: string, PreviousPassword: string | undefined, ProposedPassword: string) =>
  sdk.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));
const update = (AccessToken: string, attributes: Readonly<Record<string, string>>) =>
  sdk.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: list(attributes) }));
const askCode = (AccessToken: string, AttributeName: string) =>
  sdk.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName }));
const verify = (AccessToken: string, AttributeName: string, Code: string) =>
  sdk.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName, Code }));

const wrongCode = refusal("CodeMismatchException", "Invalid verification code provided, please try again.");
const expired = refusal("ExpiredCodeException", "Invalid code provided, please request a code again.");
const tooOften = refusal("LimitExceededException", "Attempt limit exceeded, please try after some time.");
const wrongPassword = refusal("NotAuthorizedException", "Incorrect username or password.");
const nowhere = refusal(
  "InvalidParameterException",
  "Cannot reset password for the user as there is no registered/verified email or phone_number",
);

test("GetUser shows what the app may read, and MFA only where there is some", async () => {
  const world = await aWorld(server, sdk, { client: { ReadAttributes: ["email"] } });
  await join(world, "bob", { ...verifiedMail, name: "Bob" });
  const { $metadata, ...answer } = await sdk.send(new GetUserCommand({ AccessToken: await world.tokenOf("bob") }));
  assert.equal($metadata.httpStatusCode, 200);
  const { sub } = await attributesOf(world, "bob");
  assert.deepEqual(answer, {
    Username: "bob",
    UserAttributes: [
      { Name: "sub", Value: sub },
      { Name: "email", Value: email },
    ],
  });
});

test("attributes are written, deleted by an empty value, deleted by name", async () => {
  const world = await aWorld(server, sdk, {
    pool: { Schema: [{ Name: "once", AttributeDataType: "String", Mutable: false }] },
  });
  await join(world, "bob", { name: "Bob", "custom:once": "x" });
  const token = await world.tokenOf("bob");
  assert.deepEqual((await update(token, { name: "Robert", nickname: "Rob" })).CodeDeliveryDetailsList, []);
  await update(token, { nickname: "" });
  assert.equal((await attributesOf(world, "bob")).name, "Robert");
  assert.equal("nickname" in (await attributesOf(world, "bob")), false);
  await sdk.send(new DeleteUserAttributesCommand({ AccessToken: token, UserAttributeNames: ["name"] }));
  assert.equal("name" in (await attributesOf(world, "bob")), false);
  await assert.rejects(
    update(token, { "custom:once": "y" }),
    refusal("InvalidParameterException", "user.custom:once: Attribute cannot be updated.\n"),
  );
  await assert.rejects(
    update(token, { email_verified: "true" }),
    refusal("NotAuthorizedException", "A client attempted to write unauthorized attribute"),
  );
});

test("an app writes only what it is allowed to", async () => {
  const world = await aWorld(server, sdk, { client: { WriteAttributes: ["name"] } });
  await join(world, "bob");
  const token = await world.tokenOf("bob");
  await update(token, { name: "Bob" });
  await assert.rejects(
    update(token, { nickname: "B" }),
    refusal("NotAuthorizedException", "A client attempted to write unauthorized attribute"),
  );
});

test("a new address is unverified until its code comes back", async () => {
  const world = await aWorld(server, sdk, { pool: { AutoVerifiedAttributes: ["email"] } });
  await join(world, "bob", verifiedMail);
  const token = await world.tokenOf("bob");
  const answer = await update(token, { email: "new@other.example" });
  assert.deepEqual(answer.CodeDeliveryDetailsList, [{ Destination: "n***@o***", DeliveryMedium: "EMAIL", AttributeName: "email" }]);
  assert.equal((await attributesOf(world, "bob")).email_verified, "false");
  const code = await codeTo(world, "new@other.example");
  await assert.rejects(verify(token, "email", other(code)), wrongCode);
  await verify(token, "email", code);
  assert.equal((await attributesOf(world, "bob")).email_verified, "true");
  await assert.rejects(verify(token, "email", code), expired);
});

test("where it must be verified first, the old address stays until then", async () => {
  const world = await aWorld(server, sdk, {
    pool: {
      AutoVerifiedAttributes: ["email"],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
    },
  });
  await join(world, "bob", verifiedMail);
  const token = await world.tokenOf("bob");
  await update(token, { email: "new@other.example" });
  const { email: before, email_verified } = await attributesOf(world, "bob");
  assert.deepEqual([before, email_verified], [email, "true"]);
  await askCode(token, "email");
  assert.equal(await world.messagesTo("new@other.example"), 2);
  await verify(token, "email", await codeTo(world, "new@other.example"));
  const { email: now, email_verified: still } = await attributesOf(world, "bob");
  assert.deepEqual([now, still], ["new@other.example", "true"]);
});

test("an administrator's word replaces the code", async () => {
  const world = await aWorld(server, sdk, {
    pool: {
      AutoVerifiedAttributes: ["email"],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
    },
  });
  await join(world, "bob", verifiedMail);
  const { UserPoolId } = world;
  const UserAttributes = list({ email: "set@other.example", email_verified: "True" });
  await sdk.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username: "bob", UserAttributes }));
  const { email: now, email_verified } = await attributesOf(world, "bob");
  assert.deepEqual([now, email_verified], ["set@other.example", "true"]);
  assert.equal(await world.messagesTo("set@other.example"), 0);
});

test("asking for a code: what can be verified, five an hour", async () => {
  const world = await aWorld(server, sdk);
  await join(world, "bob", { email });
  const token = await world.tokenOf("bob");
  await assert.rejects(askCode(token, "name"), { name: "InvalidParameterException" });
  await assert.rejects(askCode(token, "phone_number"), { name: "InvalidParameterException" });
  const { CodeDeliveryDetails } = await askCode(token, "email");
  assert.deepEqual(CodeDeliveryDetails, { Destination: "b***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" });
  for (let count = 1; count < 5; count++) await askCode(token, "email");
  await assert.rejects(askCode(token, "email"), tooOften);
  await verify(token, "email", await codeTo(world, email));
  await assert.rejects(verify(token, "phone_number", "123456"), expired);
});

test("verifying an address that is another user's alias", async () => {
  const world = await aWorld(server, sdk, { pool: { AliasAttributes: ["email"] } });
  await join(world, "first", verifiedMail);
  await join(world, "second", { email });
  const token = await world.tokenOf("second");
  await askCode(token, "email");
  await assert.rejects(
    verify(token, "email", await codeTo(world, email)),
    refusal("AliasExistsException", "An account with the email already exists."),
  );
  assert.equal((await look(world, email)).Username, "first");
});

test("a preferred user name is an alias at once, and one user's", async () => {
  const world = await aWorld(server, sdk, { pool: { AliasAttributes: ["preferred_username"] } });
  await join(world, "first");
  await join(world, "second");
  await update(await world.tokenOf("first"), { preferred_username: "robert" });
  assert.equal((await look(world, "robert")).Username, "first");
  await assert.rejects(
    update(await world.tokenOf("second"), { preferred_username: "robert" }),
    refusal("AliasExistsException", "An account with the preferred_username already exists."),
  );
  await update(await world.tokenOf("first"), { preferred_username: "" });
  await update(await world.tokenOf("second"), { preferred_username: "robert" });
  assert.equal((await look(world, "robert")).Username, "second");
});

test("an address that is a name belongs to one user at a time", async () => {
  const world = await aWorld(server, sdk, { pool: { UsernameAttributes: ["email"] } });
  await join(world, email);
  await join(world, "ann@example.com");
  await assert.rejects(
    update(await world.tokenOf("ann@example.com"), { email }),
    refusal("AliasExistsException", "An account with the email already exists."),
  );
});

test("a changed password: the old one first, then policy, then history", async () => {
  const world = await aWorld(server, sdk, {
    pool: {
      Policies: {
        PasswordPolicy: {
          MinimumLength: 8,
          RequireUppercase: true,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          PasswordHistorySize: 2,
        },
      },
    },
  });
  await join(world, "bob");
  const token = await world.tokenOf("bob");
  const history = { name: "PasswordHistoryPolicyViolationException" };
  await assert.rejects(
    change(token, Password, "short"),
    refusal("InvalidPasswordException", "Password does not conform to policy: Password not long enough"),
  );
  await assert.rejects(change(token, "Wrong-1-horse", "Correct-2-horse"), wrongPassword);
  await assert.rejects(change(token, Password, Password), history);
  await change(token, Password, "Correct-2-horse");
  await assert.rejects(change(token, "Correct-2-horse", Password), history);
  await change(token, "Correct-2-horse", "Correct-3-horse");
  await change(token, "Correct-3-horse", Password);
  await assert.rejects(change(token, undefined, "Correct-4-horse"), { name: "InvalidParameterException" });
  await assert.rejects(change(token, "Wrong-1-horse", "Correct-4-horse"), wrongPassword);
  await assert.rejects(change(token, Password, "Correct-4-horse"), tooOften);
  server.clock.advance(3600);
  await change(token, Password, "Correct-4-horse");
});

test("a forgotten password comes back by the code, within the hour, once", async () => {
  const world = await aWorld(server, sdk);
  await join(world, "bob", verifiedMail);
  const { CodeDeliveryDetails } = await forgot(world, "bob");
  assert.deepEqual(CodeDeliveryDetails, { Destination: "b***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" });
  const code = await codeTo(world, email);
  await assert.rejects(confirmForgot(world, "bob", other(code), "Correct-2-horse"), wrongCode);
  await assert.rejects(confirmForgot(world, "bob", other(code), "short"), wrongCode);
  await assert.rejects(
    confirmForgot(world, "bob", code, "short"),
    refusal("InvalidPasswordException", "Password does not conform to policy: Password not long enough"),
  );
  await confirmForgot(world, "bob", code, "Correct-2-horse");
  await change(await world.tokenOf("bob"), "Correct-2-horse", "Correct-3-horse");
  await assert.rejects(confirmForgot(world, "bob", code, "Correct-4-horse"), expired);
  await forgot(world, "bob");
  server.clock.advance(3600);
  await assert.rejects(confirmForgot(world, "bob", await codeTo(world, email), "Correct-4-horse"), expired);
});

test("one reset code, ten uses at once: one counts", async () => {
  const world = await aWorld(server, sdk);
  await join(world, "bob", verifiedMail);
  await forgot(world, "bob");
  const code = await codeTo(world, email);
  const passwords = Array.from({ length: 10 }, (_, index) => `Correct-${index}-donkey`);
  const answers = await Promise.allSettled(passwords.map((password) => confirmForgot(world, "bob", code, password)));
  const winners = passwords.filter((_, index) => answers[index]?.status === "fulfilled");
  assert.equal(winners.length, 1);
  await change(await world.tokenOf("bob"), winners[0], "Correct-2-horse");
});

test("who cannot recover, and what is said", async () => {
  const world = await aWorld(server, sdk);
  const { UserPoolId } = world;
  await join(world, "bob", { email });
  await assert.rejects(forgot(world, "bob"), nowhere);
  await assert.rejects(forgot(world, "nobody"), refusal("UserNotFoundException", "Username/client id combination not found."));
  await assert.rejects(confirmForgot(world, "bob", "123456", "Correct-2-horse"), expired);
  await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username: "ann", UserAttributes: list(verifiedMail) }));
  await assert.rejects(forgot(world, "ann"), refusal("NotAuthorizedException", "User password cannot be reset in the current state."));
  const closed = await aWorld(server, sdk, {
    pool: { AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: "admin_only" }] } },
  });
  await join(closed, "bob", verifiedMail);
  const onlyAdministrator = refusal("NotAuthorizedException", "Contact administrator to reset password.");
  await assert.rejects(forgot(closed, "bob"), onlyAdministrator);
  await assert.rejects(forgot(closed, "nobody"), onlyAdministrator);
});

test("a client that hides who exists", async () => {
  const world = await aWorld(server, sdk, { client: { PreventUserExistenceErrors: "ENABLED" } });
  await join(world, "bob", verifiedMail);
  await join(world, "reachless");
  await join(world, "gone", { email: "gone@example.com", email_verified: "true" });
  await sdk.send(new AdminDisableUserCommand({ UserPoolId: world.UserPoolId, Username: "gone" }));
  for (const name of ["nobody", "reachless", "gone"]) {
    const { CodeDeliveryDetails } = await forgot(world, name);
    assert.match(CodeDeliveryDetails?.Destination ?? "", /^[a-z]\*\*\*@[a-z]\*\*\*$/);
    assert.deepEqual((await forgot(world, name)).CodeDeliveryDetails, CodeDeliveryDetails);
  }
  assert.equal(await world.messagesTo("gone@example.com"), 0);
  await assert.rejects(confirmForgot(world, "nobody", "123456", "Correct-2-horse"), wrongCode);
  await assert.rejects(confirmForgot(world, "gone", "123456", "Correct-2-horse"), wrongCode);
  await assert.rejects(confirmForgot(world, "bob", "123456", "Correct-2-horse"), expired);
});

test("asking for a reset and answering it share one allowance", async () => {
  const world = await aWorld(server, sdk);
  await join(world, "bob", verifiedMail);
  for (let count = 0; count < 20; count++) await forgot(world, "bob");
  await assert.rejects(forgot(world, "bob"), tooOften);
  await assert.rejects(confirmForgot(world, "bob", await codeTo(world, email), "Correct-2-horse"), tooOften);
  server.clock.advance(3599);
  await assert.rejects(forgot(world, "bob"), tooOften);
  server.clock.advance(1);
  await forgot(world, "bob");
});

test("an administrator's reset stops the user until the code comes back", async () => {
  const world = await aWorld(server, sdk, {
    pool: { AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: "verified_phone_number" }] } },
  });
  const { UserPoolId } = world;
  await join(world, "bob", { ...verifiedMail, phone_number: phone, phone_number_verified: "true" });
  const token = await world.tokenOf("bob");
  await sdk.send(new AdminResetUserPasswordCommand({ UserPoolId, Username: "bob" }));
  assert.equal((await look(world, "bob")).UserStatus, "RESET_REQUIRED");
  await assert.rejects(
    sdk.send(new GetUserCommand({ AccessToken: token })),
    refusal("PasswordResetRequiredException", "Password reset required for the user"),
  );
  await confirmForgot(world, "bob", await codeTo(world, phone), "Correct-2-horse");
  assert.equal((await look(world, "bob")).UserStatus, "CONFIRMED");
  await sdk.send(new GetUserCommand({ AccessToken: token }));
});

test("a deleted account is gone, and its name makes another one", async () => {
  const world = await aWorld(server, sdk);
  await join(world, "bob");
  const { sub } = await attributesOf(world, "bob");
  const token = await world.tokenOf("bob");
  await sdk.send(new DeleteUserCommand({ AccessToken: token }));
  await assert.rejects(sdk.send(new GetUserCommand({ AccessToken: token })), refusal("UserNotFoundException", "User does not exist."));
  await join(world, "bob");
  assert.notEqual((await attributesOf(world, "bob")).sub, sub);
  await assert.rejects(sdk.send(new GetUserCommand({ AccessToken: token })), refusal("UserNotFoundException", "User does not exist."));
});

test("no change is lost when fifty come at once", async () => {
  const world = await aWorld(server, sdk);
  await join(world, "bob");
  const token = await world.tokenOf("bob");
  const names = ["name", "given_name", "family_name", "middle_name", "nickname", "profile", "picture", "website", "gender", "locale"];
  await Promise.all(Array.from({ length: 50 }, (_, index) => update(token, { [names[index % 10] ?? "name"]: String(index) })));
  const attributes = await attributesOf(world, "bob");
  assert.deepEqual(
    names.filter((name) => attributes[name] === undefined),
    [],
  );
});
