// Runs every *.test.ts below src and test with Node's own runner; arguments are passed on, so `npm run unit -- --test-name-pattern=totp` works.
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";

const files = globSync("{src,test,bench}/**/*.test.ts");
const { status } = spawnSync(
  process.execPath,
  ["--disable-warning=ExperimentalWarning", "--test", "--test-concurrency=2", "--test-timeout=120000", ...process.argv.slice(2), ...files],
  { stdio: "inherit" },
);
process.exit(status ?? 1);
