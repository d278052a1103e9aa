// What somebody's own test does with the package; prints "ok". Runs in a folder that has nothing but the package.
import assert from "node:assert/strict";
import { startPoolhouse } from "poolhouse";

const poolhouse = await startPoolhouse({ settings: { AWS_REGION: "eu-central-1" } });
const call = async (operation, input) => {
  const answer = await fetch(poolhouse.url, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": `AWSCognitoIdentityProviderService.${operation}`,
      Authorization:
        "AWS4-HMAC-SHA256 Credential=poolhouse/20260101/eu-central-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: JSON.stringify(input),
  });
  return { status: answer.status, body: await answer.json() };
};

const { UserPool } = (await call("CreateUserPool", { PoolName: "demo", AutoVerifiedAttributes: ["email"] })).body;
assert.match(UserPool.Id, /^eu-central-1_/);
const { UserPoolClient } = (await call("CreateUserPoolClient", { UserPoolId: UserPool.Id, ClientName: "app" })).body;
const { ClientId } = UserPoolClient;
const email = "ada@example.com";
await call("SignUp", { ClientId, Username: "ada", Password: "Correct-horse-1", UserAttributes: [{ Name: "email", Value: email }] });
const [message] = await poolhouse.messages(email);
assert.match(message.code, /^\d{6}$/);
poolhouse.advance(25 * 3600);
const late = await call("ConfirmSignUp", { ClientId, Username: "ada", ConfirmationCode: message.code });
assert.match(late.body.__type, /ExpiredCodeException$/);
await poolhouse.reset();
assert.deepEqual(await poolhouse.messages(), []);
await poolhouse.close();
await assert.rejects(startPoolhouse({ code: "abc" }), /CODE/);
console.log("ok");
