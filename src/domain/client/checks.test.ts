import assert from "node:assert/strict";
import test from "node:test";
import { aClient, aPool } from "../../../test/support/pool.ts";
import { Refusal } from "../refusal.ts";
import type { Sealed } from "../sealed.ts";
import { chosenClientId } from "./client-id.ts";
import { aSecret } from "./secrets.ts";

type Given = NonNullable<Parameters<typeof aClient>[0]>;
const secrets = [aSecret("1example23456789", "sealed" as Sealed, 0)];
const code: Given = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ["code"],
  AllowedOAuthScopes: ["openid"],
  CallbackURLs: ["https://example.com/back"],
};
const machine: Given = { ...code, AllowedOAuthFlows: ["client_credentials"], AllowedOAuthScopes: ["email"], secrets };
const needsEmail = aPool({
  Schema: [
    { Name: "email", Required: true },
    { Name: "team", AttributeDataType: "String" },
  ],
});
const needsTwo = aPool({
  Schema: [
    { Name: "email", Required: true },
    { Name: "name", Required: true },
  ],
});
const range = "Invalid range for token validity.";
const order = "Access and Id Token expiration times must be less than or equal to refresh token expiration times.";
const analytics = "Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid";
const application = "arn:aws:mobiletargeting:us-east-1:123456789012:apps/1";
const seconds = { AccessToken: "seconds", IdToken: "seconds", RefreshToken: "seconds" } as const;

const refused: readonly (readonly [given: Given, message: string, name?: string])[] = [
  // tokens
  [{ AccessTokenValidity: 299, TokenValidityUnits: seconds, RefreshTokenValidity: 3600 }, range],
  [{ AccessTokenValidity: 2, TokenValidityUnits: { AccessToken: "days" } }, range],
  [{ IdTokenValidity: 25 }, range],
  [{ RefreshTokenValidity: 3599, TokenValidityUnits: seconds }, range],
  [{ RefreshTokenValidity: 3651 }, range],
  [{ RefreshTokenValidity: 1, AccessTokenValidity: 2, TokenValidityUnits: { RefreshToken: "hours" } }, order],
  [{ RefreshTokenValidity: 2, IdTokenValidity: 3, TokenValidityUnits: { RefreshToken: "hours" } }, order],
  // flows
  [
    { ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ADMIN_NO_SRP_AUTH"] },
    "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
  ],
  [
    { ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"], RefreshTokenRotation: { Feature: "ENABLED" } },
    "ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled",
  ],
  [
    { pool: aPool({ UserPoolTier: "LITE" }), ExplicitAuthFlows: ["ALLOW_USER_AUTH"] },
    "The following feature is not available for the LITE pricing tier configured: Choice-based Sign-In",
    "FeatureUnavailableInTierException",
  ],
  [
    { pool: aPool({ UserPoolTier: "LITE" }), RefreshTokenRotation: { Feature: "ENABLED" } },
    "The following feature is not available for the LITE pricing tier configured: Refresh Token Rotation",
    "FeatureUnavailableInTierException",
  ],
  // attributes
  [{ ReadAttributes: ["email", "custom:team"] }, "Invalid read attributes specified while creating a client"],
  [{ WriteAttributes: ["email", "sub"] }, "Invalid write attributes specified while creating a client"],
  [{ pool: needsTwo, WriteAttributes: ["email"] }, "Invalid write attributes specified while creating a client"],
  [{ ReadAttributes: ["custom:team"] }, "Invalid read attributes specified while creating a client"],
  [{ WriteAttributes: ["nonsense"] }, "Invalid write attributes specified while creating a client"],
  [{ WriteAttributes: ["sub"] }, "Invalid write attributes specified while creating a client"],
  [{ WriteAttributes: ["email_verified"] }, "Invalid write attributes specified while creating a client"],
  [{ WriteAttributes: ["phone_number_verified"] }, "Invalid write attributes specified while creating a client"],
  [{ pool: needsEmail, WriteAttributes: ["name"] }, "Invalid write attributes specified while creating a client"],
  // OAuth
  [
    { AllowedOAuthFlowsUserPoolClient: true },
    "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
  ],
  [
    { ...code, AllowedOAuthScopes: [] },
    "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
  ],
  [{ ...code, CallbackURLs: [] }, "CallbackUrls can not be empty when code flow or implicit flow is selected"],
  [
    { ...machine, AllowedOAuthFlows: ["client_credentials", "code"] },
    "client_credentials flow can not be selected along with code flow or implicit flow.",
    "InvalidOAuthFlowException",
  ],
  [
    { ...machine, secrets: [] },
    "client_credentials flow can not be selected if client does not have a client secret.",
    "InvalidOAuthFlowException",
  ],
  [{ ...machine, AllowedOAuthScopes: ["openid"] }, "openid is not supported with client_credentials flow", "InvalidOAuthFlowException"],
  [{ ...code, AllowedOAuthScopes: ["openid", "api/read"] }, "Invalid scope requested: api/read", "ScopeDoesNotExistException"],
  // addresses
  [{ CallbackURLs: ["http://example.com"] }, "http://example.com cannot use the HTTP protocol."],
  [{ CallbackURLs: ["http://localhost.example.com"] }, "http://localhost.example.com cannot use the HTTP protocol."],
  [{ LogoutURLs: ["HTTP://example.com"] }, "HTTP://example.com cannot use the HTTP protocol."],
  [{ CallbackURLs: ["https://example.com/#top"] }, "https://example.com/#top cannot use fragment"],
  [{ CallbackURLs: ["/back"] }, "/back is not an absolute URI."],
  [
    { ...code, DefaultRedirectURI: "https://example.com" },
    "The default redirect URI https://example.com is not in the callback URIs list.",
  ],
  // the rest
  [{ SupportedIdentityProviders: ["COGNITO", "Google"] }, "The provider Google does not exist for User Pool us-east-1_aPool"],
  [{ EnablePropagateAdditionalUserContextData: true }, "Client Secret is required to set EnablePropagateAdditionalUserContextData as true"],
  [{ AnalyticsConfiguration: {} }, analytics],
  [{ AnalyticsConfiguration: { ApplicationId: "a1", ExternalId: "e" } }, analytics],
  [{ AnalyticsConfiguration: { ApplicationArn: application, ApplicationId: "a1" } }, analytics],
];

for (const [{ pool, ...given }, message, name = "InvalidParameterException"] of refused)
  test(`refuses ${JSON.stringify(given).slice(0, 140)}`, () => {
    assert.throws(
      () => aClient({ ...given, ...(pool && { pool }) }),
      (thrown) => {
        assert.ok(thrown instanceof Refusal);
        assert.deepEqual([thrown.name, thrown.message], [name, message]);
        return true;
      },
    );
  });

for (const { pool, ...given } of [
  { AccessTokenValidity: 300, IdTokenValidity: 86400, RefreshTokenValidity: 86400, TokenValidityUnits: seconds },
  { RefreshTokenValidity: 3650 },
  { RefreshTokenValidity: 60, TokenValidityUnits: { RefreshToken: "minutes" } },
  { RefreshTokenValidity: 0, TokenValidityUnits: { RefreshToken: "minutes" } },
  { ExplicitAuthFlows: ["ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH"] },
  { RefreshTokenRotation: { Feature: "ENABLED" } },
  { RefreshTokenRotation: { Feature: "DISABLED" }, ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"] },
  { pool: needsEmail, WriteAttributes: ["email", "custom:team"], ReadAttributes: ["sub", "email_verified", "custom:team"] },
  code,
  machine,
  { CallbackURLs: ["http://localhost:3000/back", "http://127.0.0.1", "http://[::1]:80/", "myapp://example", "com.example.app:/back"] },
  { ...code, DefaultRedirectURI: "https://example.com/back" },
  { SupportedIdentityProviders: ["COGNITO"] },
  { EnablePropagateAdditionalUserContextData: true, secrets },
  { AnalyticsConfiguration: { ApplicationArn: application, UserDataShared: true } },
  { AnalyticsConfiguration: { ApplicationId: "a1", RoleArn: "arn:aws:iam::123456789012:role/r", ExternalId: "e" } },
] satisfies readonly Given[] as readonly Given[])
  test(`accepts ${JSON.stringify(given).slice(0, 140)}`, () => assert.doesNotThrow(() => aClient({ ...given, ...(pool && { pool }) })));

test("a name may choose the id", () => {
  assert.equal(chosenClientId("web"), undefined);
  assert.equal(chosenClientId("_custom_id_:myclient123"), "myclient123");
  for (const id of ["my-client", "", "x".repeat(129)])
    assert.throws(() => chosenClientId(`_custom_id_:${id}`), { message: /^Invalid custom client id / });
});
