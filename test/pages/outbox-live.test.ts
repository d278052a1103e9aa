/** The outbox page at work: its script on a document, with a server that answers from a list. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { parseHTML } from "linkedom";

const { document, Event } = parseHTML(readFileSync(new URL("../../src/pages/outbox/page.html", import.meta.url), "utf8"));
const message = (id: string, to: string, code: string) => ({ id, to, medium: "SMS", body: `Your code is ${code}. `, code, sentAt: 1 });

/** The browser around the page. `tick` is what its timer does; `asked` the addresses it fetched. */
const asked: string[] = [];
let answer: () => unknown = () => [];
let tick: () => Promise<void> = async () => undefined;
const copied: string[] = [];
const around = {
  document,
  location: { search: "?to=%2B12065550100", pathname: "/_poolhouse/" },
  history: { replaceState: () => undefined },
  navigator: { clipboard: { writeText: async (text: string) => void copied.push(text) } },
  fetch: async (address: string) => {
    asked.push(address);
    const body = answer();
    return { ok: !(body instanceof Error), json: async () => (body instanceof Error ? { message: body.message } : body) };
  },
  setInterval: (run: () => Promise<void>) => {
    tick = run;
  },
};
for (const [name, value] of Object.entries(around)) Object.defineProperty(globalThis, name, { value, configurable: true });
await import(new URL("../../src/pages/outbox/page.js", import.meta.url).href);
await new Promise(setImmediate);

const text = (id: string) => document.getElementById(id)?.textContent ?? "";
const shown = () => [...document.querySelectorAll("#messages > li")].map(({ id }) => id);

test("it begins with the destination of its address, and says that nothing is there", () => {
  assert.deepEqual(asked, ["messages?limit=200&to=%2B12065550100"]);
  assert.equal(text("empty"), "No message to +12065550100 yet.");
  assert.equal(text("status"), "0 messages, live");
});

test("what arrives is shown newest first and told to who cannot see it", async () => {
  answer = () => [message("a", "+12065550100", "111111")];
  await tick();
  answer = () => [message("b", "+12065550100", "222222"), message("a", "+12065550100", "111111")];
  await tick();
  assert.deepEqual(shown(), ["message-b", "message-a"]);
  assert.equal(text("news"), "Message to +12065550100, code 222222");
  assert.equal(text("status"), "2 messages, live");
  assert.ok(document.getElementById("empty")?.hasAttribute("hidden"));
});

test("an entry that is there already stays the same element, so that focus and selection last", async () => {
  const before = document.getElementById("message-b");
  await tick();
  assert.equal(document.getElementById("message-b"), before);
});

test("a click copies the code", async () => {
  const button = document.querySelector("#message-b button");
  button?.dispatchEvent(new Event("click", { bubbles: true }));
  await new Promise(setImmediate);
  assert.deepEqual(copied, ["222222"]);
});

test("a server that refuses or is away is told, and comes back", async () => {
  answer = () => new Error("Development endpoints answer only by a local name.");
  await tick();
  assert.equal(text("status"), "Development endpoints answer only by a local name.");
  answer = () => {
    throw new TypeError("fetch failed");
  };
  await tick();
  assert.equal(text("status"), "The server does not answer.");
  answer = () => [];
  await tick();
  assert.deepEqual([shown(), text("status")], [[], "0 messages, live"]);
});
