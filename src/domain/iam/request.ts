/** What policies are asked about a request: the action, the resource, and everything that conditions may look at. @see spec/platform.md §11 */
import type { Principal } from "../access-key/access-key.ts";
import { canonicalAddress } from "../network/address.ts";
import type { Pool } from "../pool/pool.ts";
import { findPoolId, poolArn } from "../pool/pool-id.ts";
import type { AccessRequest } from "./evaluate.ts";
import type { RequestContext } from "./template.ts";

/** Facts of a signed request. Moments are epoch seconds. */
export type SignedFacts = {
  readonly principal: Principal;
  readonly now: number;
  readonly sourceAddress: string;
  readonly isSecure: boolean;
  readonly userAgent: string;
  /** Of the signature's scope. */
  readonly region: string;
  /** Of temporary credentials. */
  readonly issuedAt?: number | undefined;
};

type Tags = Readonly<Record<string, string>>;
/** Members that name a pool or tags, wherever an operation has them. They are decoded, not yet checked. */
type Named = {
  readonly UserPoolId?: string;
  readonly ResourceArn?: string;
  readonly UserPoolTags?: Tags;
  readonly Tags?: Tags;
  readonly TagKeys?: readonly string[];
};

const namedIn = (input: unknown): Named => Object(input);

/**
 * The id of the pool that a request acts on, as the operation itself will read it. @param input decoded
 * @returns undefined where it names none: then only a policy for `*` allows it
 */
export function poolIdIn(input: unknown): string | undefined {
  const { UserPoolId, ResourceArn } = namedIn(input);
  // The operations on tags take the pool's id from the ARN and nothing else, so its region and account must not decide either.
  return UserPoolId ?? (ResourceArn === undefined ? undefined : findPoolId(ResourceArn));
}

/**
 * A request as policies see it.
 * @param operation its name    @param input decoded    @param pool what `poolIdIn` names, where it is there
 */
export function accessRequest(operation: string, input: unknown, pool: Pool | undefined, facts: SignedFacts): AccessRequest {
  const id = poolIdIn(input);
  const resource = id === undefined ? "*" : (pool?.description.Arn ?? poolArn(id, facts.principal.accountId));
  return { action: `cognito-idp:${operation}`, resource, context: contextOf(input, pool, facts) };
}

function contextOf(input: unknown, pool: Pool | undefined, facts: SignedFacts): RequestContext {
  const { principal, now, region, issuedAt } = facts;
  const { UserPoolTags, Tags, TagKeys = [] } = namedIn(input);
  const requestTags = { ...UserPoolTags, ...Tags };
  const tagKeys = [...new Set([...Object.keys(requestTags), ...TagKeys])];
  return new Map([
    ["aws:sourceip", [canonicalAddress(facts.sourceAddress) ?? facts.sourceAddress]],
    ["aws:securetransport", [String(facts.isSecure)]],
    ["aws:currenttime", [isoOf(now)]],
    ["aws:epochtime", [String(Math.floor(now))]],
    ...(facts.userAgent === "" ? [] : [["aws:useragent", [facts.userAgent]] as const]),
    ["aws:requestedregion", [region]],
    ["aws:principalarn", [principal.arn]],
    ["aws:principalaccount", [principal.accountId]],
    ["aws:principaltype", ["User"]],
    ["aws:userid", [principal.userId]],
    ["aws:username", [principal.name]],
    ...(issuedAt === undefined ? [] : temporary(issuedAt)),
    ...(tagKeys.length === 0 ? [] : [["aws:tagkeys", tagKeys] as const]),
    ...tagged("aws:requesttag/", requestTags),
    ...tagged("aws:resourcetag/", pool?.description.UserPoolTags ?? {}),
  ]);
}

const isoOf = (moment: number) => new Date(moment * 1000).toISOString().replace(/\.\d+Z$/, "Z");

/** Only temporary credentials know when they were issued, and whether MFA was asked for: it was not. */
const temporary = (issuedAt: number) =>
  [
    ["aws:tokenissuetime", [isoOf(issuedAt)]],
    ["aws:multifactorauthpresent", ["false"]],
  ] as const;

// Condition keys know no case, tags do: tags that differ by case only are values of one key.
function tagged(prefix: string, tags: Tags): readonly (readonly [string, readonly string[]])[] {
  const values = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(tags)) {
    const key = `${prefix}${name.toLowerCase()}`;
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return [...values];
}
