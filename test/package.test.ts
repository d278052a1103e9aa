/** The npm package as a stranger gets it: packed, installed into an empty folder without network, used as command and from a test. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import test, { before } from "node:test";
import { aFolder } from "./support/folder.ts";

const folder = aFolder();
const node = process.execPath;
const inFolder = (program: string, ...words: readonly string[]) =>
  execFileSync(program, words, { cwd: folder, encoding: "utf8", stdio: "pipe" });

before(() => {
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { encoding: "utf8", stdio: "pipe" }).trim();
  writeFileSync(join(folder, "package.json"), '{ "name": "stranger", "private": true, "type": "module" }');
  inFolder("npm", "install", "--offline", "--no-audit", "--no-fund", packed);
});

test("it is one package: nothing else is installed, and no source or test comes along", () => {
  const packages = Object.keys(JSON.parse(readFileSync(join(folder, "node_modules/.package-lock.json"), "utf8")).packages);
  assert.deepEqual(packages, ["node_modules/poolhouse"]);
  const files = inFolder("find", "node_modules/poolhouse", "-name", "*.ts").trim().split("\n");
  assert.deepEqual(files, ["node_modules/poolhouse/dist/index.d.ts"]);
});

test("a test starts a server in its own process, reads the code, moves the clock and closes it", () => {
  cpSync("test/support/stranger.mjs", join(folder, "stranger.mjs"));
  assert.equal(inFolder(node, "stranger.mjs").trim(), "ok");
});

test("its types stand alone", () => {
  writeFileSync(
    join(folder, "typed.ts"),
    'import { type Poolhouse, startPoolhouse } from "poolhouse";\nconst poolhouse: Poolhouse = await startPoolhouse({ code: "123456" });\nexport const region: string = poolhouse.client.region;\n// @ts-expect-error a code is text\nawait startPoolhouse({ code: 123456 });\n',
  );
  const options = [
    "--noEmit",
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2024",
    "--lib",
    "es2024,esnext.disposable",
    "--types",
    "",
  ];
  inFolder(resolve("node_modules/.bin/tsc"), ...options, "typed.ts");
});

test("`poolhouse` answers, and `poolhouse serve` serves the wire and the outbox", async () => {
  const command = join(folder, "node_modules/poolhouse/bin/poolhouse.mjs");
  assert.match(inFolder(node, command, "--version"), /^poolhouse\/\d/);
  assert.match(inFolder(node, command, "cognito-idp", "set-user-mfa-preference", "--generate-cli-skeleton"), /"SoftwareTokenMfaSettings"/);
  const server = spawn(node, [command, "serve"], { cwd: folder, env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] });
  const [url = ""] = String((await server.stdout.take(1).toArray())[0]).match(/http:\S+/) ?? [];
  assert.equal((await fetch(`${url}/health`)).status, 200);
  assert.match(await (await fetch(`${url}/_poolhouse/`)).text(), /<html/);
  server.kill();
  await new Promise((ended) => server.on("exit", ended));
});

test("the bill of materials names what is inside, and nothing that only builds it", () => {
  const bill = JSON.parse(readFileSync(join(folder, "node_modules/poolhouse/dist/sbom.cdx.json"), "utf8"));
  const names: readonly string[] = bill.components.map((each: { name: string }) => each.name);
  assert.ok(["fastify", "kysely", "pg", "typebox"].every((name) => names.includes(name)));
  assert.ok(!names.some((name) => ["typescript", "esbuild", "@biomejs/biome", "playwright-core"].includes(name)));
});
