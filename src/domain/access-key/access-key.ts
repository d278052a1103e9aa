/** Access keys: who may sign requests of administrators, with which policies. @see spec/platform.md §11, §12; IAM user guide, "Managing access keys" */
import { createHash } from "node:crypto";
import type { Sealed } from "../sealed.ts";

/** An access key as it is kept. Moments are epoch seconds. */
export type AccessKey = {
  /** `AKIA` and 16 capitals or digits. */
  readonly id: string;
  /** Whose key it is: the IAM user in its ARN. Several keys may have one name, so that one can take over from another. */
  readonly name: string;
  readonly secret: Sealed;
  /** IAM policy documents, as they were given. */
  readonly policies: readonly string[];
  readonly enabled: boolean;
  readonly createdAt: number;
  /** After it the key is refused: set where a successor took over. */
  readonly expiresAt?: number;
  /** The last use, seldom written. */
  readonly lastUsedAt?: number;
};

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const idLetters = 16;
const secretLetters = 40;
const secretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** How ids and secrets are drawn. @see IAM user guide, "Unique identifiers": AKIA for long-term keys, ASIA for temporary ones */
export const drawn = {
  keyId: { prefix: "AKIA", alphabet: base32, letters: idLetters },
  temporaryKeyId: { prefix: "ASIA", alphabet: base32, letters: idLetters },
  secret: { prefix: "", alphabet: secretAlphabet, letters: secretLetters },
} as const;

/** Whether a text can be the id of a key, long-term or temporary: others need no look-up. */
export const isKeyId = (text: string): boolean => /^A[KS]IA[A-Z2-7]{16}$/.test(text);
export const isTemporaryId = (text: string): boolean => text.startsWith("ASIA");

/** A policy that allows everything: the administrator's. */
export const everything = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

/** @throws Error one sentence where no IAM user can have this name @see IAM API, CreateUser */
export function checkName(name: string): string {
  if (!/^[\w+=,.@-]{1,64}$/.test(name)) throw new Error(`"${name}" is no name for a key: use 1 to 64 letters, digits or +=,.@_-.`);
  return name;
}

/** Whether a key may be used. @param now epoch seconds */
export const isUsable = ({ enabled, expiresAt }: AccessKey, now: number): boolean =>
  enabled && (expiresAt === undefined || now < expiresAt);

const coarseSeconds = 600;

/** Whether a use is worth a write: one in ten minutes is, else every request would cost one. */
export const isWorthNoting = ({ lastUsedAt = 0 }: AccessKey, now: number): boolean => now - lastUsedAt >= coarseSeconds;

/** The key that another one takes over from: it goes on until then. @param graceSeconds 0: at once */
export const succeeded = (key: AccessKey, now: number, graceSeconds: number): AccessKey => ({ ...key, expiresAt: now + graceSeconds });

/** Who calls, as policies and messages name it. */
export type Principal = { readonly name: string; readonly arn: string; readonly accountId: string; readonly userId: string };

/** The IAM user behind a key. `userId` follows from account and name: `AIDA` and 16 letters, the same on all nodes. @param accountId twelve digits */
export function principalOf({ name }: Pick<AccessKey, "name">, accountId: string): Principal {
  const digest = createHash("sha256").update(`${accountId}/${name}`).digest();
  const letters = Array.from(digest.subarray(0, idLetters), (byte) => base32[byte % base32.length]);
  return { name, arn: `arn:aws:iam::${accountId}:user/${name}`, accountId, userId: `AIDA${letters.join("")}` };
}

/** Temporary credentials of a key, as their token carries them. Moments are epoch seconds. */
export type TemporaryCredentials = {
  readonly id: string;
  readonly secret: string;
  /** The key that they were made of: they live no longer than that. */
  readonly of: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
};
