/** Try it in a real browser: it does what it shows, shows no secret unasked, and runs nothing that an answer says. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { barriers, openPage, overflow, type Reader, startReader, textOf, withoutChromium } from "../support/browser.ts";
import { aKey, startProductionServer } from "../support/production.ts";
import { sdkClient, startTestServer, type TestServer } from "../support/server.ts";
import { makePool, type SignedIn, signIn } from "../support/signed-in.ts";

const operation = "/docs/operations/set-user-mfa-preference";
const signedOperation = "/docs/operations/create-user-pool";
const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

let server: TestServer;
let reader: Reader;
let user: SignedIn;
before(async () => {
  if (withoutChromium) return;
  server = await startTestServer();
  reader = await startReader(server);
  const sdk = sdkClient(server);
  const pool = await makePool(sdk);
  sdk.destroy();
  user = await signIn(server, pool, { attributes: { phone_number: "+12065550100" } });
});
after(() => Promise.all([reader?.close(), server?.close()]));

test("Try it shows the request with masked secrets, sends it, and shows the answer", { skip: withoutChromium }, () =>
  reader.at(operation, { viewport: desk }, async (page) => {
    await page.getByLabel("AccessToken required").fill(user.accessToken);
    await page.getByRole("button", { name: "Sample for SMSMfaSettings" }).click();
    assert.match(await textOf(page, "#try-curl"), /curl --request POST --url 'http:\/\/127\.0\.0\.1:\d+\/'/);
    assert.match(await textOf(page, "#try-curl"), /"AccessToken":"••••••••","SMSMfaSettings":\{"Enabled":true,"PreferredMfa":true\}/);
    assert.ok(!(await textOf(page, "body")).includes(user.accessToken));
    await page.getByRole("button", { name: "Show secrets" }).first().click();
    assert.ok((await textOf(page, "#try-curl")).includes(user.accessToken));
    await page.getByRole("button", { name: "Send to this server" }).click();
    await page.locator("#try-answer:not([hidden])").waitFor();
    assert.match(await textOf(page, "#try-status"), /^200 OK · \d+ ms$/);
    assert.equal(await textOf(page, "#try-body"), "{}");
    await page.locator("summary", { hasText: "Headers" }).click();
    assert.match(await textOf(page, "#try-headers"), /content-type: application\/x-amz-json-1\.1/);
    assert.deepEqual((await user.stored()).mfa, { enabled: ["SMS_MFA"], preferred: "SMS_MFA" });
    assert.deepEqual(await barriers(page), []);
    assert.equal(await overflow(page), 0);
  }),
);

test("what cannot be read is said beside its field and not sent", { skip: withoutChromium }, () =>
  reader.at(operation, { viewport: phone }, async (page) => {
    await page.getByRole("textbox", { name: "SMSMfaSettings" }).fill("{Enabled");
    await page.getByRole("button", { name: "Send to this server" }).click();
    assert.match(await textOf(page, "#try-SMSMfaSettings-problem"), /not JSON/);
    assert.ok(await page.locator("#try-answer").isHidden());
    assert.equal(await page.evaluate("document.activeElement.id"), "try-SMSMfaSettings");
    assert.deepEqual(await barriers(page), []);
  }),
);

test("a refusal is shown, what it quotes stays text, and a signed operation is signed for development", { skip: withoutChromium }, () =>
  reader.at(signedOperation, { viewport: phone }, async (page) => {
    await page.getByLabel("PoolName required").fill("<img src=x onerror=window.hit=1>");
    await page.getByRole("button", { name: "Send to this server" }).click();
    await page.locator("#try-answer:not([hidden])").waitFor();
    assert.match(await textOf(page, "#try-status"), /^400 Bad Request/);
    assert.match(await textOf(page, "#try-body"), /Value '<img src=x onerror=window\.hit=1>' at 'poolName'/);
    assert.equal(await page.locator("main img").count(), 0);
    assert.equal(await page.evaluate("window.hit"), undefined);
    assert.deepEqual(await barriers(page), []);
    assert.equal(await overflow(page), 0);
    await page.getByLabel("PoolName required").fill("by Try it");
    await page.locator("summary", { hasText: "optional members" }).click();
    await page.getByLabel("MfaConfiguration").selectOption("OFF");
    await page.getByRole("button", { name: "Send to this server" }).click();
    await page.locator("#try-status", { hasText: "200 OK" }).waitFor();
    assert.match(await textOf(page, "#try-body"), /"Name": "by Try it"/);
    assert.deepEqual(await barriers(page), []);
  }),
);

test("in production Try it signs with the keys that are given, and they stay in the page", { skip: withoutChromium }, async () => {
  const production = await startProductionServer({ docsTryIt: "on" });
  const { page, complaints } = await openPage(reader.browser, { viewport: desk });
  try {
    const { accessKeyId, secretAccessKey } = await aKey(production);
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData()}`));
    await page.goto(`${production.url}${signedOperation}`);
    await page.getByLabel("PoolName required").fill("signed");
    await page.getByLabel("Access key id").fill(accessKeyId);
    await page.getByLabel("Secret access key").fill(secretAccessKey);
    await page.getByRole("button", { name: "Send to this server" }).click();
    await page.locator("#try-status", { hasText: "200 OK" }).waitFor();
    assert.ok(sent.some((each) => each.includes(accessKeyId)));
    assert.ok(!sent.some((each) => each.includes(secretAccessKey)));
    assert.ok(!(await textOf(page, "body")).includes(secretAccessKey));
    assert.deepEqual(await barriers(page), []);
    assert.deepEqual(complaints, []);
  } finally {
    await page.context().close();
    await production.close();
  }
});
