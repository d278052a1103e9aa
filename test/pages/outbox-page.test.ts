/** The outbox page: what its answers allow, and that what a message says stays text. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { outboxPage } from "../../src/pages/outbox.ts";
import { aRequest } from "../support/request.ts";

const served = (path: string, headers: Record<string, string> = {}) => {
  const route = outboxPage().find((each) => each.path === path);
  assert.ok(route, path);
  return route.answer(aRequest("GET", path, { headers }));
};

for (const [path, contentType] of [
  ["/_poolhouse/", "text/html; charset=utf-8"],
  ["/_poolhouse/page.css", "text/css; charset=utf-8"],
  ["/_poolhouse/page.js", "text/javascript; charset=utf-8"],
  ["/_poolhouse/entry.js", "text/javascript; charset=utf-8"],
] as const) {
  test(`${path} is served under a strict policy`, async () => {
    const answer = await served(path);
    assert.deepEqual([answer.status, answer.contentType], [200, contentType]);
    const policy = answer.headers?.["Content-Security-Policy"] ?? "";
    assert.match(policy, /^default-src 'none'; script-src 'self'; /);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.equal(answer.headers?.["X-Content-Type-Options"], "nosniff");
  });
  test(`${path} is not served under a rebound name`, async () => {
    assert.equal((await served(path, { host: "evil.example" })).status, 403);
  });
}

test("the address without its slash leads to the page", async () => {
  const answer = await served("/_poolhouse");
  assert.deepEqual([answer.status, answer.headers?.Location], [308, "/_poolhouse/"]);
});

test("every part that the page names is served, and no part comes from elsewhere", async () => {
  const { document } = parseHTML((await served("/_poolhouse/")).body);
  const named = [...document.querySelectorAll("script[src], link[rel=stylesheet]")].map(
    (each) => each.getAttribute("src") ?? each.getAttribute("href"),
  );
  assert.deepEqual(named, ["page.css", "page.js"]);
  for (const name of named) assert.equal((await served(`/_poolhouse/${name}`)).status, 200);
  assert.equal(
    document.querySelectorAll("script:not([src]), style, [style], [onclick]").length,
    0,
    "nothing inline: the policy would block it",
  );
});

test("whoever cannot see is served: language, title, labels, live regions", async () => {
  const { document } = parseHTML((await served("/_poolhouse/")).body);
  assert.equal(document.documentElement.getAttribute("lang"), "en");
  assert.equal(document.title, "Outbox · Poolhouse");
  for (const input of document.querySelectorAll("input"))
    assert.ok(document.querySelector(`label[for="${input.id}"]`), "a label for each input");
  assert.ok(document.querySelector('[role="status"]') && document.querySelector('[aria-live="polite"]'));
  assert.match(document.querySelector('meta[name="viewport"]')?.getAttribute("content") ?? "", /width=device-width/);
});

test("the scripts never make markup of text", () => {
  for (const file of ["entry.js", "page.js"]) {
    const script = readFileSync(new URL(`../../src/pages/outbox/${file}`, import.meta.url), "utf8");
    assert.doesNotMatch(script, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|srcdoc/, file);
  }
});

type Message = { id: string; to: string; medium: string; subject?: string; body: string; text?: string; code?: string; sentAt: number };
type Shown = {
  readonly localName: string;
  readonly textContent: string;
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Shown | null;
  querySelectorAll(selector: string): Iterable<Shown> & { readonly length: number };
};
const { entryOf }: { entryOf: (document: unknown, message: Message) => Shown } = await import(
  new URL("../../src/pages/outbox/entry.js", import.meta.url).href
);
const { document } = parseHTML("<!doctype html><html><body></body></html>");
const hostile = [
  "<img src=x onerror=alert(1)>",
  "</p><script>alert(1)</script>",
  `"><svg onload=alert(1)>`,
  "&lt;b&gt;",
  "javascript:alert(1)",
];

test("a message shows what it says and brings no element along", () => {
  const texts = fc.oneof(fc.string(), fc.constantFrom(...hostile));
  fc.assert(
    fc.property(texts, texts, texts, texts, (to, subject, body, code) => {
      const entry = entryOf(document, { id: "a", to, medium: "EMAIL", subject, body, code, sentAt: 1_788_840_306.5 });
      assert.equal(entry.querySelector(".to")?.textContent, to);
      assert.equal(entry.querySelector(".subject")?.textContent, subject);
      assert.equal(entry.querySelector(".body")?.textContent, body);
      assert.equal(entry.querySelector("code")?.textContent, code);
      const names = [...entry.querySelectorAll("*")].map(({ localName }) => localName);
      assert.deepEqual(names, ["div", "span", "span", "time", "p", "p", "div", "code", "button"]);
      const parsedAgain = parseHTML(`<!doctype html><body>${entry.outerHTML}</body>`).document;
      assert.equal(parsedAgain.querySelectorAll("script, img, svg").length, 0);
    }),
  );
});

test("a text message has no subject, and a message without a code no button", () => {
  const entry = entryOf(document, { id: "a", to: "+12065550100", medium: "SMS", body: "Hello", sentAt: 1 });
  assert.equal(entry.querySelector(".medium")?.textContent, "SMS");
  assert.equal(entry.querySelectorAll(".subject, button").length, 0);
  assert.equal(entry.querySelector("time")?.getAttribute("datetime"), "1970-01-01T00:00:01.000Z");
});

test("a mail is shown as plain text where it has one: its links can be copied", () => {
  const mail = { id: "a", to: "ann@example.com", medium: "EMAIL", sentAt: 1, body: "a?b&amp;c<br>", text: "a?b&c" } as const;
  assert.equal(entryOf(document, mail).querySelector(".body")?.textContent, "a?b&c");
});
