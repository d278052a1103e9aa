/** `npm run conformance`: every command line through the real AWS CLI and through ours. */
import test from "node:test";
import { cases } from "./cases/all.ts";
import { compare, findAws } from "./conformance.ts";

const aws = findAws();

test("every command line does the same in both programs", {
  skip: "missing" in aws ? aws.missing : false,
  concurrency: 2,
}, async (context) => {
  if ("missing" in aws) return;
  await Promise.all(cases.map((one) => context.test(one.words.join(" "), () => compare(one, aws.path))));
});
