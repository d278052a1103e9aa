/** The outer commands: serve, messages, doctor, completion, version, help. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { poolhouse, run } from "./program.ts";
import { type Recorder, type Reply, startRecorder } from "./recorder.ts";

async function withRecorder<Answer>(replies: readonly Reply[], work: (recorder: Recorder) => Promise<Answer>): Promise<Answer> {
  const recorder = await startRecorder();
  recorder.reset(replies);
  try {
    return await work(recorder);
  } finally {
    await recorder.close();
  }
}

test("--version names program, runtime and system", async () => {
  const { exitCode, stdout } = await run(poolhouse, ["--version"]);
  assert.equal(exitCode, 0);
  assert.match(stdout, /^poolhouse\/\d+\.\d+\.\d+ Node\/24\.\S+ \w+\/\w+\n$/);
});

for (const words of [["help"], ["--help"]]) {
  test(`${words.join(" ")} lists the commands`, async () => {
    const { exitCode, stdout } = await run(poolhouse, words);
    assert.equal(exitCode, 0);
    for (const command of ["serve", "cognito-idp", "messages", "doctor", "completion"]) assert.ok(stdout.includes(`  ${command}`), command);
  });
}

test("an option that serve does not know is refused, and none that would show a secret exists", async () => {
  assert.equal((await run(poolhouse, ["serve", "--bogus"])).exitCode, 252);
  const { stdout } = await run(poolhouse, ["serve", "--help"]);
  assert.match(stdout, /--port <value>/);
  assert.doesNotMatch(stdout, /--(master-key|database-url|smtp-url|webhook-secret) /);
});

const message = { id: "1", to: "+15550100", medium: "SMS", body: "Your code is 123456.", code: "123456", sentAt: 1700000000 };

test("messages shows the outbox, oldest first", async () => {
  const older = {
    ...message,
    id: "0",
    to: "a@b.c",
    medium: "EMAIL",
    subject: "Hello",
    body: "one\ntwo",
    code: undefined,
    sentAt: 1600000000,
  };
  await withRecorder([{ body: [message, older] }], async ({ url, requests }) => {
    const { stdout, exitCode } = await run(poolhouse, ["messages", "--to", "+15550100", "--endpoint-url", url]);
    assert.equal(exitCode, 0);
    assert.equal(requests()[0]?.path, "/_poolhouse/messages?to=%2B15550100&limit=50");
    assert.equal(
      stdout,
      "2020-09-13T12:26:40Z  EMAIL  a@b.c\n    Hello\n    one\n    two\n2023-11-14T22:13:20Z  SMS  +15550100  code 123456\n    Your code is 123456.\n",
    );
  });
});

test("messages --follow shows each message once, as it comes", { timeout: 20_000 }, async (context) => {
  const second = { ...message, id: "2", code: "654321" };
  await withRecorder([{ body: [message] }, { body: [second, message] }], async ({ url }) => {
    const [command, ...first] = poolhouse;
    const child = spawn(command, [...first, "messages", "--follow", "--json", "--endpoint-url", url]);
    context.after(() => child.kill("SIGKILL"));
    let shown = "";
    await new Promise<void>((resolve) => {
      child.stdout.on("data", (chunk: Buffer) => {
        shown += chunk;
        if (shown.includes("654321")) resolve();
      });
    });
    child.kill("SIGINT");
    const exitCode = await new Promise((resolve) => child.on("close", resolve));
    assert.deepEqual(
      shown
        .trim()
        .split("\n")
        .slice(0, 2)
        .map((line) => JSON.parse(line).code),
      ["123456", "654321"],
    );
    assert.equal(exitCode, 130);
  });
});

test("messages says why there are none: no server, no outbox, a refusal", async () => {
  const none = await run(poolhouse, ["messages", "--endpoint-url", "http://127.0.0.1:9"]);
  assert.deepEqual([none.exitCode, /`poolhouse serve` starts one/.test(none.stderr)], [255, true]);
  for (const [reply, sentence] of [
    [{ status: 404 }, /runs in production/],
    [{ status: 400, body: { message: "limit must be 1 to 1000." } }, /The server refused: limit must be 1 to 1000\./],
  ] as const) {
    const { exitCode, stderr } = await withRecorder([reply], ({ url }) => run(poolhouse, ["messages", "--endpoint-url", url]));
    assert.equal(exitCode, 255);
    assert.match(stderr, sentence);
  }
});

test("doctor finds nothing to mend where all is well", async () => {
  const { exitCode, stdout } = await withRecorder([{ body: { status: "ok" } }], ({ url }) =>
    run(poolhouse, ["doctor", "--endpoint-url", url]),
  );
  assert.equal(exitCode, 0);
  for (const about of ["settings", "database", "keys", "clock", "delivery", "server"])
    assert.match(stdout, new RegExp(`^ok +${about}`, "m"));
  assert.match(stdout, /Nothing needs mending\.\n$/);
});

for (const [name, environment, files, sentence] of [
  ["a setting that cannot be read", { PORT: "many" }, {}, /PORT is "many": a whole number is needed/],
  ["production without a key", { POOLHOUSE_MODE: "production" }, {}, /POOLHOUSE_MASTER_KEY is needed in production/],
  ["production that reaches nobody", { POOLHOUSE_MODE: "production" }, {}, /Codes reach nobody: set POOLHOUSE_MAIL_PROVIDER/],
  ["a mail server that is not named", { POOLHOUSE_MODE: "production", POOLHOUSE_MAIL_PROVIDER: "smtp" }, {}, /needs POOLHOUSE_SMTP_URL/],
  [
    "a mail server that is not there",
    { POOLHOUSE_MODE: "production", POOLHOUSE_MAIL_PROVIDER: "smtp", POOLHOUSE_SMTP_URL: "smtp://x:y@127.0.0.1:9" },
    {},
    /127\.0\.0\.1 does not answer on port 9 /,
  ],
  ["a database that is none", { POOLHOUSE_DATA: "data" }, { data: "x".repeat(5000) }, /data cannot be read|data is damaged/],
  ["a database without its key", { POOLHOUSE_DATA: "data" }, { data: "" }, /data\.key is missing/],
  ["a key file without a key", { POOLHOUSE_DATA: "data" }, { data: "", "data.key": "no key" }, /holds no master key/],
  [
    "a database server that is not there",
    { DATABASE_URL: "postgres://x:y@127.0.0.1:9/z" },
    {},
    /PostgreSQL does not answer .*check DATABASE_URL/,
  ],
] as const) {
  test(`doctor says what to mend: ${name}`, async () => {
    const { exitCode, stdout } = await run(poolhouse, ["doctor", "--endpoint-url", "http://127.0.0.1:9"], { environment, files });
    assert.equal(exitCode, 1);
    assert.match(stdout, sentence);
    assert.match(stdout, /needs? mending\.\n$/);
    assert.doesNotMatch(stdout, /x:y@/);
  });
}

test("doctor notices a variable that is no setting", async () => {
  const { stdout } = await run(poolhouse, ["doctor", "--endpoint-url", "http://127.0.0.1:9"], { environment: { POOLHOUSE_MODUS: "x" } });
  assert.match(stdout, /POOLHOUSE_MODUS is set, but there is no such setting/);
});

for (const [typed, expected] of [
  [["do"], "doctor\n"],
  [["completion", ""], "bash\nzsh\nfish\n"],
  [["cognito-idp", "set-user-mfa"], "set-user-mfa-preference\n"],
  [["--endpoint-url", "x", "cognito-idp", "set-user-mfa-preference", "--s"], "--sms-mfa-settings\n--software-token-mfa-settings\n"],
  [["cognito-idp", "list-users", "--output", "y"], "yaml\nyaml-stream\n"],
  [["cognito-idp", "nope", "--x"], ""],
] as const) {
  test(`completes ${typed.join(" ")}`, async () => {
    const { stdout, exitCode } = await run(poolhouse, ["complete", "--", ...typed]);
    assert.deepEqual([exitCode, stdout], [0, expected]);
  });
}

test("the script for bash completes in bash", async () => {
  const { stdout } = await run(poolhouse, ["completion", "bash"]);
  const [command, program] = poolhouse;
  const script = `poolhouse() { "${command}" "${program}" "$@"; }\n${stdout}\nCOMP_WORDS=(poolhouse cognito-idp get-user-p); COMP_CWORD=2; _poolhouse; echo "\${COMPREPLY[@]}"`;
  assert.equal((await run(["bash", "-c"], [script])).stdout, "get-user-pool-mfa-config\n");
});

test("completion refuses a shell that it does not know", async () => {
  const { exitCode, stderr } = await run(poolhouse, ["completion", "dos"]);
  assert.deepEqual([exitCode, stderr], [252, "\nThere is no completion for dos; choose bash, zsh, fish.\n"]);
});

test("serve starts the server, and stops it when told to", { timeout: 30_000 }, async (context) => {
  const folder = mkdtempSync(join(tmpdir(), "poolhouse-serve-"));
  const [command, ...first] = poolhouse;
  const child = spawn(command, [...first, "serve", "--port", "0", "--data-file", ":memory:"], { cwd: folder });
  context.after(() => child.kill("SIGKILL"));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk))?.[0];
      if (found) resolve(found);
    });
    child.on("close", () => reject(new Error("the server did not start")));
  });
  assert.equal((await fetch(`${url}/health`)).status, 200);
  child.kill("SIGTERM");
  const exitCode = await new Promise((resolve) => child.on("close", resolve));
  rmSync(folder, { recursive: true });
  assert.equal(exitCode, 0);
});
