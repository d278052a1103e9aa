/**
 * Poolhouse beside cognito-local (https://github.com/jagregory/cognito-local), which keeps a pool in one JSON file and is made for tests on a laptop.
 *
 *     npm run bench:cognito-local -- --write        (--write puts the figures into docs/performance.md)
 *
 * npm fetches it into a temporary folder; it is no dependency of this project.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { circumstances, table, writeSection } from "./report.ts";
import { freePort, load, median, seeded, start, startProduct, stop, type Target, tokenWords } from "./servers.ts";

const { values: asked } = parseArgs({
  options: {
    version: { type: "string", default: "5.3.0" },
    users: { type: "string", default: "100,1000,10000" },
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "3" },
    dir: { type: "string", default: ".bench" },
    write: { type: "boolean", default: false },
  },
});
const operations = { "set-mfa": "SetUserMFAPreference", "get-user": "GetUser", "password-auth": "sign-in by password" };
const password = "Passw0rd!";
const signin = 100;

const folder = mkdtempSync(join(tmpdir(), "poolhouse-cognito-local-"));
try {
  fetchIt();
  const rows: string[][] = [];
  for (const users of asked.users.split(",").map(Number)) rows.push(...(await compared(users)));
  const head = ["operation", "users", "Poolhouse req/s", "cognito-local req/s", "times as many", "p99 ms", "p99 ms of cognito-local"];
  const lines = [...table(head, rows), "", `cognito-local ${asked.version}. ${circumstances("npm run bench:cognito-local")}`];
  console.log(lines.join("\n"));
  if (asked.write) writeSection("cognito-local", lines);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function fetchIt(): void {
  const words = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel", "error", `cognito-local@${asked.version}`];
  try {
    execFileSync(process.platform === "win32" ? "npm.cmd" : "npm", words, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  } catch (problem) {
    const why = problem instanceof Error ? problem.message.split("\n").find((line) => line.startsWith("npm error")) : undefined;
    throw new Error(
      `cognito-local ${asked.version} cannot be had from npm, so there is nothing to compare with (${why ?? "npm did not run"}).`,
      {
        cause: problem,
      },
    );
  }
}

/** Rounds of both sides in turn. */
async function compared(users: number): Promise<string[][]> {
  const data = seeded("product", { dir: asked.dir, users, signin });
  const theirs = await startTheirs(users);
  const ours = await startProduct(`beside-cognito-local-${users}`, { env: { POOLHOUSE_DATA: data } });
  try {
    return Object.entries(operations).map(([op, name]) => {
      const drive = (target: Target, seconds: string) =>
        load(target, op, ["--count", String(signin), "--seconds", seconds, "--warmup", "0", ...tokenWords(target, op, folder)]);
      const sides = [ours, theirs];
      for (const side of sides) drive(side, "1");
      const rounds = Array.from({ length: Number(asked.rounds) }, () => sides.map((side) => drive(side, asked.seconds)));
      const of = (side: number, figure: "rps" | "p99") => median(rounds.map((round) => round[side]?.[figure] ?? 0));
      const times = median(rounds.map(([our, their]) => (our?.rps ?? 0) / (their?.rps ?? 0)));
      const cells = [of(0, "rps").toFixed(0), of(1, "rps").toFixed(1), times.toFixed(times < 10 ? 1 : 0)];
      return [name, users.toLocaleString("en"), ...cells, of(0, "p99").toFixed(0), of(1, "p99").toFixed(0)];
    });
  } finally {
    for (const { child } of [ours, theirs]) await stop(child);
  }
}

/** Makes a pool with one user over the wire, and the others by copying that one in its file. */
async function startTheirs(users: number): Promise<Target> {
  const port = await freePort();
  const home = join(folder, String(users));
  mkdirSync(join(home, ".cognito"), { recursive: true });
  writeFileSync(join(home, ".cognito/config.json"), JSON.stringify({ UserPoolDefaults: { UsernameAttributes: [] } }));
  const program = join(folder, "node_modules/cognito-local/lib/bin/start.js");
  const launch = () =>
    start([program], port, { env: { PORT: String(port), HOST: "127.0.0.1" }, stdio: ["ignore", "ignore", "ignore"], cwd: home });
  const first = await launch();
  const { pool, client } = await onePool(port);
  await stop(first);
  multiply(join(home, ".cognito/db", `${pool}.json`), users);
  return { name: `cognito-local-${users}`, port, pool, client, child: await launch() };
}

async function onePool(port: number): Promise<Pick<Target, "pool" | "client">> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const sdk = new CognitoIdentityProviderClient({ endpoint: `http://127.0.0.1:${port}`, region: "us-east-1", credentials });
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: "bench" }));
  const UserPoolId = UserPool?.Id ?? "";
  const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: "bench" }));
  const UserAttributes = [
    { Name: "email", Value: "user0@example.com" },
    { Name: "phone_number", Value: "+15550000000" },
  ];
  await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username: "user0", UserAttributes, MessageAction: "SUPPRESS" }));
  await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: "user0", Password: password, Permanent: true }));
  sdk.destroy();
  return { pool: UserPoolId, client: UserPoolClient?.ClientId ?? "" };
}

/** @param file of a pool in cognito-local, where a user stands below the name */
function multiply(file: string, users: number): void {
  const pool: { Users: Record<string, unknown> } = JSON.parse(readFileSync(file, "utf8"));
  const template = JSON.stringify(pool.Users.user0);
  const sub: string = JSON.parse(template).Attributes.find(({ Name }: { Name: string }) => Name === "sub").Value;
  for (let index = 1; index < users; index++) {
    const ownSub = `${sub.slice(0, -12)}${String(index).padStart(12, "0")}`;
    pool.Users[`user${index}`] = JSON.parse(template.replaceAll(sub, ownSub).replaceAll("user0", `user${index}`));
  }
  writeFileSync(file, JSON.stringify(pool));
}
