#!/usr/bin/env node
// Starts the command line on Node 24, whatever Node the machine has: plain JavaScript without dependencies.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
// A clone has the sources, the npm package their bundle.
const isClone = existsSync(at("../src/cli/main.ts"));
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
  const { main } = isClone ? await fromSources() : await import("../dist/cli.main.js");
  process.exitCode = await main(process.argv.slice(2));
}

async function fromSources() {
  const { readContractLightly } = await import("../src/cli/contract/light.ts");
  readContractLightly();
  return import("../src/cli/main.ts");
}

function relaunch() {
  const [program, ...words] = nodeOf24();
  const child = spawn(program, [...words, at("poolhouse.mjs"), ...process.argv.slice(2)], { stdio: "inherit" });
  // The terminal sends its signals to both; the child decides how to end.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("error", () => giveUp("install it"));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? "SIGTERM"] ?? 0)));
}

/** The Node that a clone brings, or that is installed beside the package, or that npm fetches once and keeps. */
function nodeOf24() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const beside = ["../node_modules/node/bin/", "../../node/bin/"].map((folder) => at(folder + name)).find(existsSync);
  if (beside) return [beside];
  if (isClone) giveUp("run `npm ci` in its folder, which brings it along");
  console.error(
    `Poolhouse runs on Node 24 or later, and this is Node ${process.versions.node}: npm fetches Node 24 for it (kept for the next time).`,
  );
  return [process.platform === "win32" ? "npm.cmd" : "npm", "exec", "--yes", "--package=node@24", "--", "node"];
}

function giveUp(mend) {
  console.error(`Poolhouse runs on Node 24 or later, and this is Node ${process.versions.node}: ${mend}.`);
  process.exit(255);
}
