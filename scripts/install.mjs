// Installs what is missing, and only then: runs on whatever Node the machine has, so it is plain JavaScript without dependencies.
import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The packages of a lock file by their place; none where npm has not installed yet. */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return {};
  }
}

const wanted = packagesOf("package-lock.json");
const installed = packagesOf("node_modules/.package-lock.json");
// Optional ones are for other machines, the root is the project itself.
const missing = Object.entries(wanted).some(
  ([place, { version, optional }]) => place && !optional && installed[place]?.version !== version,
);

if (missing) {
  console.log("Installing what is missing (once; about twenty seconds) ...");
  execSync("npm ci --no-audit --no-fund --loglevel=error", { stdio: "inherit" });
}
