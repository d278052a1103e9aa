/** What an operator sees: alive, ready, and the figures. */
import assert from "node:assert/strict";
import test from "node:test";
import { Secret } from "../../src/secret.ts";
import { aSignInPlace, password } from "../clients/walk.ts";
import { startProductionServer } from "../support/production.ts";
import { sdkClient, startTestServer, type TestServer, wire } from "../support/server.ts";

const figures = async ({ url }: Pick<TestServer, "url">, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${url}/metrics`, { headers });
  return { status: answer.status, text: await answer.text() };
};

test("requests and sign-ins are counted by names, never by values", async (t) => {
  const server = await startTestServer();
  t.after(server.close);
  const { ClientId } = await aSignInPlace(sdkClient(server), "fay", "OPTIONAL", {}, ["ALLOW_USER_PASSWORD_AUTH"]);
  const signIn = (PASSWORD: string, AuthFlow = "USER_PASSWORD_AUTH") =>
    wire(server, "InitiateAuth", { ClientId, AuthFlow, AuthParameters: { USERNAME: "fay", PASSWORD } });
  await signIn(password);
  await signIn("wrong-Horse-1");
  await signIn(password, "my secret flow");
  await signIn(password, "NAME_OF_THEIRS");
  const { status, text } = await figures(server);
  assert.equal(status, 200);
  assert.match(text, /^poolhouse_requests_total\{operation="InitiateAuth",result="ok"\} 1$/m);
  assert.match(text, /^poolhouse_requests_total\{operation="InitiateAuth",result="NotAuthorizedException"\} 1$/m);
  assert.match(text, /^poolhouse_sign_in_steps_total\{step="USER_PASSWORD_AUTH",outcome="tokens"\} 1$/m);
  assert.match(text, /^poolhouse_sign_in_steps_total\{step="USER_PASSWORD_AUTH",outcome="NotAuthorizedException"\} 1$/m);
  assert.match(text, /^poolhouse_request_seconds_count\{operation="InitiateAuth"\} 4$/m);
  assert.match(text, /^poolhouse_messages\{state="failed"\} 0$/m);
  assert.match(text, /^nodejs_eventloop_lag_p99_seconds /m);
  assert.doesNotMatch(text, /secret flow|THEIRS|fay|Horse/);
});

test("a sign-in counts for the flow it began with, its challenges and codes for themselves", async (t) => {
  const server = await startTestServer();
  t.after(server.close);
  const { UserPoolId, ClientId } = await aSignInPlace(
    sdkClient(server),
    "fay",
    "OFF",
    { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } } },
    ["ALLOW_USER_AUTH"],
  );
  const begun = await wire(server, "InitiateAuth", {
    ClientId,
    AuthFlow: "USER_AUTH",
    AuthParameters: { USERNAME: "fay", PREFERRED_CHALLENGE: "EMAIL_OTP" },
  });
  const answer = (EMAIL_OTP_CODE: string) =>
    wire(server, "RespondToAuthChallenge", {
      ClientId,
      ChallengeName: "EMAIL_OTP",
      Session: begun.body.Session,
      ChallengeResponses: { USERNAME: "fay", EMAIL_OTP_CODE },
    });
  await answer("00000000");
  const [message] = await server.house.store.messages.list({ limit: 1 });
  assert.equal((await answer(message?.code ?? "")).status, 200);
  const { text } = await figures(server);
  for (const line of [
    'poolhouse_sign_ins_total{flow="USER_AUTH",outcome="CodeMismatchException"} 1',
    'poolhouse_sign_ins_total{flow="USER_AUTH",outcome="tokens"} 1',
    'poolhouse_challenges_total{challenge="EMAIL_OTP",event="sent"} 1',
    'poolhouse_challenges_total{challenge="EMAIL_OTP",event="refused"} 1',
    'poolhouse_challenges_total{challenge="EMAIL_OTP",event="passed"} 1',
    'poolhouse_codes_sent_total{kind="mfa",medium="EMAIL"} 1',
    'poolhouse_codes_answered_total{kind="mfa",outcome="refused"} 1',
    'poolhouse_codes_answered_total{kind="mfa",outcome="accepted"} 1',
  ])
    assert.ok(text.split("\n").includes(line), `${line}\n${text}`);
  assert.equal(server.lines.findLast(({ operation }) => operation === "RespondToAuthChallenge")?.pool, UserPoolId);
});

test("a server is ready while its database answers", async (t) => {
  const server = await startTestServer();
  t.after(server.close);
  assert.equal((await fetch(`${server.url}/ready`)).status, 200);
  t.mock.method(server.house.store.pools, "list", () => Promise.reject(new Error("away")));
  const answer = await fetch(`${server.url}/ready`);
  assert.deepEqual([answer.status, await answer.json()], [503, { status: "not ready", because: "the database does not answer" }]);
  assert.equal((await fetch(`${server.url}/health`)).status, 200);
});

test("production shows its figures to those who know the token, and without one to nobody", async (t) => {
  const closed = await startProductionServer();
  t.after(closed.close);
  assert.equal((await figures(closed)).status, 404);
  const open = await startProductionServer({ metricsToken: new Secret("t0ken") });
  t.after(open.close);
  assert.equal((await figures(open)).status, 404);
  assert.equal((await figures(open, { Authorization: "Bearer t0ke" })).status, 404);
  assert.equal((await figures(open, { Authorization: "Bearer t0ken" })).status, 200);
});
