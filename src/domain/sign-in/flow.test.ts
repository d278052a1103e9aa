import assert from "node:assert/strict";
import test from "node:test";
import { aClient } from "../../../test/support/pool.ts";
import type { ExplicitAuthFlowsType } from "../../api/pool-client.ts";
import { Refusal } from "../refusal.ts";
import { checkFlow } from "./flow.ts";

const named = { USERNAME: "bob" };
const withPassword = { ...named, PASSWORD: "secret" };
const all = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] as const;

for (const [flow, door, flows, parameters, expected] of [
  // flow          at the door  client allows  parameters  is told
  ["USER_PASSWORD_AUTH", "public", all, withPassword, undefined],
  ["USER_PASSWORD_AUTH", "admin", all, withPassword, "Initiate Auth method not supported."],
  ["USER_PASSWORD_AUTH", "public", [], withPassword, "USER_PASSWORD_AUTH flow not enabled for this client"],
  ["USER_PASSWORD_AUTH", "public", [], {}, "USER_PASSWORD_AUTH flow not enabled for this client"],
  ["USER_PASSWORD_AUTH", "public", all, {}, "Missing required parameter USERNAME"],
  ["USER_PASSWORD_AUTH", "public", all, named, "Missing required parameter PASSWORD"],
  ["USER_PASSWORD_AUTH", "public", all, { ...named, PASSWORD: "" }, "Missing required parameter PASSWORD"],
  ["USER_PASSWORD_AUTH", "public", ["USER_PASSWORD_AUTH"], withPassword, undefined],
  ["ADMIN_USER_PASSWORD_AUTH", "admin", all, withPassword, undefined],
  ["ADMIN_NO_SRP_AUTH", "admin", all, withPassword, undefined],
  ["ADMIN_NO_SRP_AUTH", "admin", ["ADMIN_NO_SRP_AUTH"], withPassword, undefined],
  ["ADMIN_USER_PASSWORD_AUTH", "public", all, withPassword, "Initiate Auth method not supported."],
  ["ADMIN_NO_SRP_AUTH", "public", all, withPassword, "Initiate Auth method not supported."],
  ["ADMIN_USER_PASSWORD_AUTH", "admin", [], withPassword, "Auth flow not enabled for this client"],
  ["USER_SRP_AUTH", "public", [], named, "Missing required parameter SRP_A"],
  ["USER_SRP_AUTH", "admin", [], { ...named, SRP_A: "1" }, undefined],
  ["USER_SRP_AUTH", "public", ["ALLOW_USER_AUTH"], named, "USER_SRP_AUTH is not enabled for the client."],
  ["REFRESH_TOKEN_AUTH", "public", [], {}, "Missing required parameter REFRESH_TOKEN"],
  ["REFRESH_TOKEN", "admin", [], { REFRESH_TOKEN: "t" }, undefined],
  ["REFRESH_TOKEN_AUTH", "public", ["ALLOW_USER_AUTH"], {}, "REFRESH_TOKEN_AUTH is not enabled for the client."],
  ["CUSTOM_AUTH", "public", ["ALLOW_USER_AUTH"], named, "CUSTOM_AUTH is not enabled for the client."],
  ["CUSTOM_AUTH", "public", [], named, undefined],
  ["USER_AUTH", "public", [], named, "USER_AUTH is not enabled for the client."],
  ["USER_AUTH", "admin", ["ALLOW_USER_AUTH"], named, undefined],
] as const)
  test(`${flow} at the ${door} door of a client with [${flows}], given ${Object.keys(parameters)}: ${expected ?? "may begin"}`, () => {
    const client = aClient({ ExplicitAuthFlows: [...flows] satisfies ExplicitAuthFlowsType[] });
    const check = () => checkFlow(flow, door, client, parameters);
    if (expected === undefined) return check();
    assert.throws(
      check,
      (thrown) => thrown instanceof Refusal && thrown.name === "InvalidParameterException" && thrown.message === expected,
    );
  });
