import assert from "node:assert/strict";
import test from "node:test";
import { echo, raw, started } from "../../test/support/listener.ts";
import { corsHeaders, preflight } from "./cors.ts";

const app = "https://app.example.com";
const allowed = (origins: "*" | string[], origin?: string) => corsHeaders(origins, origin)["Access-Control-Allow-Origin"];

for (const [what, origins, origin, expected] of [
  ["any page, by default", "*", "https://anywhere.example", "*"],
  ["a program, by default", "*", undefined, "*"],
  ["a listed page", [app], app, app],
  ["another page", [app], "https://app.example.com.evil.org", undefined],
  ["another scheme", [app], "http://app.example.com", undefined],
  ["another port", [app], "https://app.example.com:8443", undefined],
  ["a page without an origin", [app], "null", undefined],
  ["a program", [app], undefined, undefined],
] as const) {
  test(`who may read: ${what}`, () => {
    assert.equal(allowed(origins === "*" ? origins : [...origins], origin), expected);
    // A cache must not hand one page's answer to another.
    assert.equal(corsHeaders(origins, origin).Vary, origins === "*" ? undefined : "Origin");
  });
}

test("only listed pages are told that they may ask and read, also where a request is no HTTP", async (t) => {
  const { url, port } = await started(t, [echo, preflight("/")], { corsOrigins: [app] });
  for (const [method, origin, expected] of [
    ["POST", app, app],
    ["OPTIONS", app, app],
    ["POST", "https://evil.org", null],
    ["OPTIONS", "https://evil.org", null],
  ] as const) {
    const { headers } = await fetch(url, { method, headers: { Origin: origin } });
    assert.equal(headers.get("access-control-allow-origin"), expected, `${method} from ${origin}`);
    assert.equal(headers.get("vary"), "Origin");
  }
  assert.doesNotMatch(await raw(port, "hello\r\n\r\n"), /Allow-Origin/);
});
