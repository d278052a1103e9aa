import assert from "node:assert/strict";
import test from "node:test";
import { type StartFacts, startProblems } from "./start.ts";

const sound: StartFacts = {
  hasMasterKey: true,
  issuer: "https://auth.example.com",
  fixedCode: "",
  keepsOutbox: false,
  dataFile: { path: "/data/pool.sqlite", mode: 0o100600 },
  dataFolder: { path: "/data", mode: 0o40700 },
  host: "127.0.0.1",
  hasTls: false,
  hasTrustedProxies: false,
};
const file = (mode: number) => ({ dataFile: { path: "/data/pool.sqlite", mode } });
const folder = (mode: number) => ({ dataFolder: { path: "/data", mode } });

for (const [what, facts, settings] of [
  ["everything as it should be", {}, []],
  ["PostgreSQL or a store in memory", { dataFile: undefined, dataFolder: undefined }, []],
  ["no master key", { hasMasterKey: false }, ["POOLHOUSE_MASTER_KEY is needed in production: set it to 32 random bytes"]],
  ["no issuer", { issuer: "" }, ["POOLHOUSE_ISSUER is needed in production: set it to"]],
  [
    "an issuer in clear",
    { issuer: "http://auth.example.com" },
    ['POOLHOUSE_ISSUER is "http://auth.example.com", and must be an https URL'],
  ],
  ["an issuer that is no URL", { issuer: "auth.example.com" }, ["POOLHOUSE_ISSUER"]],
  ["an issuer like the real service's", { issuer: "aws" }, []],
  ["a fixed code", { fixedCode: "123456" }, ["CODE is for development only: unset it"]],
  ["an outbox", { keepsOutbox: true }, ["POOLHOUSE_MAIL_PROVIDER"]],
  ["a file that everybody reads", file(0o100644), ["chmod 600 /data/pool.sqlite"]],
  ["a file that a group reads", file(0o100640), ["POOLHOUSE_DATA"]],
  ["a file that others write", file(0o100602), ["POOLHOUSE_DATA"]],
  ["a folder that everybody enters", folder(0o40755), ["chmod 700 /data"]],
  ["a folder that a group reads", folder(0o40750), []],
  ["a folder that a group writes", folder(0o40770), ["POOLHOUSE_DATA"]],
  ["all addresses", { host: "0.0.0.0" }, ['HOST is "0.0.0.0"']],
  ["all addresses of IPv6", { host: "::" }, ["POOLHOUSE_TLS_CERTIFICATE"]],
  ["a private address", { host: "10.1.2.3" }, ["POOLHOUSE_TRUSTED_PROXIES"]],
  ["a name", { host: "auth.example.com" }, ["HOST is"]],
  ["a public address with TLS", { host: "203.0.113.7", hasTls: true }, []],
  ["a public address behind a proxy", { host: "0.0.0.0", hasTrustedProxies: true }, []],
  ["another loopback address", { host: "127.8.9.10" }, []],
  ["the loopback of IPv6", { host: "::1" }, []],
  ["the loopback of IPv4 in IPv6 dress", { host: "::ffff:127.0.0.1" }, []],
  ["the loopback by name", { host: "localhost" }, []],
  ["several things at once", { fixedCode: "1234", hasMasterKey: false, issuer: "" }, ["CODE", "POOLHOUSE_MASTER_KEY", "POOLHOUSE_ISSUER"]],
] as const)
  test(`production with ${what}: ${settings.length === 0 ? "starts" : "is refused"}`, () => {
    const problems = startProblems({ ...sound, ...facts });
    assert.equal(problems.length, settings.length, problems.join("\n"));
    for (const [index, problem] of problems.entries()) {
      assert.ok(problem.includes(settings[index] ?? "?"), problem);
      assert.match(problem, /^[^\n]+\.$/);
    }
  });
