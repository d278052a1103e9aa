// Installs what is missing, and only then: runs on whatever Node the machine has, so it is plain JavaScript without dependencies.
import { execSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const marker = "node_modules/.poolhouse-installed";
const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");

if (!existsSync(marker) || readFileSync(marker, "utf8") !== wanted) {
  console.log("Installing what is missing (once; about twenty seconds) ...");
  execSync("npm ci --no-audit --no-fund --loglevel=error", { stdio: "inherit" });
  writeFileSync(marker, wanted);
}
