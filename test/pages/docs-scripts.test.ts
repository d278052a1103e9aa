/** The scripts of the reference that touch no page: request, curl, masks, signature, search. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import fc from "fast-check";
import { aKey, startProductionServer } from "../support/production.ts";

const folder = new URL("../../src/pages/docs/assets/", import.meta.url);
const script = (name: string) => import(new URL(name, folder).href);

type Request = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };
const {
  fieldValue,
  requestOf,
  curlOf,
}: {
  fieldValue: (kind: string, given?: string | boolean) => unknown;
  requestOf: (given: { origin: string; operation: string; input: object }) => Request;
  curlOf: (request: Request, key?: { region: string; hasSessionToken: boolean }) => string;
} = await script("request.js");
const { masked }: { masked: (value: unknown, names: ReadonlySet<string>) => unknown } = await script("mask.js");
const {
  signature,
}: {
  signature: (request: Request, key: { id: string; secret: string; region: string }, now: Date) => Promise<Record<string, string>>;
} = await script("sign.js");
const { found }: { found: (index: readonly (readonly string[])[], query: string) => readonly (readonly string[])[] } =
  await script("search.js");

test("the scripts never make markup of text, and speak to this origin only", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
    const text = readFileSync(new URL(file, folder), "utf8");
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|srcdoc|https?:\/\//, file);
  }
});

for (const [kind, given, value] of [
  ["text", "a", "a"],
  ["text", "", undefined],
  ["choice", "ON", "ON"],
  ["boolean", undefined, undefined],
  ["boolean", false, false],
  ["boolean", true, true],
  ["integer", "60", 60],
  ["integer", "1.5", /whole number/],
  ["number", "1.5", 1.5],
  ["number", "many", /number/],
  ["json", '{"Enabled":true}', { Enabled: true }],
  ["json", " ", undefined],
  ["json", "{", /not JSON/],
] as const)
  test(`a field of kind ${kind} that says ${JSON.stringify(given)}`, () => {
    if (value instanceof RegExp) assert.throws(() => fieldValue(kind, given), value);
    else assert.deepEqual(fieldValue(kind, given), value);
  });

test("a shell gives curl the very bytes that are sent", () => {
  const texts = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("it's", "$(id)", "`id`", "a\\'b", "\n"));
  fc.assert(
    fc.property(texts, (text) => {
      const request = requestOf({ origin: "http://127.0.0.1:9229", operation: "SignUp", input: { Password: text.replaceAll("\0", "") } });
      const command = curlOf(request).replace(/^curl/, "printf '%s\\0'");
      const words = execFileSync("/bin/sh", ["-c", command], { encoding: "utf8" }).split("\0").slice(0, -1);
      assert.deepEqual(words, [
        ...["--request", "POST", "--url", "http://127.0.0.1:9229/"],
        ...["--header", "Content-Type: application/x-amz-json-1.1"],
        ...["--header", "X-Amz-Target: AWSCognitoIdentityProviderService.SignUp"],
        ...["--data", request.body],
      ]);
    }),
    { numRuns: 25 },
  );
});

test("a signing curl takes the key from the environment, so that no secret is shown", () => {
  const request = requestOf({ origin: "https://auth.example.com", operation: "ListUserPools", input: { MaxResults: 1 } });
  const command = curlOf(request, { region: "eu-central-1", hasSessionToken: true });
  assert.match(command, /--aws-sigv4 'aws:amz:eu-central-1:cognito-idp'/);
  assert.match(command, /--user "\$AWS_ACCESS_KEY_ID:\$AWS_SECRET_ACCESS_KEY"/);
  assert.match(command, /X-Amz-Security-Token: \$AWS_SESSION_TOKEN/);
});

test("secrets are dots at any depth, and so is what looks like a token", () => {
  const names = new Set(["AccessToken", "AuthParameters"]);
  assert.deepEqual(
    masked(
      {
        AccessToken: "secret",
        AuthParameters: { USERNAME: "alice", more: ["x"] },
        Result: [{ AccessToken: "secret", ExpiresIn: 3600, Other: "eyJhbGciOi.eyJzdWIi.c2ln", Note: "eyJ is no token" }],
        Nothing: null,
      },
      names,
    ),
    {
      AccessToken: "••••••••",
      AuthParameters: { USERNAME: "••••••••", more: ["••••••••"] },
      Result: [{ AccessToken: "••••••••", ExpiresIn: 3600, Other: "••••••••", Note: "eyJ is no token" }],
      Nothing: null,
    },
  );
});

test("a production server accepts what the page signs, and refuses it when a byte is changed", async () => {
  const server = await startProductionServer();
  try {
    const { accessKeyId: id, secretAccessKey: secret } = await aKey(server);
    const request = requestOf({ origin: server.url, operation: "ListUserPools", input: { MaxResults: 1 } });
    const own = await signature(request, { id, secret, region: "us-east-1" }, new Date(server.clock.now() * 1000));
    const send = (body: string) => fetch(request.url, { method: "POST", headers: { ...request.headers, ...own }, body });
    assert.equal((await send(request.body)).status, 200);
    assert.match(await (await send('{"MaxResults":2}')).text(), /InvalidSignatureException/);
  } finally {
    await server.close();
  }
});

const index = [
  ["AdminSetUserMFAPreference", "operation", "/a", "Turn a user's factors on.", "admin-set-user-mfa-preference"],
  ["SetUserMFAPreference", "operation", "/b", "Turn the signed-in user's MFA factors on.", "set-user-mfa-preference"],
  ["MFAMethodNotFoundException", "error", "/c", "The user has no MFA factor."],
  ["SoftwareTokenMfaSettings", "member", "/d", "SetUserMFAPreference"],
  ["PORT", "setting", "/e", "TCP port to listen on"],
] as const;
for (const [query, names] of [
  ["", []],
  ["SetUserMFAPreference", ["SetUserMFAPreference", "AdminSetUserMFAPreference", "SoftwareTokenMfaSettings"]],
  ["set-user-mfa-preference", ["SetUserMFAPreference", "AdminSetUserMFAPreference"]],
  ["mfa", ["AdminSetUserMFAPreference", "SetUserMFAPreference", "MFAMethodNotFoundException", "SoftwareTokenMfaSettings"]],
  ["tcp  LISTEN", ["PORT"]],
  ["nothing here", []],
] as const)
  test(`"${query}" finds ${names.join(", ") || "nothing"}`, () => {
    assert.deepEqual(
      found(index, query).map(([name]) => name),
      names,
    );
  });
