/** docs/reference says what the code says. `npm run docs` writes it anew. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { pages } from "../scripts/docs.ts";

for (const [path, content] of Object.entries(pages))
  test(`${path} has not drifted from the code`, () => assert.equal(readFileSync(path, "utf8"), content(), "run `npm run docs`"));
