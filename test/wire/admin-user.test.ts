/** What administrators do with users, through the real SDK. @see spec/auth.md §7, spec/platform.md §2.7, §2.8 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminDeleteUserAttributesCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  type CognitoIdentityProviderClient,
  GetUserCommand,
  ListUsersCommand,
  type ListUsersCommandInput,
  SignUpCommand,
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
const create = (
  { UserPoolId }: World,
  Username: string,
  attributes: Readonly<Record<string, string>> = {},
  members: Partial<AdminCreateUserCommandInput> = {},
) => sdk.send(new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes: list(attributes), ...members }));
const look = ({ UserPoolId }: World, Username: string) => sdk.send(new AdminGetUserCommand({ UserPoolId, Username }));
const attributesOf = async (world: World, username: string): Promise<Record<string, string | undefined>> =>
  Object.fromEntries(((await look(world, username)).UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]));
const setPassword = ({ UserPoolId }: World, Username: string, NewPassword: string, Permanent: boolean) =>
  sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: NewPassword, Permanent }));
const update = ({ UserPoolId }: World, Username: string, attributes: Readonly<Record<string, string>>) =>
  sdk.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes: list(attributes) }));
const unknownUser = refusal("UserNotFoundException", "User does not exist.");
const accountExists = refusal("UsernameExistsException", "User account already exists");

test("a created user must change the password that we mailed", async () => {
  const world = await aWorld(server, sdk);
  const { User } = await create(world, "bob", { email, name: "Bob" }, { DesiredDeliveryMediums: ["EMAIL"] });
  const { sub } = await attributesOf(world, "bob");
  assert.deepEqual(
    { ...User, UserCreateDate: undefined, UserLastModifiedDate: undefined },
    {
      Username: "bob",
      Attributes: list({ sub: sub ?? "", email, name: "Bob" }),
      Enabled: true,
      UserStatus: "FORCE_CHANGE_PASSWORD",
      UserCreateDate: undefined,
      UserLastModifiedDate: undefined,
    },
  );
  assert.ok(User?.UserCreateDate instanceof Date);
  const { code = "", body, subject } = await world.lastMessage(email);
  assert.match(code, /^\S{12}$/);
  assert.equal(body, `Your username is bob and temporary password is ${code}. `);
  assert.equal(subject, "Your temporary password");
  await assert.rejects(create(world, "bob"), accountExists);
});

test("where an invitation goes", async () => {
  const world = await aWorld(server, sdk);
  await create(world, "both", { email, phone_number: phone });
  assert.deepEqual([await world.messagesTo(phone), await world.messagesTo(email)], [1, 0]);
  await create(world, "mail", { email: "mail@example.com" });
  assert.equal(await world.messagesTo("mail@example.com"), 1);
  await create(world, "none");
  await create(world, "silent", { email: "silent@example.com" }, { MessageAction: "SUPPRESS" });
  assert.equal(await world.messagesTo("silent@example.com"), 0);
  await assert.rejects(create(world, "wrong", { email }, { DesiredDeliveryMediums: ["SMS"] }), { name: "InvalidParameterException" });
  await assert.rejects(look(world, "wrong"), unknownUser);
});

test("a user may be invited again until the first sign-in", async () => {
  const world = await aWorld(server, sdk);
  const again = (TemporaryPassword?: string) =>
    create(world, "bob", {}, { MessageAction: "RESEND", DesiredDeliveryMediums: ["EMAIL"], TemporaryPassword });
  await assert.rejects(again(), unknownUser);
  await create(world, "bob", { email }, { DesiredDeliveryMediums: ["EMAIL"] });
  const first = await world.lastMessage(email);
  const { User } = await again();
  assert.equal(User?.UserStatus, "FORCE_CHANGE_PASSWORD");
  assert.notEqual((await world.lastMessage(email)).code, first.code);
  await again("Given-1-password");
  assert.equal((await world.lastMessage(email)).code, "Given-1-password");
  await setPassword(world, "bob", Password, true);
  await assert.rejects(again(), { name: "UnsupportedUserStateException" });
});

test("a temporary password conforms to the policy", async () => {
  const world = await aWorld(server, sdk);
  await assert.rejects(
    create(world, "bob", {}, { TemporaryPassword: "alllowercase" }),
    refusal("InvalidPasswordException", "Password does not conform to policy: Password must have uppercase characters"),
  );
});

test("where codes are a first factor, a user needs no password", async () => {
  const world = await aWorld(server, sdk, {
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } } },
  });
  const silent = { MessageAction: "SUPPRESS" } as const;
  assert.equal((await create(world, "verified", { email, email_verified: "true" }, silent)).User?.UserStatus, "CONFIRMED");
  assert.equal((await create(world, "unverified", { email }, silent)).User?.UserStatus, "UNCONFIRMED");
  assert.equal((await create(world, "with", {}, { ...silent, TemporaryPassword: Password })).User?.UserStatus, "FORCE_CHANGE_PASSWORD");
  await assert.rejects(create(world, "nowhere", {}, silent), { name: "InvalidParameterException" });
});

test("a verified alias belongs to one user and moves only by force", async () => {
  const world = await aWorld(server, sdk, { pool: { AliasAttributes: ["email"] } });
  const verified = { email, email_verified: "true" };
  await create(world, "first", verified);
  await create(world, "unverified", { email });
  await assert.rejects(create(world, "second", verified), refusal("AliasExistsException", "An account with the email already exists."));
  await assert.rejects(
    update(world, "unverified", { email_verified: "true" }),
    refusal("AliasExistsException", "An account with the email already exists."),
  );
  await create(world, "second", verified, { ForceAliasCreation: true });
  assert.equal((await look(world, email)).Username, "second");
  assert.equal((await attributesOf(world, "first")).email_verified, "false");
  await assert.rejects(create(world, "second", {}, { ForceAliasCreation: true }), accountExists);
});

test("where an address is the name, one address makes one user, by force too", async () => {
  const world = await aWorld(server, sdk, { pool: { UsernameAttributes: ["email", "phone_number"] } });
  const { User } = await create(world, email, { phone_number: phone }, { DesiredDeliveryMediums: ["EMAIL"] });
  assert.match((await world.lastMessage(email)).body, /^Your username is bob@example\.com and temporary password is \S+\. $/);
  assert.equal(User?.Username, User?.Attributes?.find(({ Name }) => Name === "sub")?.Value);
  await assert.rejects(create(world, email, {}, { ForceAliasCreation: true }), accountExists);
  await assert.rejects(create(world, phone, {}, { ForceAliasCreation: true }), accountExists);
  await assert.rejects(create(world, "ann@example.com", { phone_number: phone }, { ForceAliasCreation: true }), {
    name: "UsernameExistsException",
  });
  await assert.rejects(create(world, "ann", {}), {
    message: "Username should be either an email or a phone number.",
  });
  assert.equal((await look(world, phone)).Username, User?.Username);
  assert.equal((await look(world, User?.Username ?? "")).Username, User?.Username);
});

test("AdminGetUser: everything, and MFA left out where there is none", async () => {
  const world = await aWorld(server, sdk);
  await create(world, "bob", { email, email_verified: "True" });
  const { $metadata, UserCreateDate, UserLastModifiedDate, ...user } = await look(world, "bob");
  assert.ok(UserCreateDate && UserLastModifiedDate && $metadata.httpStatusCode === 200);
  const { sub } = await attributesOf(world, "bob");
  assert.deepEqual(user, {
    Username: "bob",
    UserAttributes: list({ sub: sub ?? "", email, email_verified: "true" }),
    Enabled: true,
    UserStatus: "FORCE_CHANGE_PASSWORD",
  });
  await assert.rejects(look(world, "nobody"), unknownUser);
  await assert.rejects(
    sdk.send(new AdminGetUserCommand({ UserPoolId: "us-east-1_nobody", Username: "bob" })),
    refusal("ResourceNotFoundException", "User pool us-east-1_nobody does not exist."),
  );
});

test("AdminConfirmSignUp confirms once and verifies nothing", async () => {
  const world = await aWorld(server, sdk, { pool: { AutoVerifiedAttributes: ["email"] } });
  const { UserPoolId, ClientId } = world;
  await sdk.send(new SignUpCommand({ ClientId, Username: "bob", Password, UserAttributes: list({ email }) }));
  const confirm = () => sdk.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: "bob" }));
  await confirm();
  assert.equal((await look(world, "bob")).UserStatus, "CONFIRMED");
  assert.equal((await attributesOf(world, "bob")).email_verified, "false");
  await assert.rejects(confirm(), refusal("NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED"));
});

test("passwords that an administrator sets", async () => {
  const world = await aWorld(server, sdk);
  await create(world, "bob");
  await setPassword(world, "bob", Password, true);
  assert.equal((await look(world, "bob")).UserStatus, "CONFIRMED");
  await setPassword(world, "bob", Password, false);
  assert.equal((await look(world, "bob")).UserStatus, "FORCE_CHANGE_PASSWORD");
  await assert.rejects(
    setPassword(world, "bob", "Correct-horse", true),
    refusal("InvalidPasswordException", "Password does not conform to policy: Password must have numeric characters"),
  );
  await assert.rejects(setPassword(world, "nobody", Password, true), unknownUser);
});

test("who can be reset", async () => {
  const world = await aWorld(server, sdk);
  const { UserPoolId } = world;
  const reset = (Username: string) => sdk.send(new AdminResetUserPasswordCommand({ UserPoolId, Username }));
  await create(world, "bob", { email });
  await assert.rejects(reset("bob"), refusal("NotAuthorizedException", "User password cannot be reset in the current state."));
  await setPassword(world, "bob", Password, true);
  await assert.rejects(
    reset("bob"),
    refusal("InvalidParameterException", "Cannot reset password for the user as there is no registered/verified email or phone_number"),
  );
  await update(world, "bob", { email_verified: "true" });
  await reset("bob");
  await reset("bob");
  assert.equal((await look(world, "bob")).UserStatus, "RESET_REQUIRED");
});

test("attributes that an administrator writes and deletes", async () => {
  const world = await aWorld(server, sdk, {
    pool: { Schema: [{ Name: "note", AttributeDataType: "String", DeveloperOnlyAttribute: true, Mutable: true }] },
  });
  const { UserPoolId } = world;
  await create(world, "bob", { email, email_verified: "true", name: "Bob" });
  await update(world, "bob", { "dev:custom:note": "n", email: "new@example.com" });
  const { sub: _, ...now } = await attributesOf(world, "bob");
  assert.deepEqual(now, { email: "new@example.com", email_verified: "false", name: "Bob", "dev:custom:note": "n" });
  await sdk.send(new AdminDeleteUserAttributesCommand({ UserPoolId, Username: "bob", UserAttributeNames: ["name", "email"] }));
  const { sub, ...left } = await attributesOf(world, "bob");
  assert.deepEqual(left, { "dev:custom:note": "n" });
  await assert.rejects(update(world, "bob", { sub: sub ?? "" }), {
    message: "user.sub: Attribute cannot be updated.\n",
  });
  await assert.rejects(update(world, "bob", { phone_number_verified: "true" }), {
    message: "Phone Number is required to verify/un-verify a phone number",
  });
});

test("a disabled user's tokens die for good", async () => {
  const world = await aWorld(server, sdk);
  const { UserPoolId } = world;
  await create(world, "bob");
  await setPassword(world, "bob", Password, true);
  const token = await world.tokenOf("bob");
  const read = () => sdk.send(new GetUserCommand({ AccessToken: token }));
  await read();
  await sdk.send(new AdminDisableUserCommand({ UserPoolId, Username: "bob" }));
  assert.equal((await look(world, "bob")).Enabled, false);
  await assert.rejects(read(), refusal("NotAuthorizedException", "User is disabled."));
  await sdk.send(new AdminEnableUserCommand({ UserPoolId, Username: "bob" }));
  await assert.rejects(read(), refusal("NotAuthorizedException", "Access Token has been revoked"));
  await sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username: "bob" }));
  await assert.rejects(read(), unknownUser);
  await assert.rejects(sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username: "bob" })), unknownUser);
});

test("ListUsers: filters, attributes, pages", async () => {
  const world = await aWorld(server, sdk);
  const { UserPoolId } = world;
  const found = async (members: Partial<ListUsersCommandInput>) => {
    const { Users, PaginationToken } = await sdk.send(new ListUsersCommand({ UserPoolId, ...members }));
    return { names: Users?.map(({ Username }) => Username), Users, PaginationToken };
  };
  assert.deepEqual((await found({})).names, []);
  const silent = { MessageAction: "SUPPRESS" } as const;
  for (const [username, attributes] of [
    ["ann", { email: "ann@example.com", family_name: 'O"Neil' }],
    ["bob", { email, phone_number: phone }],
    ["bea", { email: "bea@example.com" }],
  ] as const)
    await create(world, username, attributes, silent);
  await setPassword(world, "bob", Password, true);
  await sdk.send(new AdminDisableUserCommand({ UserPoolId, Username: "bea" }));
  for (const [Filter, expected] of [
    [undefined, ["ann", "bob", "bea"]],
    ["", ["ann", "bob", "bea"]],
    ['username = "bob"', ["bob"]],
    ['username ^= "b"', ["bea", "bob"]],
    [`email="${email}"`, ["bob"]],
    ['email ^= "b"', ["bea", "bob"]],
    ['family_name = "O\\"Neil"', ["ann"]],
    ['phone_number ^= "+1206"', ["bob"]],
    ['cognito:user_status = "confirmed"', ["bob"]],
    ['cognito:user_status ^= "FORCE"', ["ann", "bea"]],
    ['status = "Disabled"', ["bea"]],
    ['status = "Enabled"', ["ann", "bob"]],
    ['status = "enabled"', []],
    ['given_name = "x"', []],
  ] as const)
    assert.deepEqual((await found({ Filter })).names?.toSorted(), [...expected].sort(), Filter);
  const { sub } = await attributesOf(world, "bea");
  assert.deepEqual((await found({ Filter: `sub = "${sub}"` })).names, ["bea"]);
  const { Users } = await found({ Filter: 'username = "bob"', AttributesToGet: ["email"] });
  assert.deepEqual(Users?.[0]?.Attributes, list({ email }));
  for (const [members, message] of [
    [{ Filter: 'email = "b' }, "Error while parsing filter."],
    [{ Filter: 'custom:x = "b"' }, "Invalid search attribute: custom:x"],
    [{ AttributesToGet: ["custom:x"] }, "One or more requested attributes do not exist in user pool."],
    [{ AttributesToGet: ["sub"] }, "Input fails to satisfy the constraints."],
    [{ PaginationToken: "nonsense" }, "Paging Marker is Invalid for Request"],
  ] as const)
    await assert.rejects(found(members as Partial<ListUsersCommandInput>), refusal("InvalidParameterException", message));
});

test("ListUsers: a token goes on where its page ended, with its own filter only", async () => {
  const world = await aWorld(server, sdk);
  const { UserPoolId } = world;
  const names = Array.from({ length: 7 }, (_, index) => `user-${index}`);
  for (const username of names) await create(world, username, { name: username }, { MessageAction: "SUPPRESS" });
  for (const Filter of [undefined, 'name ^= "user"', 'status = "Enabled"']) {
    const seen: (string | undefined)[] = [];
    let PaginationToken: string | undefined;
    do {
      const page = await sdk.send(new ListUsersCommand({ UserPoolId, Filter, Limit: 3, PaginationToken }));
      assert.ok((page.Users?.length ?? 0) <= 3);
      seen.push(...(page.Users?.map(({ Username }) => Username) ?? []));
      PaginationToken = page.PaginationToken;
    } while (PaginationToken);
    assert.deepEqual(seen.toSorted(), names);
  }
  const { PaginationToken } = await sdk.send(new ListUsersCommand({ UserPoolId, Limit: 3 }));
  await assert.rejects(
    sdk.send(new ListUsersCommand({ UserPoolId, Limit: 3, PaginationToken, Filter: 'name ^= "user"' })),
    refusal("InvalidParameterException", "Paging Marker is Invalid for Request"),
  );
  assert.equal((await sdk.send(new ListUsersCommand({ UserPoolId, Limit: 0 }))).Users?.length, 7);
});
