/** A few of the command lines of `npm run conformance`, so that the usual suite notices when both programs part. */
import test from "node:test";
import { inputs } from "./cases/inputs.ts";
import { outputs } from "./cases/outputs.ts";
import { pages } from "./cases/pages.ts";
import { settings } from "./cases/settings.ts";
import { usage } from "./cases/usage.ts";
import { values } from "./cases/values.ts";
import { compare, findAws } from "./conformance.ts";

const aws = findAws();
const few = [usage, values, inputs, outputs, pages, settings].flatMap((group) => group.slice(7, 9));

test("a few command lines do the same in both programs", {
  skip: "missing" in aws ? aws.missing : false,
  concurrency: 2,
}, async (context) => {
  if ("missing" in aws) return;
  await Promise.all(few.map((one) => context.test(one.words.join(" "), () => compare(one, aws.path))));
});
