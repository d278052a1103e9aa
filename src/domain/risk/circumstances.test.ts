import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { encodedData } from "../../../test/support/context-data.ts";
import { aClient, aPool } from "../../../test/support/pool.ts";
import type { Sealed } from "../sealed.ts";
import { appCircumstances, serverCircumstances } from "./circumstances.ts";
import { digestOf } from "./sighting.ts";

const pool = aPool();
const secrets = [{ id: "1", secret: "sealed" as Sealed, createdAt: 0 }];
const publicClient = aClient({ pool });
const confidential = aClient({ pool, secrets });
const trusted = aClient({ pool, secrets, EnablePropagateAdditionalUserContextData: true });
const claiming = { ...trusted, secrets: [] };
const source = { sourceAddress: "203.0.113.7", userAgent: "curl/8.1" };

for (const [who, client, IpAddress, address] of [
  ["a public client", publicClient, "192.0.2.1", "203.0.113.7"],
  ["a public client that may propagate", claiming, "192.0.2.1", "203.0.113.7"],
  ["a client with a secret", confidential, "192.0.2.1", "203.0.113.7"],
  ["a client with a secret that may propagate", trusted, "192.0.2.1", "192.0.2.1"],
  ["the same in another spelling", trusted, "::ffff:192.0.2.1", "192.0.2.1"],
  ["the same with no address", trusted, "localhost", "203.0.113.7"],
  ["the same without a claim", trusted, undefined, "203.0.113.7"],
] as const)
  test(`${who} claims ${IpAddress}: ${address}`, () =>
    assert.equal(appCircumstances(client, source, { ...(IpAddress && { IpAddress }) }).address, address));

const phone = { DeviceId: "phone-1", DeviceName: "Ann's phone", UserAgent: "app/2.0", ClientTimezone: "+02:00" };
const told = { device: digestOf("phone-1"), agent: digestOf("app/"), deviceName: "Ann s phone", timezone: "+02:00" };
const untold = { address: "203.0.113.7", agent: digestOf("curl/"), deviceName: "curl 8, Other" };
const repacked = (change: (data: Record<string, unknown>) => object) => {
  const data = JSON.parse(Buffer.from(encodedData(publicClient.id, phone), "base64").toString());
  return Buffer.from(JSON.stringify(change(data))).toString("base64");
};

for (const [name, EncodedData, expected] of [
  ["a library's data", encodedData(publicClient.id, phone), { address: "203.0.113.7", ...told }],
  ["data that names the pool", encodedData(publicClient.id, phone, { userPoolId: pool.id }), { address: "203.0.113.7", ...told }],
  ["data of another pool", encodedData(publicClient.id, phone, { userPoolId: "us-east-1_other" }), untold],
  ["data of another client", encodedData("another", phone), untold],
  ["data that was changed", repacked((data) => ({ ...data, payload: String(data.payload).replace("phone-1", "laptop") })), untold],
  ["data without a signature", repacked(({ signature: _, ...data }) => data), untold],
  ["a fingerprint alone", encodedData(publicClient.id, { DeviceFingerprint: "abc" }), { ...untold, device: digestOf("abc") }],
  ["members of wrong types", encodedData(publicClient.id, { DeviceId: 7, UserAgent: {}, ClientTimezone: "<b>" }), untold],
  ["no object", encodedData(publicClient.id, [1]), untold],
  ["any text", "abcd", untold],
  ["much text", "A".repeat(30_000), untold],
  ["nothing", "", untold],
] as const)
  test(`an app sends ${name}`, () => assert.deepEqual(appCircumstances(publicClient, source, { EncodedData }), expected));

test("no data makes the reading fail", () => {
  fc.assert(
    fc.property(fc.json(), (payload) => {
      const EncodedData = Buffer.from(JSON.stringify({ payload, signature: payload, version: payload })).toString("base64");
      assert.deepEqual(appCircumstances(publicClient, source, { EncodedData }), untold);
    }),
  );
});

const report = { IpAddress: "192.0.2.9", ServerName: "app.example", ServerPath: "/login", HttpHeaders: [] };
for (const [name, given, expected] of [
  ["nothing", undefined, {}],
  ["an address", report, { address: "192.0.2.9" }],
  ["no address", { ...report, IpAddress: "" }, {}],
  [
    "headers",
    { ...report, HttpHeaders: [{ headerName: "accept" }, { headerName: "USER-AGENT", headerValue: "curl/8.1" }, {}] },
    { ...untold, address: "192.0.2.9" },
  ],
  ["a library's data", { ...report, EncodedData: encodedData(publicClient.id, phone) }, { address: "192.0.2.9", ...told }],
] as const)
  test(`a server reports ${name}`, () =>
    assert.deepEqual(serverCircumstances(publicClient, given && { ...given, HttpHeaders: [...given.HttpHeaders] }), expected));
