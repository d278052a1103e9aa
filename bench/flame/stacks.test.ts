import assert from "node:assert/strict";
import test from "node:test";
import { page } from "./page.ts";
import { stacksOf } from "./stacks.ts";

const frame = (functionName: string, url = "") => ({ functionName, url, lineNumber: 6 });
const profile = {
  nodes: [
    { id: 1, callFrame: frame("(root)"), children: [2, 3, 4] },
    { id: 2, callFrame: frame("(idle)") },
    { id: 3, callFrame: frame("light", "file:///home/someone/src/light.ts") },
    { id: 4, callFrame: frame("", "file:///home/someone/node_modules/pg/lib/client.js"), children: [5] },
    { id: 5, callFrame: frame("<deep>") },
  ],
  startTime: 5000,
  samples: [2, 3, 4, 5, 5],
  timeDeltas: [1000, 10, 20, 30, 40],
};

test("a frame's time has that of what it called in it, the costly come first, and idleness is left out", () => {
  const { total, children } = stacksOf(profile);
  assert.equal(total, 100);
  assert.deepEqual(children, [
    { name: "(anonymous)", place: "pg/lib/client.js:7", total: 90, children: [{ name: "<deep>", place: "", total: 70, children: [] }] },
    { name: "light", place: "src/light.ts:7", total: 10, children: [] },
  ]);
});

test("what was before the time asked for is left out", () => {
  const { total } = stacksOf(profile, 6030);
  assert.equal(total, 90);
});

test("the page shows each frame with its share, and what stands in a name is no markup", () => {
  const html = page("a & b", stacksOf(profile));
  assert.match(html, /<title>a &amp; b<\/title>/);
  assert.match(html, /&lt;deep&gt; \(70\.0 %/);
  assert.ok(!html.includes("<deep>"));
});
