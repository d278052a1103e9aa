/**
 * The door of the wire: a request's whole way on one screen.
 *
 *     target -> decode -> guard -> signature -> policies -> constraints -> caller -> quotas -> run -> encode
 *
 * Each step refuses by throwing, so the first that objects is the one that speaks. Thrown and no Refusal: our fault, so 500, logged and not shown.
 * @see spec/auth.md §1
 */
import type { CallerKind, OperationContract } from "../api/contract.ts";
import { operations as contracts, type OperationName } from "../api/operations.ts";
import { refuse } from "../domain/refusal.ts";
import type { Caller } from "../flows/caller.ts";
import { callerOf } from "../flows/caller-of.ts";
import { claimedTicket } from "../flows/sessions.ts";
import { flowAnswered } from "../flows/sign-in/respond.ts";
import type { HttpAnswer, HttpRequest } from "../http/message.ts";
import type { RequestFacts } from "../operations/operation.ts";
import type { Registry, ServedOperation } from "../operations/registry.ts";
import type { House } from "../ports/house.ts";
import { recordRequest, type Sight, watched } from "./audit.ts";
import { signedCaller } from "./authorization.ts";
import { decode } from "./decode.ts";
import { encode, encodeError, notThisProtocol } from "./encode.ts";
import { type QuotaGuard, QuotaSpent } from "./quota-guard.ts";
import { type FlowOf, type SignInFacts, signInFacts, signInOutcome } from "./sign-in-facts.ts";
import type { Trust } from "./signature.ts";
import { checkConstraints } from "./violations.ts";

/** What stands behind the door; `guard` beside it, where there is one. */
export type Wire = {
  readonly house: House;
  readonly operations: Registry;
  readonly trust: Trust;
  readonly bodyLimitBytes: number;
  readonly guard?: Guard;
  readonly quotas?: QuotaGuard;
  /** Development: plain JSON and the target as a query parameter will do, as catalogues of public APIs send them. @see docs/reference/openapi.md */
  readonly takesPlainJson?: boolean;
};

/**
 * Looks at a request of an operation without signature before anything else does: the place of a web ACL.
 * @param input decoded, not yet checked    @returns the answer where the request may not pass    @throws Refusal
 * @see spec/auth.md §1.3, §9; spec/platform.md §10
 */
export type Guard = (
  request: HttpRequest,
  operation: OperationContract,
  input: unknown,
) => HttpAnswer | undefined | Promise<HttpAnswer | undefined>;

const targetPrefix = "AWSCognitoIdentityProviderService.";

/** Answers one request, and tells the audit trail of it. Throws nothing. */
export async function handle(request: HttpRequest, wire: Wire): Promise<HttpAnswer> {
  if (!isReadable(request, wire)) return notThisProtocol();
  const sight: Sight = {};
  const answer = await answered(request, wire, sight);
  await recordRequest(request, sight, answer, wire.house);
  return answer;
}

async function answered(request: HttpRequest, wire: Wire, sight: Sight): Promise<HttpAnswer> {
  const name = operationNameOf(targetOf(request, wire));
  const flowOf: FlowOf = (answer) => flowAnswered(wire.house, answer);
  let facts: Facts = { operation: name };
  try {
    const { contract, run } = operationOf(name, wire.operations);
    sight.contract = contract;
    const input = decode(contract.input, bodyOf(request, wire));
    sight.input = input;
    facts = { ...facts, ...signInFacts(name, input, flowOf) };
    const refusal = contract.caller === "signed" ? undefined : await wire.guard?.(request, contract, input);
    if (refusal) return refusal;
    const credential = contract.caller === "signed" ? await signedCaller(request, contract, input, wire, sight) : contract.caller;
    checkConstraints(contract.input, input);
    const caller = typeof credential === "object" ? credential : await callerWithin(credential, contract, input, wire);
    sight.caller = caller;
    facts = { ...facts, pool: poolIdOf(caller, input, wire.house) };
    await wire.quotas?.(contract, input, caller);
    const output = await run(input, { ...seen(wire.house, sight), caller, request: factsOf(request) });
    return encode(contract.output && output, { ...facts, ...signInOutcome(name, output) });
  } catch (thrown) {
    return encodeError(thrown, thrown instanceof QuotaSpent ? { ...facts, quota: thrown.rate } : facts);
  }
}

// Guesses at client ids are charged too: all of them share one allowance.
async function callerWithin(kind: Exclude<CallerKind, "signed">, contract: OperationContract, input: unknown, { house, quotas }: Wire) {
  try {
    return await callerOf(kind, input, house);
  } catch (refused) {
    if (kind === "client") await quotas?.(contract, input, undefined);
    throw refused;
  }
}

/** The house, and with a trail a store that tells of which user it was asked. */
const seen = (house: House, sight: Sight): House => (house.audit ? { ...house, store: watched(house.store, sight) } : house);

/** What the request's line in the log says of it. */
type Facts = SignInFacts & { readonly operation: string | undefined; readonly pool?: string | undefined };

/** The pool that a request is about, once its caller is known and its input was checked. */
function poolIdOf(caller: Caller<OperationContract["caller"]>, input: unknown, house: House): string | undefined {
  if ("pool" in caller) return caller.pool.id;
  if ("session" in caller) return claimedTicket(house, caller.session)?.poolId;
  const { UserPoolId }: Readonly<Record<string, unknown>> = Object(input);
  return typeof UserPoolId === "string" ? UserPoolId : undefined;
}

const isReadable = ({ headers }: HttpRequest, { takesPlainJson }: Wire) =>
  (takesPlainJson ? /^application\/(x-amz-json-1\.1|json)\s*(;|$)/i : /^application\/x-amz-json-1\.1\s*(;|$)/i).test(
    headers["content-type"] ?? "",
  );

// A header goes before the query.
function targetOf({ headers, url }: HttpRequest, { takesPlainJson }: Wire): string | string[] | undefined {
  const inQuery = takesPlainJson && url.includes("?") ? new URLSearchParams(url.slice(url.indexOf("?"))).get("X-Amz-Target") : undefined;
  return headers["x-amz-target"] ?? inQuery ?? undefined;
}

/** @returns undefined where the target names no operation of ours */
function operationNameOf(target: string | string[] | undefined): OperationName | undefined {
  if (typeof target !== "string" || !target.startsWith(targetPrefix)) return undefined;
  const name = target.slice(targetPrefix.length);
  return isOperationName(name) ? name : undefined;
}

const isOperationName = (name: string): name is OperationName => Object.hasOwn(contracts, name);

function operationOf(name: OperationName | undefined, served: Registry): ServedOperation {
  if (name === undefined) throw refuse.unknownOperation();
  const operation = served.get(name);
  if (!operation) throw refuse.notServed(name);
  return operation;
}

function bodyOf({ body }: HttpRequest, { bodyLimitBytes }: Wire): Buffer {
  if (body === "too-large") throw refuse.bodyTooLarge(bodyLimitBytes);
  return body;
}

const factsOf = ({ id, sourceAddress, headers }: HttpRequest): RequestFacts => ({
  id,
  sourceAddress,
  userAgent: headers["user-agent"] ?? "",
});
