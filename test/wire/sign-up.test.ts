/** SignUp, ConfirmSignUp and ResendConfirmationCode through the real SDK. @see spec/auth.md §7 */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { sdkClient, startTestServer, type TestServer } from "../support/server.ts";
import { aWorld, refusal, type World } from "../support/world.ts";

const Password = "Correct-1-horse";
const email = "bob@example.com";
const mail = [{ Name: "email", Value: email }];

let server: TestServer;
let sdk: CognitoIdentityProviderClient;
before(async () => {
  server = await startTestServer();
  sdk = sdkClient(server);
});
after(() => server.close());

const signUp = ({ ClientId }: World, Username: string, UserAttributes = mail) =>
  sdk.send(new SignUpCommand({ ClientId, Username, Password, UserAttributes }));
const confirm = ({ ClientId }: World, Username: string, ConfirmationCode: string, ForceAliasCreation = false) =>
  sdk.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode, ForceAliasCreation }));
const resend = ({ ClientId }: World, Username: string) => sdk.send(new ResendConfirmationCodeCommand({ ClientId, Username }));
const look = ({ UserPoolId }: World, Username: string) => sdk.send(new AdminGetUserCommand({ UserPoolId, Username }));
const attribute = async (world: World, username: string, name: string) =>
  (await look(world, username)).UserAttributes?.find(({ Name }) => Name === name)?.Value;
const codeTo = async (world: World, to: string) => (await world.lastMessage(to)).code ?? "";
const wrong = refusal("CodeMismatchException", "Invalid verification code provided, please try again.");
const expired = refusal("ExpiredCodeException", "Invalid code provided, please request a code again.");
const tooOften = refusal("LimitExceededException", "Attempt limit exceeded, please try after some time.");
const other = (code: string) => (code === "000000" ? "000001" : "000000");

test("a sign-up is confirmed by the code that was mailed, which verifies the address", async () => {
  const world = await aWorld(server, sdk, { pool: { AutoVerifiedAttributes: ["email"] } });
  const answer = await signUp(world, "bob");
  assert.equal(answer.UserConfirmed, false);
  assert.match(answer.UserSub ?? "", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.deepEqual(answer.CodeDeliveryDetails, { Destination: "b***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" });
  assert.equal((await look(world, "bob")).UserStatus, "UNCONFIRMED");
  assert.equal(await attribute(world, "bob", "email_verified"), "false");
  const { code = "", body, subject } = await world.lastMessage(email);
  assert.match(code, /^\d{6}$/);
  assert.equal(body, `Your verification code is ${code}. `);
  assert.equal(subject, "Your verification code");
  await assert.rejects(confirm(world, "bob", other(code)), wrong);
  await confirm(world, "bob", code);
  assert.equal((await look(world, "bob")).UserStatus, "CONFIRMED");
  assert.equal(await attribute(world, "bob", "email_verified"), "true");
  await assert.rejects(
    confirm(world, "bob", code),
    refusal("NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED"),
  );
  await assert.rejects(resend(world, "bob"), refusal("InvalidParameterException", "User is already confirmed."));
});

test("nothing is sent where nothing is verified by code", async () => {
  const world = await aWorld(server, sdk);
  const answer = await signUp(world, "bob");
  assert.equal(answer.CodeDeliveryDetails, undefined);
  await assert.rejects(confirm(world, "bob", "123456"), expired);
  await assert.rejects(resend(world, "bob"), refusal("NotAuthorizedException", "Cannot resend codes. Auto verification not turned on."));
});

test("the phone comes before the mail where both are verified", async () => {
  const world = await aWorld(server, sdk, {
    pool: {
      AutoVerifiedAttributes: ["email", "phone_number"],
      SmsConfiguration: { SnsCallerArn: "arn:aws:iam::123456789012:role/sms", ExternalId: "x" },
    },
  });
  const answer = await signUp(world, "bob", [...mail, { Name: "phone_number", Value: "+12065559934" }]);
  assert.deepEqual(answer.CodeDeliveryDetails, { Destination: "+*******9934", DeliveryMedium: "SMS", AttributeName: "phone_number" });
  await confirm(world, "bob", await codeTo(world, "+12065559934"));
  assert.equal(await attribute(world, "bob", "phone_number_verified"), "true");
  assert.equal(await attribute(world, "bob", "email_verified"), "false");
});

test("what a sign-up is refused for", async () => {
  const world = await aWorld(server, sdk, {
    pool: {
      AliasAttributes: ["email", "preferred_username"],
      Schema: [
        { Name: "given_name", Required: true },
        { Name: "level", AttributeDataType: "Number", NumberAttributeConstraints: { MaxValue: "9" } },
      ],
    },
  });
  const { ClientId } = world;
  const attempt = (members: object) =>
    sdk.send(new SignUpCommand({ ClientId, Username: "bob", Password, UserAttributes: [{ Name: "given_name", Value: "B" }], ...members }));
  const given = { Name: "given_name", Value: "B" };
  for (const [members, name, message] of [
    [{ Password: "short" }, "InvalidPasswordException", "Password did not conform with policy: Password not long enough"],
    [
      { Password: "alllowercase1!" },
      "InvalidPasswordException",
      "Password did not conform with policy: Password must have uppercase characters",
    ],
    [
      { Password: undefined },
      "InvalidParameterException",
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
    ],
    [
      { UserAttributes: [] },
      "InvalidParameterException",
      "Attributes did not conform to the schema: given_name: The attribute is required\n",
    ],
    [
      { UserAttributes: [given, { Name: "custom:x", Value: "1" }] },
      "InvalidParameterException",
      "Attributes did not conform to the schema: custom:x: Attribute does not exist in the schema.\n",
    ],
    [
      { UserAttributes: [given, { Name: "custom:level", Value: "10" }] },
      "InvalidParameterException",
      "Attributes did not conform to the schema: custom:level: Number must be no greater than 9\n",
    ],
    [
      { UserAttributes: [given, { Name: "email_verified", Value: "true" }] },
      "NotAuthorizedException",
      "A client attempted to write unauthorized attribute",
    ],
    [{ UserAttributes: [given, { Name: "email", Value: "bob" }] }, "InvalidParameterException", "Invalid email address format."],
    [{ UserAttributes: [given, { Name: "phone_number", Value: "555" }] }, "InvalidParameterException", "Invalid phone number format."],
    [
      { Username: email },
      "InvalidParameterException",
      "Username cannot be of email format, since user pool is configured for email alias.",
    ],
    [{ ClientId: "nosuchclient" }, "ResourceNotFoundException", "User pool client nosuchclient does not exist."],
  ] as const)
    await assert.rejects(attempt(members), refusal(name, message));
  await attempt({});
  await assert.rejects(attempt({}), refusal("UsernameExistsException", "User already exists"));
});

test("only administrators make users where the pool says so", async () => {
  const world = await aWorld(server, sdk, { pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } });
  await assert.rejects(signUp(world, "bob"), refusal("NotAuthorizedException", "SignUp is not permitted for this user pool"));
});

test("two sign-ups at once with one name give one user", async () => {
  const world = await aWorld(server, sdk);
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => signUp(world, "bob")));
  const refused = answers.filter((answer) => answer.status === "rejected").map(({ reason }) => reason.message);
  assert.deepEqual(refused, ["User already exists", "User already exists", "User already exists"]);
});

test("a password may hold spaces, not begin or end with one", async () => {
  const { ClientId } = await aWorld(server, sdk);
  const attempt = (Username: string, spaced: string) => sdk.send(new SignUpCommand({ ClientId, Username, Password: spaced }));
  await attempt("bob", "Correct 1 horse");
  await assert.rejects(attempt("ann", " Correct-1-horse"), { name: "InvalidParameterException" });
  await assert.rejects(attempt("ann", "Correct-1-horse "), { name: "InvalidParameterException" });
});

test("a session leads from sign-up into USER_AUTH, for whoever signed up and in time", async () => {
  const world = await aWorld(server, sdk, {
    pool: { AutoVerifiedAttributes: ["email"] },
    client: { ExplicitAuthFlows: ["ALLOW_USER_AUTH"] },
  });
  const { ClientId } = world;
  const session = (Username: string, ConfirmationCode: string, Session?: string) =>
    sdk.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode, Session }));
  const invalid = refusal("NotAuthorizedException", "Invalid session for the user.");
  const first = await signUp(world, "first");
  const code = await codeTo(world, email);
  const second = await signUp(world, "second", [{ Name: "email", Value: "second@example.com" }]);
  assert.match(first.Session ?? "", /^AYABe[\w-]{20,2000}$/);
  await assert.rejects(session("first", code, second.Session), invalid);
  await assert.rejects(session("first", code, "AYABeXnonsensexnonsensexnonsense"), invalid);
  assert.match((await session("first", code, first.Session)).Session ?? "", /^AYABe[\w-]{20,2000}$/);
  server.clock.advance(181);
  assert.equal((await session("second", await codeTo(world, "second@example.com"), second.Session)).Session, undefined);
  assert.equal((await look(world, "second")).UserStatus, "CONFIRMED");
  const plain = await aWorld(server, sdk);
  assert.equal((await signUp(plain, "bob")).Session, undefined);
});

test("where an address is the name, the stored name is the sub", async () => {
  const world = await aWorld(server, sdk, {
    pool: { UsernameAttributes: ["email"], AutoVerifiedAttributes: ["email"], UsernameConfiguration: { CaseSensitive: false } },
  });
  const { UserSub } = await signUp(world, email, []);
  const user = await look(world, "BOB@example.com");
  assert.equal(user.Username, UserSub);
  assert.equal(await attribute(world, email, "email"), email);
  await assert.rejects(signUp(world, "Bob@Example.com", []), refusal("UsernameExistsException", "User already exists"));
  await assert.rejects(signUp(world, "bob", []), refusal("InvalidParameterException", "Username should be an email."));
  await confirm(world, email, await codeTo(world, email));
  assert.equal((await look(world, email)).UserStatus, "CONFIRMED");
});

test("a client with a secret must prove it", async () => {
  const world = await aWorld(server, sdk, { client: { GenerateSecret: true } });
  const { ClientId, ClientSecret = "" } = world;
  const SecretHash = createHmac("sha256", ClientSecret).update(`bob${ClientId}`).digest("base64");
  await assert.rejects(
    signUp(world, "bob"),
    refusal("NotAuthorizedException", `Client ${ClientId} is configured with secret but SECRET_HASH was not received`),
  );
  const send = (hash: string) => sdk.send(new SignUpCommand({ ClientId, Username: "bob", Password, SecretHash: hash }));
  await assert.rejects(
    send(createHmac("sha256", "x").update("x").digest("base64")),
    refusal("NotAuthorizedException", `Unable to verify secret hash for client ${ClientId}`),
  );
  await send(SecretHash);
});

test("a new code voids the former one; five an hour", async () => {
  const world = await aWorld(server, sdk, { pool: { AutoVerifiedAttributes: ["email"] } });
  await signUp(world, "bob");
  const first = await codeTo(world, email);
  const answer = await resend(world, "bob");
  assert.deepEqual(answer.CodeDeliveryDetails, { Destination: "b***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" });
  const second = await codeTo(world, email);
  if (first !== second) await assert.rejects(confirm(world, "bob", first), wrong);
  for (let count = 1; count < 5; count++) await resend(world, "bob");
  await assert.rejects(resend(world, "bob"), tooOften);
  await confirm(world, "bob", await codeTo(world, email));
});

test("wrong codes are counted, also when they come at once, and then even the right one is refused", async () => {
  const world = await aWorld(server, sdk, { pool: { AutoVerifiedAttributes: ["email"] } });
  await signUp(world, "bob");
  const code = await codeTo(world, email);
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => confirm(world, "bob", other(code))));
  const said = tries.map((answer) => (answer.status === "rejected" ? answer.reason.name : "accepted")).sort();
  assert.deepEqual(said, [...Array(15).fill("CodeMismatchException"), ...Array(5).fill("LimitExceededException")]);
  await assert.rejects(confirm(world, "bob", code), tooOften);
  server.clock.advance(3600);
  await assert.rejects(confirm(world, "bob", code), expired);
  await resend(world, "bob");
  await confirm(world, "bob", await codeTo(world, email));
});

test("a code is good for a day", async () => {
  const world = await aWorld(server, sdk, { pool: { AutoVerifiedAttributes: ["email"] } });
  await signUp(world, "bob");
  server.clock.advance(24 * 3600);
  await assert.rejects(confirm(world, "bob", await codeTo(world, email)), expired);
});

test("one code, ten confirmations at once: one counts", async () => {
  const world = await aWorld(server, sdk, { pool: { AutoVerifiedAttributes: ["email"] } });
  await signUp(world, "bob");
  const code = await codeTo(world, email);
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => confirm(world, "bob", code)));
  assert.equal(answers.filter(({ status }) => status === "fulfilled").length, 1);
});

test("an alias belongs to the one who verified it, and moves only by force", async () => {
  const world = await aWorld(server, sdk, { pool: { AliasAttributes: ["email"], AutoVerifiedAttributes: ["email"] } });
  await signUp(world, "first");
  await confirm(world, "first", await codeTo(world, email));
  await signUp(world, "second");
  const code = await codeTo(world, email);
  await assert.rejects(confirm(world, "second", code), refusal("AliasExistsException", "An account with the email already exists."));
  assert.equal((await look(world, email)).Username, "first");
  await assert.rejects(confirm(world, "second", other(code), true), wrong);
  assert.equal((await look(world, email)).Username, "first");
  await confirm(world, "second", code, true);
  assert.equal((await look(world, email)).Username, "second");
  assert.equal(await attribute(world, "first", "email_verified"), "false");
});

test("who does not exist: said by default, hidden where the client asks for it", async () => {
  const unknown = refusal("UserNotFoundException", "Username/client id combination not found.");
  const open = await aWorld(server, sdk, { pool: { AutoVerifiedAttributes: ["email"] } });
  await assert.rejects(confirm(open, "nobody", "123456"), unknown);
  await assert.rejects(resend(open, "nobody"), unknown);
  const hiding = await aWorld(server, sdk, {
    pool: { AutoVerifiedAttributes: ["email"] },
    client: { PreventUserExistenceErrors: "ENABLED" },
  });
  await assert.rejects(confirm(hiding, "nobody", "123456"), wrong);
  const made = await resend(hiding, "nobody");
  assert.match(made.CodeDeliveryDetails?.Destination ?? "", /^[a-z]\*\*\*@[a-z]\*\*\*$/);
  assert.deepEqual((await resend(hiding, "nobody")).CodeDeliveryDetails, made.CodeDeliveryDetails);
  await signUp(hiding, "bob");
  await assert.rejects(signUp(hiding, "bob"), refusal("UsernameExistsException", "User already exists"));
});

test("a user whom an administrator made cannot be confirmed by code", async () => {
  const world = await aWorld(server, sdk);
  await sdk.send(new AdminCreateUserCommand({ UserPoolId: world.UserPoolId, Username: "ann" }));
  await assert.rejects(
    confirm(world, "ann", "123456"),
    refusal("NotAuthorizedException", "User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD"),
  );
});
