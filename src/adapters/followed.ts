/** What is read from files that somebody else writes anew: lists, databases, certificates, web ACLs. */
import { stat } from "node:fs/promises";

/** The log as followers use it; pino fits. */
export type FollowLog = { info(fields: object, sentence: string): void; error(fields: object, sentence: string): void };

export type Following<Value> = {
  /** Reads it. @throws Error why it cannot be used */
  readonly read: () => Promise<Value>;
  /** A text that changes when the files do. @throws whatever the file system throws */
  readonly version: () => Promise<string>;
  readonly checkMs: number;
  readonly log: FollowLog;
  /** What lines of the log say of it, and the two sentences. */
  readonly about: object | ((value: Value) => object);
  readonly renewed: string;
  readonly broken: string;
};

/** A value that follows its files. `check` looks whether they changed; it never rejects. */
export type Followed<Value> = { readonly current: () => Value; readonly check: () => Promise<void>; readonly close: () => void };

/**
 * Reads a value, and reads it again when its files change. New ones that cannot be used leave the old value in use; that is logged once, and tried
 * again when the files change again.
 * @param use called with every new value @throws whatever `read` throws the first time
 */
export async function follow<Value>(following: Following<Value>, use: (value: Value) => void = () => {}): Promise<Followed<Value>> {
  const { read, checkMs, log, about, renewed, broken } = following;
  const version = () => following.version().catch(() => "gone");
  // Before the content: a change while it is read is then seen at the next look.
  let seen = await version();
  let value = await read();
  const told = () => (typeof about === "function" ? about(value) : about);
  const check = async () => {
    const found = await version();
    if (found === seen) return;
    seen = found;
    try {
      value = await read();
      use(value);
      log.info(told(), renewed);
    } catch (problem) {
      log.error({ ...(typeof about === "object" && about), problem: messageOf(problem) }, broken);
    }
  };
  const timer = setInterval(() => void check(), checkMs);
  timer.unref();
  return { current: () => value, check, close: () => clearInterval(timer) };
}

/** A text that changes when one of the files does. It looks at no content. @throws whatever the file system throws */
export async function versionOf(...files: readonly string[]): Promise<string> {
  const facts = await Promise.all(files.map((file) => stat(file)));
  return facts.map(({ mtimeMs, size, ino }) => [mtimeMs, size, ino].join("/")).join("\n");
}

/** Why something cannot be used, for the middle of a sentence. */
export const messageOf = (problem: unknown): string => (problem instanceof Error ? problem.message : "unreadable");
