/** Who may import whom (docs/decisions/0002-rooms-on-floors.md): imports go down the floors only. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import test from "node:test";

const mayImport: Readonly<Record<string, readonly string[]>> = {
  api: [],
  http: [],
  // The wrapper that keeps secrets from being shown: settings make them, whoever needs one reveals it.
  secret: [],
  // Default figures that are documented are rules, and stand there once.
  config: ["secret", "domain"],
  domain: ["api"],
  ports: ["secret", "api", "domain"],
  flows: ["secret", "api", "domain", "ports"],
  adapters: ["secret", "api", "domain", "ports", "config"],
  operations: ["api", "domain", "ports", "flows"],
  protocol: ["api", "domain", "ports", "flows", "operations", "http"],
  // What the reference says, as pure functions of the contract and the refusals; scripts/docs.ts writes it down.
  reference: ["api", "domain"],
  oauth: ["api", "domain", "ports", "flows", "http"],
  pages: ["api", "domain", "ports", "flows", "http", "reference"],
  server: ["secret", "api", "domain", "ports", "flows", "operations", "adapters", "protocol", "oauth", "pages", "http", "config"],
  main: ["secret", "server", "config"],
  // The package's door for tests: starts the same server inside a process.
  index: ["server", "config", "pages"],
  // The machine's administrator: works on the store itself, beside servers, as the roof does but without doors.
  admin: ["secret", "api", "domain", "ports", "flows", "adapters", "server", "config"],
  // A client, but `doctor` examines the settings and `serve` takes them as options, so it knows them as everyone else does.
  cli: ["secret", "api", "config"],
};

const roomOf = (file: string) =>
  file
    .replace(/^src\//, "")
    .replace(/\.ts$/, "")
    .split("/")[0] ?? "";
const importsOf = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, target]) =>
    normalize(join(dirname(file), target ?? "")),
  );

const files = globSync("src/**/*.ts").filter((file) => !file.endsWith(".test.ts"));

test("every file stands in a known room", () => {
  assert.deepEqual(
    files.filter((file) => !(roomOf(file) in mayImport)),
    [],
  );
});

test("imports go down the floors only", () => {
  const climbing = files.flatMap((file) =>
    importsOf(file)
      .filter(
        (target) => target.startsWith("src/") && roomOf(target) !== roomOf(file) && !mayImport[roomOf(file)]?.includes(roomOf(target)),
      )
      .map((target) => `${file} imports ${target}`),
  );
  assert.deepEqual(climbing, []);
});

test("the domain has no clock, no chance, no environment, no await", () => {
  const impure = /Date\.now\(|new Date\(\)|Math\.random|randomBytes|randomUUID|process\.env|\bawait\b|console\./;
  const found = files.filter((file) => roomOf(file) === "domain" && impure.test(readFileSync(file, "utf8")));
  assert.deepEqual(found, []);
});

test("only config.ts reads the environment; of the command line, which obeys the variables of AWS's tools, only environment.ts", () => {
  const readers = ["src/config.ts", "src/cli/environment.ts"];
  const found = files.filter((file) => !readers.includes(file) && /process\.env/.test(readFileSync(file, "utf8")));
  assert.deepEqual(found, []);
});
