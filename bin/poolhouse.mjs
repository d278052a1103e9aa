#!/usr/bin/env node
// Starts the command line on the Node that the package brings, whatever Node the machine has: plain JavaScript without dependencies.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const [major = "0"] = process.versions.node.split(".");

if (Number(major) >= 24) await run();
else relaunch();

async function run() {
  module.enableCompileCache();
  // What Node finds experimental is nothing that a user of this command could mend.
  process.removeAllListeners("warning");
  process.on("SIGINT", () => {
    process.stdout.write("\n");
    process.exit(130);
  });
  const { readContractLightly } = await import("../src/cli/contract/light.ts");
  readContractLightly();
  const { main } = await import("../src/cli/main.ts");
  process.exitCode = await main(process.argv.slice(2));
}

function relaunch() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const node = fileURLToPath(new URL(`../node_modules/node/bin/${name}`, import.meta.url));
  if (!existsSync(node)) {
    console.error("Poolhouse runs on Node 24 and brings it along: run `npm ci` in its folder first.");
    process.exit(255);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  // The terminal sends its signals to both; the child decides how to end.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? "SIGTERM"] ?? 0)));
}
