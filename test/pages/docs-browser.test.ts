/** The reference in a real browser: for everyone, without JavaScript, on a phone. Its forms: docs-try-it.test.ts. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { barriers, overflow, type Reader, startReader, textOf, withoutChromium } from "../support/browser.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

const operation = "/docs/operations/set-user-mfa-preference";
const pages = ["/docs", operation, "/docs/settings", "/docs/search?q=mfa", "/docs/sign-in"];
const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

let server: TestServer;
let reader: Reader;
before(async () => {
  if (withoutChromium) return;
  server = await startTestServer();
  reader = await startReader(server);
});
after(() => Promise.all([reader?.close(), server?.close()]));

for (const [colorScheme, viewport] of [
  ["light", desk],
  ["dark", phone],
] as const)
  test(
    `${colorScheme}, ${viewport.width} pixels wide: axe finds nothing on any page, and nothing hangs over`,
    { skip: withoutChromium },
    () =>
      reader.at("/docs", { colorScheme, viewport }, async (page) => {
        for (const path of pages) {
          await page.goto(`${server.url}${path}`);
          if (path.includes("?q=")) await page.locator("#found li").first().waitFor();
          assert.deepEqual(await barriers(page), [], path);
          assert.equal(await overflow(page), 0, path);
        }
      }),
  );

test("pages read the same without JavaScript; Try it and the search say that they need it", { skip: withoutChromium }, () =>
  reader.at("/docs", { javaScriptEnabled: false, viewport: phone }, async (page) => {
    for (const path of pages) {
      await page.goto(`${server.url}${path}`);
      assert.ok(await page.locator("h1").isVisible(), path);
      assert.ok((await page.locator("nav.contents a").count()) >= 5, path);
      const needs = path.includes("operations/") ? ".try noscript" : path.includes("search") ? "main noscript" : undefined;
      if (needs) assert.match(await textOf(page, needs), /needs JavaScript/);
      if (path.includes("operations/")) assert.ok(await page.locator("button[type=submit]").isDisabled());
    }
  }),
);

test("the search finds while someone types, by keyboard alone, and as a page", { skip: withoutChromium }, () =>
  reader.at("/docs", { viewport: phone }, async (page) => {
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
  }),
);
