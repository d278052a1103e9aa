/** Shared files, precedence of settings, and the endpoint that is never AWS by accident. */
import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { readIni } from "../../src/cli/settings/ini.ts";
import { checkGlobals, settingsOf } from "../../src/cli/settings/settings.ts";

const plain = (text: string) =>
  Object.fromEntries(
    [...readIni(text)].map(([name, section]) => [
      name,
      Object.fromEntries([...section].map(([key, value]) => [key, value instanceof Map ? Object.fromEntries(value) : value])),
    ]),
  );

for (const [text, expected] of [
  ["", {}],
  ["[a]\nb = c\nD: e\n# comment\n; comment\n[f]\n", { a: { b: "c", d: "e" }, f: {} }],
  ["[a]\nb =\n  c = d\n  e=f\ng = h", { a: { b: { c: "d", e: "f" }, g: "h" } }],
  ["[a]\nb = c = d\n", { a: { b: "c = d" } }],
] as const) {
  test(`reads the file ${JSON.stringify(text)}`, () => assert.deepEqual(plain(text), expected));
}
for (const text of ["b = c", "[a]\nb", "[a]\n[a]", "[a]\nb = c\nb = d", "[a]\nb =\n  c"]) {
  test(`refuses the file ${JSON.stringify(text)}`, () => assert.throws(() => readIni(text)));
}

const files = (text: string) => ({
  profiles: readIni(text),
  services: readIni("[local]\ncognito_identity_provider =\n  endpoint_url = http://services:1\n"),
});
const awsVariables = Object.keys(process.env).filter((name) => name.startsWith("AWS_"));
beforeEach(() => {
  for (const name of [
    ...awsVariables,
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    "AWS_REGION",
  ])
    delete process.env[name];
});

test("without any endpoint the local server is meant", () => {
  assert.deepEqual(settingsOf(new Map(), files("")).endpoint, { url: "http://127.0.0.1:9229", named: false });
});

for (const [name, globals, environment, profile, expected] of [
  ["the option", { endpoint_url: "http://option:1" }, { AWS_ENDPOINT_URL: "http://all:1" }, "", "http://option:1"],
  [
    "the variable of the service",
    {},
    { AWS_ENDPOINT_URL: "http://all:1", AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: "http://own:1" },
    "",
    "http://own:1",
  ],
  ["the variable of all services", {}, { AWS_ENDPOINT_URL: "http://all:1" }, "endpoint_url = http://profile:1", "http://all:1"],
  ["the services of the profile", {}, {}, "services = local\nendpoint_url = http://profile:1", "http://services:1"],
  ["the profile", {}, {}, "endpoint_url = http://profile:1", "http://profile:1"],
  [
    "the local server, where configured ones are ignored",
    {},
    { AWS_ENDPOINT_URL: "http://all:1", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" },
    "",
    "http://127.0.0.1:9229",
  ],
  [
    "AWS, where somebody names it",
    { endpoint_url: "https://cognito-idp.eu-west-1.amazonaws.com" },
    {},
    "",
    "https://cognito-idp.eu-west-1.amazonaws.com",
  ],
] as const) {
  test(`the endpoint is that of ${name}`, () => {
    Object.assign(process.env, environment);
    assert.equal(settingsOf(new Map(Object.entries(globals)), files(`[default]\n${profile}\n`)).endpoint.url, expected);
  });
}

test("AWS_REGION goes before AWS_DEFAULT_REGION, and both before the profile", () => {
  const profile = files("[default]\nregion = c\n");
  assert.equal(settingsOf(new Map(), profile).region, "c");
  process.env.AWS_DEFAULT_REGION = "b";
  assert.equal(settingsOf(new Map(), profile).region, "b");
  process.env.AWS_REGION = "a";
  assert.equal(settingsOf(new Map(), profile).region, "a");
  assert.equal(settingsOf(new Map([["region", "o"]]), profile).region, "o");
});

test("a profile that is not there is refused by name", () => {
  assert.throws(() => settingsOf(new Map([["profile", "nope"]]), files("")), {
    message: "The config profile (nope) could not be found",
    exitCode: 255,
  });
});

for (const endpoint of ["127.0.0.1:9", "//x", ""]) {
  test(`an endpoint needs a scheme: ${JSON.stringify(endpoint)}`, () =>
    assert.throws(() => checkGlobals(new Map([["endpoint_url", endpoint]])), { exitCode: 252, message: /scheme is missing/ }));
}
