/** The parts of the reference that need no server: Markdown, links, fields, the index. */
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { operations } from "../../src/api/operations.ts";
import { fieldsOf, secretNames } from "../../src/pages/docs/fields.ts";
import { addressOf, linkFrom } from "../../src/pages/docs/links.ts";
import { rendered } from "../../src/pages/docs/render.ts";
import { tryItForm } from "../../src/pages/docs/try-it.ts";
import { html } from "../../src/pages/markup.ts";

const files = new Set(["README.md", "errors.md", "sign-in.svg", "operations/sign-up.md", "openapi.json"]);
const isServed = (file: string) => files.has(file);

for (const [href, file, target] of [
  ["errors.md", "README.md", "/docs/errors"],
  ["errors.md#code", "README.md", "/docs/errors#code"],
  ["../errors.md#code", "operations/sign-up.md", "/docs/errors#code"],
  ["operations/sign-up.md", "README.md", "/docs/operations/sign-up"],
  ["./sign-up.md", "operations/sign-up.md", "/docs/operations/sign-up"],
  ["../README.md", "operations/sign-up.md", "/docs"],
  ["sign-in.svg", "README.md", "/docs/sign-in.svg"],
  ["openapi.json", "README.md", "/docs/openapi.json"],
  ["#here", "errors.md", "#here"],
  ["https://example.com/", "errors.md", "https://example.com/"],
  ["nothing.md", "README.md", undefined],
  ["../../README.md", "README.md", undefined],
  ["../../../etc/passwd", "README.md", undefined],
  ["javascript:alert(1)", "README.md", undefined],
  ["data:text/html,x", "README.md", undefined],
  ["//evil.example/", "README.md", undefined],
  ["\\\\evil.example", "README.md", undefined],
  ["mailto:password@mail.example.com", "README.md", undefined],
] as const)
  test(`in ${file}, ${href} leads to ${target ?? "nothing"}`, () => assert.equal(linkFrom(href, file, isServed), target));

test("files have addresses", () => {
  assert.equal(addressOf("README.md"), "/docs");
  assert.equal(addressOf("operations/sign-up.md"), "/docs/operations/sign-up");
});

const shownBy = (markdown: string) =>
  parseHTML(`<!doctype html><html><body>${rendered(markdown, "README.md", isServed).html}</body></html>`).document;

test("headings have anchors and are listed; the title is the first", () => {
  const { title, headings } = rendered("# `A` title\n\n## One & two\n\n### Deep\n\n## One & two\n\n## Search\n", "README.md", isServed);
  assert.equal(title, "A title");
  assert.deepEqual(headings, [
    { text: "One & two", anchor: "one--two" },
    { text: "One & two", anchor: "one--two-1" },
    { text: "Search", anchor: "search-1" },
  ]);
});

test("cells know their column, rows and members their name", () => {
  const document = shownBy("| name | means |\n|---|---|\n| `PORT` | a \\| b |\n\n- **`AccessToken`** text\n- plain\n");
  assert.equal(document.querySelector("tr#port td:nth-child(2)")?.getAttribute("data-head"), "means");
  assert.equal(document.querySelector("tr#port td:nth-child(2)")?.textContent, "a | b");
  assert.match(document.querySelector("li#accesstoken")?.textContent ?? "", /^AccessToken text/);
});

for (const [markdown, text] of [
  ["a <poolId>.json and <br> b", "a <poolId>.json and  b"],
  ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ["x <img src=x onerror=alert(1)> y", "x <img src=x onerror=alert(1)> y"],
  ["<!-- walk -->\n\nx", "x"],
  ["<!-- a --><b onclick=x>bold</b>", "<!-- a --><b onclick=x>bold</b>"],
  ["&lt;b&gt; & c", "<b> & c"],
  ["[x](javascript:alert(1))", "x"],
  ["at https://app.example.com and user:password@mail.example.com", "at https://app.example.com and user:password@mail.example.com"],
  ["```\n<script>\n```", "<script>"],
] as const)
  test(`${JSON.stringify(markdown)} shows ${JSON.stringify(text)} and runs nothing`, () => {
    const document = shownBy(markdown);
    assert.equal(document.body.textContent?.trim(), text);
    assert.equal(document.querySelectorAll("script, img, b, [onclick], [onerror], a").length, 0);
  });

test("text in a template never becomes markup", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom(`"><script>`, "'><b>", "&amp;<i>")), (text) => {
      const { document } = parseHTML(`<!doctype html><html><body>${html`<p title="${text}">${text}</p>`.markup}</body></html>`);
      const [shown] = document.querySelectorAll("p");
      assert.equal(document.querySelectorAll("body *").length, 1);
      assert.equal(shown?.textContent, text);
      assert.equal(shown?.getAttribute("title"), text);
    }),
  );
});

test("SetUserMFAPreference asks for its members, the token first and masked", () => {
  const fields = fieldsOf(operations.SetUserMFAPreference);
  assert.deepEqual(
    fields.map(({ name, kind, isRequired, isSecret }) => [name, kind, isRequired, isSecret]),
    [
      ["AccessToken", "text", true, true],
      ["SMSMfaSettings", "json", false, false],
      ["SoftwareTokenMfaSettings", "json", false, false],
      ["EmailMfaSettings", "json", false, false],
      ["WebAuthnMfaSettings", "json", false, false],
    ],
  );
  assert.deepEqual(JSON.parse(fields[1]?.sample ?? ""), { Enabled: true, PreferredMfa: true });
});

test("secrets are named at any depth, in request and answer", () => {
  const names = secretNames(operations.InitiateAuth);
  for (const name of ["AuthParameters", "Session", "AccessToken", "RefreshToken", "IdToken", "ClientId"])
    assert.ok(names.includes(name), name);
  assert.ok(!names.includes("TokenType"));
});

for (const operation of Object.values(operations))
  test(`${operation.name} has a form with a labelled control for each member`, () => {
    const { document } = parseHTML(
      `<!doctype html><html><body>${tryItForm(operation, { trust: "configured-keys", region: "us-east-1" }).markup}</body></html>`,
    );
    for (const { name, isSecret, kind } of fieldsOf(operation)) {
      const control = document.getElementById(`try-${name}`);
      assert.ok(control, name);
      assert.ok(document.querySelector(`label[for="try-${name}"]`), name);
      if (isSecret && kind === "text") assert.equal(control.getAttribute("type"), "password");
      if (isSecret && kind === "json") assert.equal(control.getAttribute("class"), "masked");
      for (const id of control.getAttribute("aria-describedby")?.split(" ") ?? []) assert.ok(document.getElementById(id), id);
    }
    assert.match(document.querySelector("noscript")?.innerHTML ?? "", /needs JavaScript/);
  });
