/**
 * Where an operation's time goes: drives a server under --cpu-prof and draws its main thread's stacks as one HTML page without network.
 *
 *     npm run bench:flame -- set-mfa        (or get-user, password-auth, srp-auth, totp-auth)
 *
 * Beside the page lies the .cpuprofile, which Chrome's DevTools and speedscope open too.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { page } from "./flame/page.ts";
import { type CpuProfile, stacksOf } from "./flame/stacks.ts";
import { load, seeded, startProduct, stop, tokenWords } from "./servers.ts";

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    users: { type: "string", default: "1000" },
    seconds: { type: "string", default: "5" },
    concurrency: { type: "string", default: "64" },
    dir: { type: "string", default: ".bench" },
  },
});
const operations = ["set-mfa", "get-user", "password-auth", "srp-auth", "totp-auth"];
const signin = 1000;
const totp = 4000;
const [operation = "set-mfa"] = positionals;
if (!operations.includes(operation)) throw new Error(`There is no ${operation} to drive: ask for ${operations.join(", ")}.`);

const data = seeded("product", { dir: asked.dir, users: Number(asked.users), signin, totp });
const folder = `${asked.dir}/flame-${operation}`;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const flags = ["--cpu-prof", "--cpu-prof-interval", "200", "--cpu-prof-dir", folder];
const product = await startProduct("flame", { env: { POOLHOUSE_DATA: data }, flags });
const users = operation === "totp-auth" ? ["--from", String(signin), "--count", String(totp)] : ["--count", String(signin)];
const drive = (seconds: string) =>
  load(product, operation, ["--seconds", seconds, "--concurrency", asked.concurrency, ...users, ...tokenWords(product, operation, folder)]);
if (operation !== "totp-auth") drive("1"); // signs in where that needs to come before, and warms up
const since = Number(process.hrtime.bigint() / 1000n);
const { rps, server_cpu_us } = drive(asked.seconds);
await stop(product.child);

// Each thread leaves a profile; the main thread's has 0 as its thread.
const [profile = ""] = globSync(`${folder}/CPU.*.${product.child.pid}.0.*.cpuprofile`);
const root = stacksOf(JSON.parse(readFileSync(profile, "utf8")) as CpuProfile, since);
const title = `${operation}: ${rps} requests/s under the profiler, ${server_cpu_us} us of CPU each`;
writeFileSync(`${folder}.html`, page(title, root));
console.log(`${title}\n${folder}.html\n${profile}`);
