/** Runs one command line through the real AWS CLI and through ours, against the same recording server, and compares all that can be seen. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { poolhouse, type Run, run, type Setup } from "./program.ts";
import { type Recorded, type Recorder, type Reply, startRecorder } from "./recorder.ts";

/** A listed difference (docs/cli-differences.md): the request is not signed, the list of operations or of output formats is longer. */
export type Difference = "unsigned" | "choices";

/** A command line; `URL` in it is the recorder's address. */
export type Case = Setup & { readonly words: readonly string[]; readonly replies?: readonly Reply[]; readonly differs?: Difference };

const observedVersion = "aws-cli/2.9.";
const places = ["/usr/bin/aws", "/usr/local/bin/aws"];

/** Where the AWS CLI is whose behaviour was observed, or why nothing can be compared. */
export function findAws(): { readonly path: string } | { readonly missing: string } {
  const found = places
    .filter(existsSync)
    .map((path) => ({ path, version: execFileSync(path, ["--version"], { encoding: "utf8" }).trim() }));
  const right = found.find(({ version }) => version.startsWith(observedVersion));
  if (right) return { path: right.path };
  const others = found.map(({ version }) => version.split(" ")[0]).join(", ");
  return { missing: `needs ${observedVersion}x, as Debian's awscli is${others ? `; there is ${others}` : ""}` };
}

type Seen = Run & { readonly requests: readonly Recorded[] };

/** Runs a case through both programs. @throws AssertionError they differ in more than the listed difference */
export async function compare(one: Case, aws: string): Promise<void> {
  const recorder = await startRecorder();
  try {
    const real = comparable(await seen([aws], one, recorder), one);
    const ours = comparable(await seen(poolhouse, one, recorder), one);
    assert.deepEqual(ours, { ...real, stderr: renamed(real.stderr) });
  } finally {
    await recorder.close();
  }
}

async function seen(program: readonly [string, ...string[]], one: Case, recorder: Recorder): Promise<Seen> {
  recorder.reset(one.replies ?? [{}]);
  const words = one.words.map((word) => word.replaceAll("URL", recorder.url));
  return { ...(await run(program, words, one)), requests: recorder.requests() };
}

// The program's own name in the usage and before `error`; `aws configure` is a program of its own and keeps its name.
const renamed = (stderr: string) =>
  stderr
    .replace(/^usage: aws /m, "usage: poolhouse ")
    .replace(/^ {2}aws /gm, "  poolhouse ")
    .replace(/^aws: error:/m, "poolhouse: error:");

function comparable(one: Seen, { differs }: Case): Seen {
  const stderr = differs === "choices" ? one.stderr.replace(/(valid choices are:\n\n)(.+\n)+/, "$1") : one.stderr;
  return { ...one, stderr, requests: one.requests.map((request) => ({ ...request, headers: comparableHeaders(request, differs) })) };
}

const ofTheMoment = ["X-Amz-Date", "User-Agent"];

function comparableHeaders({ headers }: Recorded, differs: Difference | undefined): readonly (readonly [string, string])[] {
  const left = differs === "unsigned" ? [...ofTheMoment, "Authorization"] : ofTheMoment;
  return headers
    .filter(([name]) => !left.includes(name))
    .map(([name, value]) => [name, name === "Authorization" ? value.replace(/\/\d{8}\//, "/date/").replace(/Signature=\w+/, "") : value]);
}
