/** Finds the files of web ACLs and of the sets beside them. */
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isSetFile } from "../../domain/web-acl/sets.ts";

/** One file with an ACL. */
export type AclFile = { readonly file: string; readonly text: string };

/** What a setting of POOLHOUSE_WEB_ACL leads to. `byPool` has pool ids and `default`; one file alone is the default of all pools. */
export type AclFiles = { readonly arePerPool: boolean; readonly byPool: ReadonlyMap<string, AclFile>; readonly sets: readonly string[] };

export const defaultAcl = "default";

/**
 * Reads them. A file alone: other `*.json` beside it count where they are sets, and are no matter where they are not. A directory: every `*.json`
 * is `<poolId>.json`, `default.json` or a set.
 * @throws Error one sentence; whatever the file system throws
 */
export async function readAclFiles(path: string): Promise<AclFiles> {
  return (await isDirectory(path)) ? readDirectory(path) : readAlone(path);
}

/** A text that changes when one of the files does. It looks at no content. @throws whatever the file system throws */
export async function versionOf(path: string): Promise<string> {
  const directory = (await isDirectory(path)) ? path : dirname(path);
  const files = [path, ...(await jsonFilesOf(directory))];
  const facts = await Promise.all(files.map(async (file) => [file, await stat(file).catch(() => undefined)] as const));
  return facts.map(([file, fact]) => [file, fact?.mtimeMs, fact?.size, fact?.ino].join("/")).join("\n");
}

async function readAlone(file: string): Promise<AclFiles> {
  const text = await readFile(file, "utf8");
  const others = (await jsonFilesOf(dirname(file))).filter((other) => basename(other) !== basename(file));
  const texts = await Promise.all(others.map((other) => readFile(other, "utf8").catch(() => "")));
  return { arePerPool: false, byPool: new Map([[defaultAcl, { file, text }]]), sets: texts.filter(isSetFile) };
}

async function readDirectory(directory: string): Promise<AclFiles> {
  const files = await Promise.all(
    (await jsonFilesOf(directory)).map(async (file): Promise<AclFile> => ({ file, text: await readFile(file, "utf8") })),
  );
  const acls = files.filter(({ text }) => !isSetFile(text));
  const byPool = new Map(acls.map((each) => [poolOf(each.file), each]));
  if (byPool.size === 0) throw new Error(`${directory} has no web ACL: put <poolId>.json or default.json there.`);
  return { arePerPool: true, byPool, sets: files.filter(({ text }) => isSetFile(text)).map(({ text }) => text) };
}

function poolOf(file: string): string {
  const name = basename(file, ".json");
  if (name !== defaultAcl && !/^[\w-]+_[0-9a-zA-Z]+$/.test(name))
    throw new Error(`${file} is neither a pool's web ACL (<poolId>.json, default.json) nor a set as the AWS CLI prints it.`);
  return name;
}

const isDirectory = async (path: string) => (await stat(path)).isDirectory();

async function jsonFilesOf(directory: string): Promise<string[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith(".json") && !name.startsWith("."));
  return names.toSorted().map((name) => join(directory, name));
}
