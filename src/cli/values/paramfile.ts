/** Values that stand in files: `file://path` is a file's text, `fileb://path` its bytes. @see spec/platform.md §7.4 */
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { environment } from "../environment.ts";
import { quoted } from "./python.ts";

/** A file cannot be read; the message names it and why. */
export class ParamfileFault extends Error {}

/**
 * What a `file://` or `fileb://` value stands for: text, line ends unified, or bytes; undefined where the value is neither.
 * @throws ParamfileFault the file cannot be read, or is not text
 */
export function readParamfile(value: string): string | Uint8Array | undefined {
  if (value.startsWith("file://")) return textOf(value, expanded(value.slice("file://".length)));
  return value.startsWith("fileb://") ? bytesOf(value, expanded(value.slice("fileb://".length))) : undefined;
}

function textOf(value: string, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytesOf(value, path)).replace(/\r\n?/g, "\n");
  } catch (problem) {
    if (problem instanceof ParamfileFault) throw problem;
    throw new ParamfileFault(
      `Unable to load paramfile (${path}), text contents could not be decoded.  If this is a binary file, please use the fileb:// prefix instead of the file:// prefix.`,
    );
  }
}

function bytesOf(value: string, path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (problem) {
    throw new ParamfileFault(`Unable to load paramfile ${value}: ${reason(problem)}: ${quoted(path)}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "[Errno 2] No such file or directory",
  EACCES: "[Errno 13] Permission denied",
  ENOTDIR: "[Errno 20] Not a directory",
  EISDIR: "[Errno 21] Is a directory",
};

function reason(problem: unknown): string {
  const code = problem instanceof Error && "code" in problem ? String(problem.code) : "";
  return reasons[code] ?? (problem instanceof Error ? problem.message : String(problem));
}

/** A path with a leading `~` and with `$NAME` or `${NAME}` filled in from the environment, where they are set. */
export function expanded(path: string): string {
  const home = environment("HOME") ?? homedir();
  return path
    .replace(/^~(?=\/|$)/, home)
    .replace(/\$(?:(\w+)|\{([^}]*)\})/g, (whole, bare?: string, braced?: string) => environment(bare ?? braced ?? "") ?? whole);
}
