/** Access keys and temporary credentials: made on the machine, found again when a request names them. @see spec/platform.md §12; STS API, GetSessionToken */
import {
  type AccessKey,
  checkName,
  drawn,
  isKeyId,
  isTemporaryId,
  isUsable,
  succeeded,
  type TemporaryCredentials,
} from "../domain/access-key/access-key.ts";
import { parsePolicy } from "../domain/iam/policy.ts";
import { refuse } from "../domain/refusal.ts";
import type { Sealed } from "../domain/sealed.ts";
import type { Claim } from "../domain/signature/claim.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";
import { Secret } from "../secret.ts";

type Tools = Pick<House, "store" | "sealer" | "random" | "clock">;

/** A key that was just made, with what is shown this once. */
export type NewKey = { readonly key: AccessKey; readonly secret: Secret };

/**
 * Makes a key. @param policies IAM policy documents; without one it may do nothing
 * @throws Error one sentence where a policy or the name is not acceptable
 */
export async function createAccessKey(house: Tools, { name, policies }: Pick<AccessKey, "name" | "policies">): Promise<NewKey> {
  for (const policy of policies) parsePolicy(policy);
  const secret = draw(house, "secret");
  const id = draw(house, "keyId");
  const sealed = house.sealer.seal(secret, context.accessKey(id));
  const key = { id, name: checkName(name), secret: sealed, policies, enabled: true, createdAt: house.clock.now() };
  if (!(await house.store.accessKeys.create(key))) throw new Error("The key could not be kept: try again.");
  return { key, secret: new Secret(secret) };
}

/**
 * Makes a key of the same name and policies, and lets the former one end. @param graceSeconds how long the former one goes on; 0: not at all
 * @returns undefined where there is no such key
 */
export async function rotateAccessKey(house: Tools, id: string, graceSeconds: number): Promise<NewKey | undefined> {
  const former = await house.store.accessKeys.find(id);
  if (!former) return undefined;
  const made = await createAccessKey(house, former);
  await house.store.accessKeys.update(id, (key) => succeeded(key, house.clock.now(), graceSeconds));
  return made;
}

/** Temporary credentials as an SDK takes them. */
export type Temporary = { readonly id: string; readonly secret: Secret; readonly token: Secret; readonly expiresAt: number };

/** Temporary credentials of a key, with its rights. They are kept nowhere: the token carries them, sealed. @returns undefined where there is no such key */
export async function temporaryCredentials(house: Tools, of: string, seconds: number): Promise<Temporary | undefined> {
  const key = await house.store.accessKeys.find(of);
  if (!key) return undefined;
  const issuedAt = house.clock.now();
  const [id, secret] = [draw(house, "temporaryKeyId"), draw(house, "secret")];
  const credentials: TemporaryCredentials = { id, secret, of, issuedAt, expiresAt: issuedAt + seconds };
  const token = Buffer.from(house.sealer.seal(JSON.stringify(credentials), context.sessionToken)).toString("base64");
  return { id, secret: new Secret(secret), token: new Secret(token), expiresAt: credentials.expiresAt };
}

/** What a request was signed with. `issuedAt` and `expiresAt` (epoch seconds) are those of temporary credentials. */
export type Credentials = {
  readonly key: AccessKey;
  readonly secret: Secret;
  readonly issuedAt?: number;
  readonly expiresAt?: number;
};

/** The credentials that a signature names. @throws Refusal `unknownAccessKey` where they are unknown, disabled, over, or the token is not theirs */
export async function credentialsOf(
  house: Tools,
  { accessKeyId, sessionToken }: Pick<Claim, "accessKeyId" | "sessionToken">,
): Promise<Credentials> {
  if (!isKeyId(accessKeyId) || isTemporaryId(accessKeyId) !== (sessionToken !== undefined)) throw refuse.unknownAccessKey();
  const temporary = sessionToken === undefined ? undefined : opened(house, sessionToken);
  if (temporary && temporary.id !== accessKeyId) throw refuse.unknownAccessKey();
  const key = await house.store.accessKeys.find(temporary?.of ?? accessKeyId);
  if (!key || !isUsable(key, house.clock.now())) throw refuse.unknownAccessKey();
  if (!temporary) return { key, secret: new Secret(house.sealer.open(key.secret, context.accessKey(key.id))) };
  const { secret, issuedAt, expiresAt } = temporary;
  return { key, secret: new Secret(secret), issuedAt, expiresAt };
}

function opened({ sealer }: Tools, sessionToken: string): TemporaryCredentials {
  try {
    // The seal holds, so this server wrote it.
    return JSON.parse(sealer.open(Buffer.from(sessionToken, "base64").toString() as Sealed, context.sessionToken)) as TemporaryCredentials;
  } catch {
    throw refuse.unknownAccessKey();
  }
}

function draw({ random }: Tools, what: keyof typeof drawn): string {
  const { prefix, alphabet, letters } = drawn[what];
  return prefix + random.text(alphabet, letters);
}
