/** The reference in a real browser: for everyone, without JavaScript, on a phone; and Try it does what it shows. */
import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";
import type { Browser, Page } from "playwright-core";
import { barriers, openPage, overflow, startBrowser, textOf, withoutChromium } from "../support/browser.ts";
import { aKey, startProductionServer } from "../support/production.ts";
import { sdkClient, startTestServer, type TestServer } from "../support/server.ts";
import { makePool, type SignedIn, signIn } from "../support/signed-in.ts";

const reference = new URL("../reference/pages/", import.meta.url);
const operation = "/docs/operations/set-user-mfa-preference";
const signedOperation = "/docs/operations/create-user-pool";
const pages = ["/docs", operation, signedOperation, "/docs/settings", "/docs/search?q=mfa", "/docs/sign-in", "/docs/errors"];
const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

describe("the reference in Chromium", { skip: withoutChromium }, () => {
  let browser: Browser;
  let server: TestServer;
  let user: SignedIn;
  before(async () => {
    [browser, server] = await Promise.all([startBrowser(), startTestServer({}, { reference })]);
    const sdk = sdkClient(server);
    const pool = await makePool(sdk);
    sdk.destroy();
    user = await signIn(server, pool, { attributes: { phone_number: "+12065550100" } });
  });
  after(() => Promise.all([browser?.close(), server?.close()]));

  /** Opens a page, and closes it when `look` is done. */
  async function at(path: string, options: Parameters<typeof openPage>[1], look: (page: Page) => Promise<void>): Promise<void> {
    const { page, complaints } = await openPage(browser, options);
    try {
      await page.goto(`${server.url}${path}`);
      await look(page);
      assert.deepEqual(
        complaints.filter((each) => !(path.endsWith("nothing") && each.includes("404"))),
        [],
      );
    } finally {
      await page.context().close();
    }
  }

  for (const [colorScheme, viewport] of [
    ["light", desk],
    ["dark", phone],
  ] as const)
    test(`${colorScheme}, ${viewport.width} pixels wide: axe finds nothing on any page, and nothing hangs over`, () =>
      at("/docs", { colorScheme, viewport }, async (page) => {
        for (const path of pages) {
          await page.goto(`${server.url}${path}`);
          if (path.includes("?q=")) await page.locator("#found li").first().waitFor();
          assert.deepEqual(await barriers(page), [], path);
          assert.equal(await overflow(page), 0, path);
        }
      }));

  test("pages read the same without JavaScript; Try it and the search say that they need it", () =>
    at("/docs", { javaScriptEnabled: false, viewport: phone }, async (page) => {
      for (const path of pages) {
        await page.goto(`${server.url}${path}`);
        assert.ok(await page.locator("h1").isVisible(), path);
        assert.ok((await page.locator("nav.contents a").count()) >= 5, path);
        const needs = path.includes("operations/") ? ".try noscript" : path.includes("search") ? "main noscript" : undefined;
        if (needs) assert.match(await textOf(page, needs), /needs JavaScript/);
        if (path.includes("operations/")) assert.ok(await page.locator("button[type=submit]").isDisabled());
      }
    }));

  test("Try it shows the request with masked secrets, sends it, and shows the answer", () =>
    at(operation, { viewport: desk }, async (page) => {
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
    }));

  test("what cannot be read is said beside its field and not sent", () =>
    at(operation, { viewport: phone }, async (page) => {
      await page.getByRole("textbox", { name: "SMSMfaSettings" }).fill("{Enabled");
      await page.getByRole("button", { name: "Send to this server" }).click();
      assert.match(await textOf(page, "#try-SMSMfaSettings-problem"), /not JSON/);
      assert.ok(await page.locator("#try-answer").isHidden());
      assert.equal(await page.evaluate("document.activeElement.id"), "try-SMSMfaSettings");
      assert.deepEqual(await barriers(page), []);
    }));

  test("a refusal is shown, what it quotes stays text, and a signed operation is signed for development", () =>
    at(signedOperation, { viewport: phone }, async (page) => {
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
    }));

  test("the search finds while someone types, by keyboard alone, and as a page", () =>
    at("/docs", { viewport: phone }, async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("set-user-mfa");
      await page.locator("#search-results li").first().waitFor();
      assert.match(await textOf(page, "#search-results li:first-child"), /SetUserMFAPreference/);
      assert.match(await textOf(page, "#search-count"), /result/);
      assert.deepEqual(await barriers(page), []);
      assert.equal(await overflow(page), 0);
      await page.keyboard.press("Escape");
      assert.ok(await page.locator("#search-results").isHidden());
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/docs\/search\?q=set-user-mfa$/);
      await page.locator("#found a").first().click();
      await page.waitForURL(new RegExp(`${operation}$`));
    }));

  test("in production Try it signs with the keys that are given, and they stay in the page", async () => {
    const production = await startProductionServer({ docsTryIt: "on" }, { reference });
    const { page, complaints } = await openPage(browser, { viewport: desk });
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
});
