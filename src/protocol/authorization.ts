/** The caller of a signed operation: the signature must hold, then the policies of its key must allow the request. @see spec/platform.md §11, §12 */
import type { OperationContract } from "../api/contract.ts";
import { type AccessKey, principalOf } from "../domain/access-key/access-key.ts";
import { evaluate } from "../domain/iam/evaluate.ts";
import { type Policy, parsePolicy } from "../domain/iam/policy.ts";
import { accessRequest, poolIdIn } from "../domain/iam/request.ts";
import { refuse } from "../domain/refusal.ts";
import type { SignedCaller } from "../flows/caller.ts";
import type { HttpRequest } from "../http/message.ts";
import type { House } from "../ports/house.ts";
import type { Sight } from "./audit.ts";
import { checkSignature, type Signer, type Trust } from "./signature.ts";

/**
 * Who signed a request and may make it.
 * @param input decoded, not yet checked    @param sight gets the caller before the policies are asked    @throws Refusal like `checkSignature`, then AccessDeniedException
 */
export async function signedCaller(
  request: HttpRequest,
  operation: OperationContract,
  input: unknown,
  { trust, house }: { readonly trust: Trust; readonly house: House },
  sight: Pick<Sight, "caller">,
): Promise<SignedCaller> {
  const signer = await checkSignature(request, trust, house);
  sight.caller = signer.caller;
  await checkPolicies(signer, operation, input, request, house);
  return signer.caller;
}

/**
 * Asks the policies, before constraints and before the pool is looked up for the operation. Where any signature counts, nobody has policies.
 * @param input decoded, not yet checked    @throws Refusal AccessDeniedException
 */
async function checkPolicies(
  { caller, credentials }: Signer,
  operation: OperationContract,
  input: unknown,
  request: HttpRequest,
  { store, settings, clock }: House,
): Promise<void> {
  if (!credentials) return;
  const { key, issuedAt } = credentials;
  const poolId = poolIdIn(input);
  const pool = poolId === undefined ? undefined : await store.pools.find(poolId);
  const principal = principalOf(key, settings.accountId);
  const asked = accessRequest(operation.name, input, pool, {
    principal,
    now: clock.now(),
    sourceAddress: request.sourceAddress,
    isSecure: request.isSecure === true,
    userAgent: request.headers["user-agent"] ?? "",
    region: caller.region,
    issuedAt,
  });
  const verdict = evaluate(policiesOf(key), asked);
  if (verdict !== "allowed") throw refuse.accessDenied(principal.arn, asked.action, asked.resource, verdict);
}

const parsed = new WeakMap<AccessKey, readonly Policy[]>();

// The store hands out the same key until it changes, so its policies are read once.
function policiesOf(key: AccessKey): readonly Policy[] {
  const known = parsed.get(key);
  if (known) return known;
  const policies = key.policies.map(parsePolicy);
  parsed.set(key, policies);
  return policies;
}
