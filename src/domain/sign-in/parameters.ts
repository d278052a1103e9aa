/** ChallengeParameters: what a challenge tells its client, in the names that clients read. @see spec/auth.md §3.5 */
import { missingAttributes } from "../attribute/required.ts";
import type { UserPoolClient } from "../client/client.ts";
import { readableAttributesOf } from "../client/settings.ts";
import { masked } from "../code/masking.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../user/user.ts";
import type { PendingChallenge, Proof, SentCode } from "./session.ts";
import { isFirstFactorOpen } from "./steps.ts";

/** What the parameters are made from. `proofs`: what was proved when the challenge went out. */
export type ChallengeFacts = {
  readonly pool: Pool;
  readonly client: UserPoolClient;
  readonly user: User;
  readonly proofs: readonly Proof[];
};

/** ChallengeParameters of a challenge. PASSWORD_VERIFIER's come from the SRP exchange and not from here: `{}`. Throws nothing. */
export function challengeParameters(pending: PendingChallenge, facts: ChallengeFacts): Record<string, string> {
  const { user } = facts;
  const named = { USER_ID_FOR_SRP: user.username };
  switch (pending.name) {
    case "NEW_PASSWORD_REQUIRED":
      return { ...named, ...newPasswordParameters(facts) };
    case "SMS_MFA":
    case "EMAIL_OTP":
    case "SMS_OTP":
      return { ...deliveryParameters(pending), ...(!isFirstFactorOpen(facts.proofs) && named) };
    case "SOFTWARE_TOKEN_MFA":
      return { ...named, ...(user.softwareToken?.friendlyDeviceName && { FRIENDLY_DEVICE_NAME: user.softwareToken.friendlyDeviceName }) };
    case "SELECT_MFA_TYPE":
      return { ...named, MFAS_CAN_CHOOSE: JSON.stringify(pending.factors) };
    case "MFA_SETUP":
      return { ...named, MFAS_CAN_SETUP: JSON.stringify(pending.factors) };
    default:
      return {};
  }
}

/** Where a code went, masked. */
export const deliveryParameters = ({ attribute, destination }: Pick<SentCode, "attribute" | "destination">): Record<string, string> => ({
  CODE_DELIVERY_DELIVERY_MEDIUM: attribute === "email" ? "EMAIL" : "SMS",
  CODE_DELIVERY_DESTINATION: masked(attribute, destination),
});

// The client learns no attribute that it may not read.
function newPasswordParameters({ pool, client, user }: ChallengeFacts) {
  const readable = readableAttributesOf(client, pool);
  const attributes = Object.entries(user.attributes).filter(([name]) => readable.has(name));
  return {
    requiredAttributes: JSON.stringify(missingAttributes(pool, user.attributes).map((name) => `userAttributes.${name}`)),
    userAttributes: JSON.stringify(Object.fromEntries(attributes)),
  };
}
