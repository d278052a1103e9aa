/** `poolhouse keys create, list, enable, disable, delete, rotate, session`: what they print. */
import type { AccessKey } from "../../domain/access-key/access-key.ts";
import { createKey, createTemporary, deleteKey, listKeys, rotateKey, setKeyEnabled } from "../access-keys.ts";
import type { Job } from "../jobs.ts";
import { aligned, isoOf, write } from "../output.ts";

/** Makes a key and shows it this once. */
export const create: Job = async (config, { name = "", policy = [], json }) => {
  const { key, secret } = await createKey(config, name, policy);
  return shown({ id: key.id, secret: secret.reveal() }, `The access key of "${name}". Its secret is shown this once.`, json);
};

/** Makes a successor and shows it this once. */
export const rotate: Job = async (config, { id = "", seconds = 0, json }) => {
  const { key, secret } = await rotateKey(config, id, seconds);
  const end = seconds === 0 ? "is refused from now on" : `goes on until ${isoOf(Date.now() / 1000 + seconds)}`;
  return shown(
    { id: key.id, secret: secret.reveal() },
    `The new access key of "${key.name}". Its secret is shown this once; ${id} ${end}.`,
    json,
  );
};

/** Makes temporary credentials and shows them. */
export const session: Job = async (config, { id = "", seconds = 3600, json }) => {
  const made = await createTemporary(config, id, seconds);
  const sentence = `Temporary credentials with the rights of ${id}, until ${isoOf(made.expiresAt)}.`;
  return shown({ id: made.id, secret: made.secret.reveal(), token: made.token.reveal(), expiresAt: made.expiresAt }, sentence, json);
};

type Shown = { readonly id: string; readonly secret: string; readonly token?: string; readonly expiresAt?: number };

// As the tools of AWS take them: lines for the environment, or the JSON of their `credential_process`. The sentence goes beside it, so that the
// output can be piped into a file.
async function shown({ id, secret, token, expiresAt }: Shown, sentence: string, json = false): Promise<number> {
  const document = {
    Version: 1,
    AccessKeyId: id,
    SecretAccessKey: secret,
    ...(token !== undefined && { SessionToken: token }),
    ...(expiresAt !== undefined && { Expiration: isoOf(expiresAt) }),
  };
  const session = token === undefined ? [] : [`AWS_SESSION_TOKEN=${token}`];
  const variables = [`AWS_ACCESS_KEY_ID=${id}`, `AWS_SECRET_ACCESS_KEY=${secret}`, ...session];
  if (!json) process.stderr.write(`${sentence}\n`);
  await write(json ? `${JSON.stringify(document)}\n` : `${variables.join("\n")}\n`);
  return 0;
}

/** Shows all keys, without their secrets. */
export const list: Job = async (config, { json }) => {
  const keys = await listKeys(config);
  if (json) await write(`${JSON.stringify(keys.map(({ policies, ...key }) => ({ ...key, policies: policies.map(parsed) })))}\n`);
  else if (keys.length === 0) await write("There is no access key yet: `poolhouse keys create <name> --administrator` makes the first.\n");
  else
    await write(aligned([["access key", "name", "state", "created", "last used"], ...keys.map((key) => cellsOf(key, Date.now() / 1000))]));
  return 0;
};

const parsed = (policy: string): unknown => JSON.parse(policy);

const cellsOf = ({ id, name, enabled, createdAt, expiresAt, lastUsedAt }: Omit<AccessKey, "secret">, now: number) => [
  id,
  name,
  !enabled ? "disabled" : expiresAt === undefined ? "enabled" : expiresAt <= now ? "over" : `until ${isoOf(expiresAt)}`,
  isoOf(createdAt),
  lastUsedAt === undefined ? "never" : `about ${isoOf(lastUsedAt)}`,
];

/** Accepts a key again. */
export const enable: Job = async (config, { id = "" }) => {
  await setKeyEnabled(config, id, true);
  await write(`${id} is accepted again.\n`);
  return 0;
};

/** Refuses a key. */
export const disable: Job = async (config, { id = "" }) => {
  await setKeyEnabled(config, id, false);
  await write(`${id} is refused within a second.\n`);
  return 0;
};

/** Forgets a key. */
export const forget: Job = async (config, { id = "" }) => {
  await deleteKey(config, id);
  await write(`${id} is forgotten, and refused within a second.\n`);
  return 0;
};
