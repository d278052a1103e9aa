/** The words of the sign-in flows: who asks, and what a step came to. */

import type { OutputOf } from "../../api/contract.ts";
import type { AdminInitiateAuth, AuthFlowType } from "../../api/sign-in.ts";
import type { UserPoolClient } from "../../domain/client/client.ts";
import type { Presented } from "../../domain/device/trust.ts";
import type { Pool } from "../../domain/pool/pool.ts";
import { type Refusal, refuse } from "../../domain/refusal.ts";
import type { Verdict } from "../../domain/risk/verdict.ts";
import type { Digest } from "../../domain/sealed.ts";
import type { Door, Session } from "../../domain/sign-in/session.ts";
import type { User } from "../../domain/user/user.ts";
import type { RiskWatch } from "../risk.ts";
import type { OpenedFamily } from "../tokens.ts";

/**
 * What stays the same through a request of a sign-in. The client belongs to the pool. `address`: where the user's request came from. `device`: what
 * it says about a device, once its user is known; absent where the pool tracks none. `risk`: what is known of the request; absent where threat
 * protection is off. `flow`: what the sign-in began with, where the request tells. `verdict`: what risk said of this sign-in, once its first factor was proved.
 */
export type Attempt = {
  readonly pool: Pool;
  readonly client: UserPoolClient;
  readonly door: Door;
  readonly flow?: AuthFlowType | undefined;
  readonly address?: string | undefined;
  readonly device?: AttemptDevice;
  readonly risk?: RiskWatch;
  readonly verdict?: AttemptVerdict;
};

/** `notify`: the user is to hear of it, once. */
export type AttemptVerdict = Verdict & { readonly notify?: true };

/** `username` as the request has it; `after`: of the session that the request answers. */
export type AttemptDevice = { readonly presented: Presented; readonly username: string; readonly after?: Digest };

/** AuthParameters or ChallengeResponses. */
export type Parameters = Readonly<Record<string, string>>;

/** An answer to a challenge on its way to be judged. */
export type Answering = { readonly attempt: Attempt; readonly session: Session; readonly responses: Parameters };

/** What both doors answer, in the API's terms. */
export type SignInAnswer = OutputOf<typeof AdminInitiateAuth>;

/**
 * What a step came to, decided inside the commit. A refusal is an outcome, too: what it changes (a wrong try is counted) is saved before it is
 * thrown. Tokens are signed after the commit.
 */
export type Outcome =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "challenged"; readonly answer: SignInAnswer }
  | { readonly kind: "signed-in"; readonly user: User; readonly opened: OpenedFamily };

/** The value of a parameter that must be there. @throws Refusal `missingParameter` */
export function required(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (!value) throw refuse.missingParameter(name);
  return value;
}
