/** Names of pools: the id, a chosen one, and the ARN. @see spec/platform.md §2.1 */
import { refusePool } from "./refusals.ts";

/** What the second half of a pool's id is drawn from, and how much of it. */
export const poolIdAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
export const poolIdLength = 9;

// The API model's pattern, with one underscore: SRP clients take what follows the first one as the pool's name.
const poolId = /^[a-zA-Z0-9-]+_[0-9a-zA-Z]+$/;
const mark = "_custom_id_";

/** The id that a pool's name or tags choose, in the convention of other emulators: the tag `_custom_id_`, or a name `_custom_id_:<id>`.
 *  @returns undefined where none is chosen @throws Refusal for an id that the API could not carry */
export function chosenPoolId({ PoolName, UserPoolTags }: { PoolName: string; UserPoolTags?: Record<string, string> }): string | undefined {
  const chosen = UserPoolTags?.[mark] ?? chosenInName(PoolName);
  if (chosen === undefined) return undefined;
  if (!poolId.test(chosen) || chosen.length > 55) throw refusePool.chosenIdMalformed(chosen);
  return chosen;
}

/** What follows `_custom_id_:` in a name. The API model allows no colon in names, the contract makes an exception for it; `=` serves too. */
export const chosenInName = (name: string): string | undefined => /^_custom_id_[:=](.*)$/.exec(name)?.[1];

/** Whether a text is spelled like a region of AWS; a chosen id may begin with another word. */
export const isRegion = (text: string): boolean => /^[a-z]{2}(-[a-z]+)+-\d$/.test(text);

/** The region of a new pool: the one that the request was signed for where it is spelled like one, else the house's. */
export const regionFor = (signedFor: string, house: string): string => (isRegion(signedFor) ? signedFor : house);

/** The region of a pool: what stands before `_` in its id. */
export const regionOf = (id: string): string => id.slice(0, id.indexOf("_"));

/** The ARN of a pool. @param accountId twelve digits */
export const poolArn = (id: string, accountId: string): string => `arn:aws:cognito-idp:${regionOf(id)}:${accountId}:userpool/${id}`;

/** The id of the pool that an ARN names; undefined for the ARN of anything else. */
export const findPoolId = (arn: string): string | undefined => /^arn:[\w-]+:cognito-idp:[^:]*:\d+:userpool\/(.+)$/.exec(arn)?.[1];

/** The id of the pool that an ARN names. @throws Refusal for the ARN of anything else */
export function poolIdOfArn(arn: string): string {
  const id = findPoolId(arn);
  if (id === undefined) throw refusePool.arnMalformed(arn);
  return id;
}
