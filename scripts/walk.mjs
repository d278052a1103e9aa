// Starts a server on a free port and pastes the README's walk into a shell, word for word but for the port: with aws, and with poolhouse in its place. Needs aws and oathtool.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const readme = readFileSync("README.md", "utf8");
const walk = readme.slice(readme.indexOf("<!-- walk -->"), readme.indexOf("<!-- /walk -->"));
const blocks = [...walk.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block);
if (blocks.length === 0) throw new Error("README.md has no ```sh block between <!-- walk --> and <!-- /walk -->.");

const server = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "src/main.ts"], {
  env: { ...process.env, PORT: "0", POOLHOUSE_DATA: ":memory:", LOG_LEVEL: "warn" },
  stdio: ["ignore", "pipe", "inherit"],
});
const url = await new Promise((resolve, reject) => {
  server.stdout.on("data", (data) => {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(String(data));
    if (found) resolve(found[0]);
  });
  server.on("exit", () => reject(new Error("the server did not start")));
});

const script = blocks.join("\n").replaceAll("http://127.0.0.1:9229", url);
const commands = {
  "the real AWS CLI": script,
  poolhouse: script.replaceAll("aws --endpoint-url", `'${process.execPath}' bin/poolhouse.mjs --endpoint-url`),
};
// Debian's aws is version 2; another one may stand before it in the PATH.
const env = { ...process.env, PATH: `/usr/bin:${process.env.PATH}` };
const failed = Object.entries(commands).filter(([program, words]) => {
  const { status } = spawnSync("bash", ["-euo", "pipefail", "-x", "-c", words], { stdio: "inherit", env });
  console.log(status === 0 ? `The README's walk works with ${program}.` : `The README's walk failed with ${program}.`);
  return status !== 0;
});
server.kill("SIGTERM");
process.exit(failed.length === 0 ? 0 : 1);
