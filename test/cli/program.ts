/** Runs a program in an empty folder with a small environment, so that nothing of this machine shows. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** `undefined` takes a variable out of the environment. */
export type Variables = Readonly<Record<string, string | undefined>>;

export type Run = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

/** The command line of this project. */
export const poolhouse = [process.execPath, fileURLToPath(new URL("../../bin/poolhouse.mjs", import.meta.url))] as const;

const variables: Variables = {
  PATH: process.env.PATH,
  HOME: "/nonexistent",
  LANG: "C.UTF-8",
  TZ: "UTC",
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "secret",
  AWS_DEFAULT_REGION: "us-east-1",
  AWS_EC2_METADATA_DISABLED: "true",
};

export type Setup = { readonly environment?: Variables; readonly files?: Readonly<Record<string, string>> };

/** Runs a program to its end. @param words all words of its command line @param setup variables beside the usual ones, files in its folder by name */
export async function run([command, ...first]: readonly [string, ...string[]], words: readonly string[], setup: Setup = {}): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "poolhouse-cli-"));
  for (const [name, text] of Object.entries(setup.files ?? {})) writeFileSync(join(folder, name), text);
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(command, [...first, ...words], {
        cwd: folder,
        env: { ...variables, ...setup.environment },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
      child.on("error", reject);
      child.on("close", (exitCode) => resolve({ exitCode: exitCode ?? -1, stdout: stdout(), stderr: stderr() }));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}
