/** aws-jwt-verify accepts our tokens, by our own issuer and by the form of the real service. */
import assert from "node:assert/strict";
import test from "node:test";
import { InitiateAuthCommand, UpdateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { CognitoJwtVerifier, JwtVerifier } from "aws-jwt-verify";
import type { Jwks } from "aws-jwt-verify/jwk";
import { sdkClient, startTestServer } from "../support/server.ts";
import { aSignInPlace, password } from "./walk.ts";

async function signedIn(settings: { issuer?: string }, t: { after: (close: () => Promise<void>) => void }) {
  const server = await startTestServer(settings);
  t.after(server.close);
  const sdk = sdkClient(server);
  const { UserPoolId, ClientId } = await aSignInPlace(sdk, "eve");
  await sdk.send(
    new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] }),
  );
  const { AuthenticationResult } = await sdk.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME: "eve", PASSWORD: password } }),
  );
  const jwks = (await (await fetch(`${server.url}/${UserPoolId}/.well-known/jwks.json`)).json()) as Jwks;
  return { server, UserPoolId, ClientId, jwks, access: AuthenticationResult?.AccessToken ?? "", id: AuthenticationResult?.IdToken ?? "" };
}

test("the generic verifier accepts both tokens by our own issuer", async (t) => {
  const { server, UserPoolId, ClientId, jwks, access, id } = await signedIn({}, t);
  const verifier = JwtVerifier.create({ issuer: `${server.url}/${UserPoolId}`, audience: null });
  verifier.cacheJwks(jwks);
  assert.equal((await verifier.verify(access)).client_id, ClientId);
  assert.equal((await verifier.verify(id, { audience: ClientId })).token_use, "id");
});

test("the Cognito verifier accepts both tokens by the issuer of the real service", async (t) => {
  const { UserPoolId, ClientId, jwks, access, id } = await signedIn({ issuer: "aws" }, t);
  const verifier = CognitoJwtVerifier.create({ userPoolId: UserPoolId, clientId: ClientId });
  verifier.cacheJwks(jwks);
  assert.equal((await verifier.verify(access, { tokenUse: "access" })).username, "eve");
  assert.equal((await verifier.verify(id, { tokenUse: "id" }))["cognito:username"], "eve");
  const [header, payload, signature = ""] = access.split(".");
  await assert.rejects(verifier.verify(`${header}.${payload}.${signature.slice(0, -8)}AAAAAAAA`, { tokenUse: "access" }));
});
