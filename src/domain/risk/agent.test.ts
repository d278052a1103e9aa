import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { deviceName, plainName, withoutVersions } from "./agent.ts";

const chrome = (version: number) =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;

for (const [agent, name] of [
  [chrome(135), "Chrome 135, Windows"],
  [`${chrome(135)} Edg/134.0.0.0`, "Edge 134, Windows"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:126.0) Gecko/20100101 Firefox/126.0", "Firefox 126, macOS"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "Safari 17, iOS",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
    "Safari 17, macOS",
  ],
  [
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36",
    "Samsung Internet 25, Android",
  ],
  ["aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64", "aws-cli 2, Linux"],
  ["aws-sdk-js/3.1169.0 ua/2.1 os/linux#6.1 lang/js md/nodejs#24.21.0", "aws-sdk-js 3, Linux"],
  ["okhttp/4.9.0", "okhttp 4, Other"],
  ["%%%", "Other, Other"],
  ["", undefined],
] as const)
  test(`${agent.slice(0, 60)}: ${name}`, () => assert.equal(deviceName(agent), name));

test("an update is the same software, another browser is not", () => {
  assert.equal(withoutVersions(chrome(135)), withoutVersions(chrome(136)));
  assert.notEqual(withoutVersions(chrome(135)), withoutVersions(`${chrome(135)} Edg/135.0`));
});

for (const [given, plain] of [
  ["Ann's phone", "Ann s phone"],
  ["iPhone 15.2 (Pro)", "iPhone 15.2 (Pro)"],
  ["Übergerät", "Übergerät"],
  ["go to https://evil.example/now\nplease", "go to https evil example now please"],
  ["<b>{one-click-link-valid}</b>", "b one-click-link-valid b"],
  ["x".repeat(99), "x".repeat(64)],
  ["...", ""],
] as const)
  test(`${JSON.stringify(given)} is shown as ${JSON.stringify(plain)}`, () => assert.equal(plainName(given), plain));

test("no name becomes markup, a placeholder or a link", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (name) => assert.doesNotMatch(plainName(name), /[<>{}&"'/:@\n]|[a-z]\.[a-z]/i)));
});
