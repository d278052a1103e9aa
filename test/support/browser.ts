/** A real Chromium without a screen, where the machine has one: `apt-get install chromium`. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** For a test's options: why it is skipped, or false. */
export const withoutChromium: string | false = existsSync(executablePath)
  ? false
  : `there is no ${executablePath}: apt-get install chromium, and the pages are tested in it`;

/** Someone who reads the pages of one server. */
export type Reader = {
  readonly browser: Browser;
  /** Opens a page, has a look, and closes it. @throws AssertionError where the console or the policy complained */
  readonly at: (path: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Starts a browser for a server. */
export async function startReader({ url }: { readonly url: string }): Promise<Reader> {
  const browser = await startBrowser();
  const at: Reader["at"] = async (path, options, look) => {
    const { page, complaints } = await openPage(browser, options);
    try {
      await page.goto(`${url}${path}`);
      await look(page);
      assert.deepEqual(complaints, []);
    } finally {
      await page.context().close();
    }
  };
  return { browser, at, close: () => browser.close() };
}

const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** A page in a profile of its own. `complaints` are what the console and the policy say against it. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (line) => {
    // A refusal that a test asks for is no complaint.
    if (line.type() === "error" && !/the server responded with a status of 400/.test(line.text())) complaints.push(line.text());
  });
  return { page, complaints };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const asked = `axe.run().then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => [id, target, failureSummary].join(" "))))`;

/** What axe's rules, all of them, find wrong with a page as it stands. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found: unknown = await page.evaluate(asked);
  return Array.isArray(found) ? found.map(String) : ["axe did not run"];
}

/** The text of the only element that a selector finds. @throws Error where there is none, or another one */
export const textOf = async (page: Page, selector: string): Promise<string> => (await page.locator(selector).textContent()) ?? "";

/** By how many pixels a page is wider than its window. */
export const overflow = async (page: Page): Promise<number> =>
  Number(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
