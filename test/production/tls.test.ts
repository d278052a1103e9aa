/** HTTPS from the server's own certificate files, and behind a proxy that speaks it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { get } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { connect as connectTls, type SecureVersion } from "node:tls";
import { CognitoIdentityProviderClient, ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { Config } from "../../src/config.ts";
import { aCertificate } from "../support/certificate.ts";
import { aFolder } from "../support/folder.ts";
import { aKey, policyFor, startProductionServer } from "../support/production.ts";
import { send, signedCall } from "../support/signed-request.ts";

const folder = aFolder();
const files = { tlsCertificate: join(folder, "chain.pem"), tlsKey: join(folder, "key.pem") };

function written({ cert, key }: ReturnType<typeof aCertificate>): string {
  writeFileSync(files.tlsCertificate, cert);
  writeFileSync(files.tlsKey, key);
  return cert;
}

async function started(t: TestContext, settings: Partial<Config> = files) {
  const server = await startProductionServer(settings);
  t.after(server.close);
  return server;
}

/** The name in the certificate that is shown. @throws Error where there is no handshake */
async function shownBy(port: number, maxVersion: SecureVersion = "TLSv1.3"): Promise<string> {
  const socket = connectTls({
    port,
    host: "127.0.0.1",
    rejectUnauthorized: false,
    minVersion: "TLSv1",
    maxVersion,
    ciphers: "ALL@SECLEVEL=0",
  });
  try {
    await once(socket, "secureConnect");
    return String(socket.getPeerCertificate().subject.CN);
  } finally {
    socket.destroy();
  }
}

test("the real SDK speaks HTTPS with it, checking the certificate", async (t) => {
  const ca = written(aCertificate("first"));
  const server = await started(t);
  assert.match(server.url, /^https:\/\/127\.0\.0\.1:\d+$/);
  const sdk = new CognitoIdentityProviderClient({
    endpoint: server.url,
    region: "us-east-1",
    credentials: await aKey(server, policyFor("*", "cognito-idp:*", { Condition: { Bool: { "aws:SecureTransport": "true" } } })),
    maxAttempts: 1,
    requestHandler: { httpsAgent: { ca } },
  });
  t.after(() => sdk.destroy());
  assert.deepEqual((await sdk.send(new ListUserPoolsCommand({ MaxResults: 1 }))).UserPools, []);
  const [answer] = await once(get(`${server.url}/health`, { ca }), "response");
  answer.resume();
  assert.equal(answer.headers["strict-transport-security"], "max-age=31536000");
});

test("old versions of TLS and plain HTTP are not spoken, and whoever tries them harms nobody", async (t) => {
  written(aCertificate("strict"));
  const server = await started(t);
  await assert.rejects(shownBy(server.port, "TLSv1.1"));
  const plain = connect(server.port, "127.0.0.1");
  let received = "";
  plain.on("data", (data) => {
    received += data;
  });
  plain.on("error", () => {});
  plain.write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
  await once(plain, "close");
  assert.doesNotMatch(received, /HTTP\/1\.1 200/);
  assert.equal(await shownBy(server.port, "TLSv1.2"), "strict");
});

test("a handshake that does not come is cut off", async (t) => {
  written(aCertificate("patient"));
  const server = await started(t, { ...files, headerTimeoutMs: 200 });
  const silent = connect(server.port, "127.0.0.1");
  silent.on("error", () => {});
  silent.resume();
  await Promise.race([once(silent, "close"), wait(5_000).then(() => assert.fail("still open"))]);
  assert.equal(await shownBy(server.port), "patient");
});

test("renewed files are shown to the next client; files that do not belong together are not", async (t) => {
  written(aCertificate("old"));
  const server = await started(t);
  assert.equal(await shownBy(server.port), "old");
  writeFileSync(files.tlsCertificate, aCertificate("half").cert);
  await until(() => server.lines.some(({ msg }) => msg === "The new certificate cannot be used; the old one stays in use."));
  assert.equal(await shownBy(server.port), "old");
  written(aCertificate("new"));
  await until(() => server.lines.some(({ msg }) => msg === "The certificate was read anew."));
  assert.equal(await shownBy(server.port), "new");
  assert.doesNotMatch(JSON.stringify(server.lines), /PRIVATE|BEGIN/);
});

async function until(holds: () => boolean): Promise<void> {
  for (const begun = Date.now(); !holds(); await wait(20)) assert.ok(Date.now() - begun < 10_000, "too late");
}

for (const [what, settings, sentence] of [
  ["a certificate without a key", { tlsKey: "" }, /^POOLHOUSE_TLS_KEY is needed beside POOLHOUSE_TLS_CERTIFICATE: set it to .*\.$/],
  ["a key without a certificate", { tlsCertificate: "" }, /^POOLHOUSE_TLS_CERTIFICATE is needed beside POOLHOUSE_TLS_KEY: set it to .*\.$/],
  [
    "a file that is not there",
    { tlsKey: join(folder, "none") },
    /^POOLHOUSE_TLS_CERTIFICATE and POOLHOUSE_TLS_KEY: cannot use .*ENOENT.*\.$/,
  ],
  [
    "files of two certificates",
    { tlsKey: join(folder, "other.pem") },
    /^POOLHOUSE_TLS_CERTIFICATE and .*: cannot use .* \(.*\): name .*\.$/,
  ],
] as const)
  test(`a start is refused in one sentence with ${what}`, async () => {
    written(aCertificate("x"));
    writeFileSync(join(folder, "other.pem"), aCertificate("y").key);
    await assert.rejects(startProductionServer({ ...files, ...settings }), (problem: Error) => {
      assert.match(problem.message, sentence);
      assert.doesNotMatch(problem.message, /PRIVATE/);
      return true;
    });
  });

for (const [what, trustedProxies, headers, isAllowed] of [
  ["a trusted proxy's", "127.0.0.0/8", { "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7" }, true],
  ["a trusted proxy's, of a client in clear", "127.0.0.0/8", { "X-Forwarded-Proto": "http", "X-Forwarded-For": "192.0.2.7" }, false],
  [
    "a trusted proxy's, after a client that wrote its own",
    "127.0.0.0/8",
    { "X-Forwarded-Proto": "https, http", "X-Forwarded-For": "192.0.2.7" },
    false,
  ],
  [
    "a trusted proxy's, of a client elsewhere that wrote an address",
    "127.0.0.0/8",
    { "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7, 198.51.100.1" },
    false,
  ],
  ["anyone's", "10.0.0.0/8", { "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7" }, false],
  ["nobody's", "127.0.0.0/8", {}, false],
] as const)
  test(`${what} word on address and TLS is ${isAllowed ? "" : "not "}believed`, async (t) => {
    const server = await started(t, { trustedProxies });
    const Condition = { Bool: { "aws:SecureTransport": "true" }, IpAddress: { "aws:SourceIp": "192.0.2.7/32" } };
    const key = await aKey(server, policyFor("*", "cognito-idp:*", { Condition }));
    const call = await signedCall(server, key, "ListUserPools", { MaxResults: 1 });
    const { status, type } = await send(server, { ...call, headers: [...call.headers, ...Object.entries(headers)] });
    assert.deepEqual([status, type], isAllowed ? [200, ""] : [400, "AccessDeniedException"]);
  });
