import assert from "node:assert/strict";
import test from "node:test";
import { isTimely, timestampOf } from "./timestamp.ts";

const now = Date.UTC(2026, 8, 8, 4, 5, 6) / 1000;

test("a moment is written as clients write it", () => {
  assert.equal(timestampOf(now + 0.9), "Tue Sep 8 04:05:06 UTC 2026");
  assert.equal(timestampOf(Date.UTC(2024, 1, 29, 23, 59, 59) / 1000), "Thu Feb 29 23:59:59 UTC 2024");
});

for (const [timely, text] of [
  [true, "Tue Sep 8 04:05:06 UTC 2026"],
  [true, "Mon Sep 7 04:05:06 UTC 2026"],
  [true, "Wed Sep 9 04:05:06 UTC 2026"],
  [false, "Mon Sep 7 04:05:05 UTC 2026"], // more than a day off
  [false, "Wed Sep 9 04:05:07 UTC 2026"],
  [false, "Tue Sep 08 04:05:06 UTC 2026"], // padded day
  [false, "Wed Sep 8 04:05:06 UTC 2026"], // wrong weekday
  [false, "Tue Sep 8 4:05:06 UTC 2026"],
  [false, "Tue Sep 8 04:05:06 GMT 2026"],
  [false, "tue sep 8 04:05:06 UTC 2026"],
  [false, "Tue Sep 8 04:05:60 UTC 2026"],
  [false, "Tue Sep 8 04:05:06 UTC 2026 "],
  [false, "Tue Xxx 8 04:05:06 UTC 2026"],
  [false, "Mon Sep 38 04:05:06 UTC 2026"],
  [false, ""],
  [false, "1788840306"],
] as const) {
  test(`"${text}" is ${timely ? "" : "not "}accepted`, () => assert.equal(isTimely(text, now), timely));
}
