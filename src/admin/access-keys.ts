/** Access keys, as `poolhouse keys` works on them. Secrets come back wrapped; showing them once is the caller's act. */
import { readFileSync } from "node:fs";
import type { Config } from "../config.ts";
import { type AccessKey, everything } from "../domain/access-key/access-key.ts";
import { createAccessKey, type NewKey, rotateAccessKey, type Temporary, temporaryCredentials } from "../flows/access-keys.ts";
import { type Deed, recorded } from "./audit.ts";
import { inWorkshop } from "./workshop.ts";

/** Makes a key. @param policyFiles with IAM policies in JSON; none: an administrator's key, which may do everything @throws Error one sentence */
export const createKey = (config: Config, name: string, policyFiles: readonly string[]): Promise<NewKey> => {
  const policies = policyFiles.length === 0 ? [everything] : policyFiles.map(policyIn);
  return recorded(
    config,
    "CreateAccessKey",
    (workshop) => createAccessKey(workshop, { name, policies }),
    ({ key }) => deedOf(key),
  );
};

/** All keys, without their secrets, in the order of their names. */
export async function listKeys(config: Config): Promise<readonly Omit<AccessKey, "secret">[]> {
  const keys = await inWorkshop(config, async ({ store }) => {
    const found: AccessKey[] = [];
    let after: string | undefined;
    do {
      const page = await store.accessKeys.list({ limit: 100, ...(after !== undefined && { after }) });
      found.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    return found;
  });
  return keys
    .map(({ secret: _, ...key }) => key)
    .toSorted((one, other) => (one.name === other.name ? one.createdAt - other.createdAt : one.name < other.name ? -1 : 1));
}

/** Lets a key sign again, or no longer. @throws Error one sentence where there is none */
export const setKeyEnabled = (config: Config, id: string, enabled: boolean): Promise<AccessKey> =>
  recorded(
    config,
    enabled ? "EnableAccessKey" : "DisableAccessKey",
    async ({ store }) => there(id, await store.accessKeys.update(id, (key) => ({ ...key, enabled }))),
    deedOf,
  );

/** Makes a successor. @param graceSeconds how long the former key goes on @throws Error one sentence where there is none */
export const rotateKey = (config: Config, id: string, graceSeconds: number): Promise<NewKey> =>
  recorded(
    config,
    "RotateAccessKey",
    async (workshop) => there(id, await rotateAccessKey(workshop, id, graceSeconds)),
    ({ key: { name } }) => deedOf({ id, name }),
  );

/** Forgets a key. @throws Error one sentence where there is none */
export const deleteKey = (config: Config, id: string): Promise<true> =>
  recorded(
    config,
    "DeleteAccessKey",
    async ({ store }) => there(id, (await store.accessKeys.remove(id)) || undefined),
    () => ({ accessKeyId: id }),
  );

/** Temporary credentials of a key. @throws Error one sentence where there is none */
export const createTemporary = (config: Config, id: string, seconds: number): Promise<Temporary> =>
  recorded(
    config,
    "GetSessionToken",
    async (workshop) => there(id, await temporaryCredentials(workshop, id, seconds)),
    () => ({ accessKeyId: id }),
  );

const deedOf = ({ id, name }: Pick<AccessKey, "id" | "name">): Deed => ({ accessKeyId: id, keyName: name });

function there<Thing>(id: string, found: Thing | undefined): Thing {
  if (found === undefined) throw new Error(`There is no access key ${id}: \`poolhouse keys list\` shows those that are there.`);
  return found;
}

function policyIn(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (problem) {
    const why = problem instanceof Error && "code" in problem ? String(problem.code) : "unreadable";
    throw new Error(`The policy ${file} cannot be read (${why}): name a file with an IAM policy in JSON.`);
  }
}
