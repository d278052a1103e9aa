import assert from "node:assert/strict";
import test from "node:test";
import { aClient, aPool } from "../../../test/support/pool.ts";
import type { ExplicitAuthFlowsType } from "../../api/pool-client.ts";
import type { AuthFlowType } from "../../api/sign-in.ts";
import type { Sealed } from "../sealed.ts";
import { aSecret } from "./secrets.ts";
import {
  accessTokenSecondsOf,
  authSessionSecondsOf,
  enabledFlowsOf,
  hasSecret,
  idTokenSecondsOf,
  isFlowEnabled,
  isRevocationEnabled,
  preventsUserExistenceErrors,
  propagatesUserContext,
  readableAttributesOf,
  refreshTokenSecondsOf,
  rotationOf,
  writableAttributesOf,
} from "./settings.ts";

const flows = ["USER_SRP_AUTH", "REFRESH_TOKEN_AUTH", "CUSTOM_AUTH", "ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH", "USER_AUTH"] as const;

for (const [named, open] of [
  // flows named                                      flows open
  [undefined, ["USER_SRP_AUTH", "REFRESH_TOKEN_AUTH", "CUSTOM_AUTH"]],
  [["ALLOW_USER_PASSWORD_AUTH"], ["USER_PASSWORD_AUTH"]],
  [
    ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH"],
    ["ADMIN_NO_SRP_AUTH", "USER_AUTH"],
  ],
  [["ADMIN_NO_SRP_AUTH"], ["USER_SRP_AUTH", "REFRESH_TOKEN_AUTH", "CUSTOM_AUTH", "ADMIN_NO_SRP_AUTH"]],
  [["USER_PASSWORD_AUTH"], ["USER_SRP_AUTH", "REFRESH_TOKEN_AUTH", "CUSTOM_AUTH", "USER_PASSWORD_AUTH"]],
  [["CUSTOM_AUTH_FLOW_ONLY"], ["REFRESH_TOKEN_AUTH", "CUSTOM_AUTH"]],
] as readonly (readonly [ExplicitAuthFlowsType[] | undefined, AuthFlowType[]])[])
  test(`a client of ${named ?? "no"} flows opens ${open}`, () => {
    const client = aClient(named ? { ExplicitAuthFlows: named } : {});
    assert.deepEqual(
      flows.filter((flow) => isFlowEnabled(client, flow)),
      open,
    );
  });

test("old and new names of a flow are one", () => {
  const client = aClient({ ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"] });
  assert.equal(isFlowEnabled(client, "ADMIN_USER_PASSWORD_AUTH"), true);
  assert.equal(isFlowEnabled(client, "ADMIN_NO_SRP_AUTH"), true);
  assert.equal(isFlowEnabled(client, "REFRESH_TOKEN"), false);
  assert.deepEqual(enabledFlowsOf(client), ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]);
});

const day = 86_400;
const short = aClient({
  AccessTokenValidity: 5,
  IdTokenValidity: 1,
  RefreshTokenValidity: 7200,
  TokenValidityUnits: { AccessToken: "minutes", IdToken: "hours", RefreshToken: "seconds" },
});
const pool = aPool({
  Schema: [
    { Name: "team", AttributeDataType: "String" },
    { Name: "secret", AttributeDataType: "String", DeveloperOnlyAttribute: true },
  ],
});
const restricted = aClient({ pool, ReadAttributes: ["email"], WriteAttributes: ["name", "custom:team"] });
const bare = { ...aClient(), description: {} };
const rotating = aClient({ RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 20 } });

for (const [what, is, expected] of [
  [
    "validity by default",
    [accessTokenSecondsOf, idTokenSecondsOf, refreshTokenSecondsOf].map((of) => of(aClient())),
    [3600, 3600, 30 * day],
  ],
  ["validity in units", [accessTokenSecondsOf, idTokenSecondsOf, refreshTokenSecondsOf].map((of) => of(short)), [300, 3600, 7200]],
  [
    "validity 0 in hours",
    refreshTokenSecondsOf(aClient({ RefreshTokenValidity: 0, TokenValidityUnits: { RefreshToken: "hours" } })),
    30 * day,
  ],
  ["a session by default", authSessionSecondsOf(aClient()), 180],
  ["a session", authSessionSecondsOf(aClient({ AuthSessionValidity: 15 })), 900],
  ["existence errors by default", preventsUserExistenceErrors(aClient()), false],
  ["existence errors prevented", preventsUserExistenceErrors(aClient({ PreventUserExistenceErrors: "ENABLED" })), true],
  ["revocation by default", isRevocationEnabled(aClient()), true],
  [
    "revocation of a client that says nothing",
    [isRevocationEnabled(bare), propagatesUserContext(bare), authSessionSecondsOf(bare)],
    [true, false, 180],
  ],
  ["revocation off", isRevocationEnabled(aClient({ EnableTokenRevocation: false })), false],
  ["rotation by default", rotationOf(aClient()), undefined],
  ["rotation off", rotationOf(aClient({ RefreshTokenRotation: { Feature: "DISABLED" } })), undefined],
  ["rotation", rotationOf(rotating), { graceSeconds: 20 }],
  ["a public client", [hasSecret(aClient()), propagatesUserContext(aClient())], [false, false]],
  ["a confidential client", hasSecret(aClient({ secrets: [aSecret("a", "sealed" as Sealed, 0)] })), true],
  ["readable, listed", [...readableAttributesOf(restricted, pool)], ["sub", "email"]],
  ["writable, listed", [...writableAttributesOf(restricted, pool)], ["name", "custom:team"]],
] as const)
  test(what, () => assert.deepEqual(is, expected));

test("a client that lists no attributes reads and writes all but what is for administrators or the service", () => {
  const client = aClient({ pool });
  const [readable, writable] = [readableAttributesOf(client, pool), writableAttributesOf(client, pool)];
  for (const name of ["sub", "email", "email_verified", "custom:team"]) assert.ok(readable.has(name), name);
  for (const name of ["email", "updated_at", "custom:team"]) assert.ok(writable.has(name), name);
  for (const name of ["sub", "email_verified", "phone_number_verified", "dev:custom:secret"]) assert.ok(!writable.has(name), name);
  assert.ok(!readable.has("dev:custom:secret"));
});
