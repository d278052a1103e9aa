/** The reference behind a listener: what is found where, what its answers allow, and where Try it stands. */
import assert from "node:assert/strict";
import { request } from "node:http";
import test, { after, before } from "node:test";
import { parseHTML } from "linkedom";
import { operations } from "../../src/api/operations.ts";
import { startProductionServer } from "../support/production.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

const reference = new URL("../reference/pages/", import.meta.url);
const page = "/docs/operations/set-user-mfa-preference";
let [development, production, closed, trying, whole]: TestServer[] = [];
before(async () => {
  development = await startTestServer({}, { reference });
  production = await startProductionServer({}, { reference });
  trying = await startProductionServer({ docsTryIt: "on" }, { reference });
  closed = await startProductionServer({ docs: "off" }, { reference });
  whole = await startTestServer();
});
after(() => Promise.all([development, production, closed, trying, whole].map((server) => server?.close())));

const get = (server: TestServer | undefined, path: string, headers: Record<string, string> = {}) =>
  fetch(`${server?.url}${path}`, { headers, redirect: "manual" });
const documentAt = async (server: TestServer | undefined, path: string) => parseHTML(await (await get(server, path)).text()).document;

for (const [path, contentType] of [
  ["/docs", "text/html; charset=utf-8"],
  ["/docs/", "text/html; charset=utf-8"],
  ["/docs/operations", "text/html; charset=utf-8"],
  ["/docs/settings", "text/html; charset=utf-8"],
  ["/docs/search?q=mfa", "text/html; charset=utf-8"],
  [page, "text/html; charset=utf-8"],
  ["/docs/sign-in.svg", "image/svg+xml; charset=utf-8"],
  ["/docs/search.json", "application/json"],
  ["/docs/assets/docs.css", "text/css; charset=utf-8"],
  ["/docs/assets/docs.js", "text/javascript; charset=utf-8"],
] as const) {
  test(`${path} is there, under a strict policy, and known again by its tag`, async () => {
    const answer = await get(development, path);
    assert.deepEqual([answer.status, answer.headers.get("content-type")], [200, contentType]);
    const policy = answer.headers.get("content-security-policy") ?? "";
    assert.match(policy, /^default-src 'none'; /);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /\*|https?:|unsafe-eval/);
    if (!path.endsWith(".svg")) assert.doesNotMatch(policy, /unsafe/);
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
    const tag = answer.headers.get("etag") ?? "";
    assert.match(tag, /^"[\w-]{27}"$/);
    const again = await get(development, path, { "If-None-Match": `"other", W/${tag}` });
    assert.deepEqual([again.status, await again.text(), again.headers.get("etag")], [304, "", tag]);
    assert.equal((await get(development, path, { "If-None-Match": '"other"' })).status, 200);
  });
}

for (const path of ["/docs/nothing", "/docs/operations/nothing", "/docs/package.json", "/docs/assets/site.ts", "/docs/__proto__"])
  test(`${path} is not there`, async () => {
    const answer = await get(development, path);
    assert.deepEqual([answer.status, answer.headers.get("content-type")], [404, "text/html; charset=utf-8"]);
  });

for (const path of [
  "/docs/../package.json",
  "/docs/%2e%2e/%2e%2e/package.json",
  "/docs/..%2f..%2fpackage.json",
  "/docs/assets/../site.ts",
  "/docs//etc/passwd",
])
  test(`${path} leads out of nothing`, async () => {
    assert.equal(await statusOfRaw(path), 404);
  });

/** The status of a path that fetch would tidy. */
const statusOfRaw = (path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port: development?.port, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on("error", reject).end();
  });

for (const [path, target] of [
  ["/docs/SetUserMFAPreference", page],
  ["/docs/operations/SetUserMFAPreference", page],
  ["/docs/operations/set-user-mfa-preference.md", page],
  ["/docs/settings/", "/docs/settings"],
] as const)
  test(`${path} leads to ${target}`, async () => {
    const answer = await get(development, path);
    assert.deepEqual([answer.status, answer.headers.get("location")], [308, target]);
  });

for (const [whose, serverOf] of [
  ["a sample's", () => development],
  ["the project's", () => whole],
] as const)
  test(`every link and part of every page of ${whose} reference is there; nothing comes from elsewhere or stands inline`, () =>
    crawl(serverOf()));

async function crawl(server: TestServer | undefined): Promise<void> {
  const seen = new Set(["/docs"]);
  for (const path of seen) {
    const answer = await get(server, path);
    assert.equal(answer.status, 200, path);
    if (!answer.headers.get("content-type")?.startsWith("text/html")) continue;
    const { document } = parseHTML(await answer.text());
    assert.equal(document.querySelectorAll("script:not([src]), style, [style], [onclick]").length, 0, path);
    assert.equal(document.querySelectorAll("h1").length, 1, path);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    assert.deepEqual(ids.toSorted(), [...new Set(ids)].toSorted(), `an id twice on ${path}`);
    for (const each of document.querySelectorAll("a[href], link[rel=stylesheet], script[src], img[src]")) {
      const [target = "", anchor] = (each.getAttribute("href") ?? each.getAttribute("src") ?? "").split("#");
      if (/^https:/.test(target)) continue;
      assert.match(target, /^(\/docs(\/|$)|$)/, path);
      if (target) seen.add(target);
      else assert.ok(ids.includes(anchor ?? ""), `#${anchor} on ${path}`);
    }
  }
  assert.ok(seen.size > 6, [...seen].join(" "));
}

test("what a page says of <poolId> stays text, and so does a script", async () => {
  const document = await documentAt(development, "/docs");
  assert.match(document.querySelector("article")?.textContent ?? "", /<script>alert\("never"\)<\/script> A pool id is <poolId>\./);
  assert.equal(document.querySelectorAll("article script").length, 0);
});

test("settings, errors and members have places that the search leads to", async () => {
  const index: readonly (readonly string[])[] = JSON.parse(await (await get(development, "/docs/search.json")).text());
  const addressOf = (name: string, kind: string) => index.find((entry) => entry[0] === name && entry[1] === kind)?.[2];
  for (const [name, kind, address] of [
    ["SetUserMFAPreference", "operation", page],
    ["PORT", "setting", "/docs/settings#port"],
    ["NotAuthorizedException", "error", "/docs/errors#notauthorizedexception"],
    ["AccessToken", "member", `${page}#accesstoken`],
    ["How a sign-in goes", "page", "/docs/sign-in"],
  ] as const) {
    assert.equal(addressOf(name, kind), address);
    const [path = "", anchor] = address.split("#");
    if (anchor) assert.ok((await documentAt(development, path)).getElementById(anchor), address);
  }
});

test("Try it stands in development; in production only where it is turned on, and then it asks for keys", async () => {
  const form = "#try-form";
  assert.equal((await documentAt(development, page)).querySelector(form)?.getAttribute("data-signing"), "none");
  assert.equal((await documentAt(production, page)).querySelector(`${form}, script[src*=try-it]`), null);
  assert.ok((await documentAt(trying, page)).querySelector(form));
  const signed = "/docs/operations/create-user-pool";
  assert.equal((await documentAt(development, signed)).querySelector(form)?.getAttribute("data-signing"), "any-signature");
  assert.equal((await documentAt(development, signed)).querySelector("#try-secret-key"), null);
  assert.equal((await documentAt(trying, signed)).querySelector("#try-secret-key")?.getAttribute("type"), "password");
});

test("an operator turns the pages off", async () => {
  for (const path of ["/docs", page, "/docs/openapi.json", "/docs/assets/docs.css"]) assert.equal((await get(closed, path)).status, 404);
  assert.equal((await get(production, "/docs")).status, 200);
});

test("the project's own reference: OpenAPI as JSON that any origin may read, and a page for each of its files", async () => {
  const answer = await get(whole, "/docs/openapi.json");
  assert.deepEqual([answer.status, answer.headers.get("content-type")], [200, "application/json"]);
  assert.equal(answer.headers.get("access-control-allow-origin"), "*");
  assert.equal(answer.headers.get("cross-origin-resource-policy"), null);
  assert.equal(Object.keys(JSON.parse(await answer.text()).paths).length, Object.keys(operations).length);
  for (const path of ["/docs", "/docs/operations", "/docs/settings", "/docs/openapi"]) assert.equal((await get(whole, path)).status, 200);
});
