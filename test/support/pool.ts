/** Pools and clients for tests, made through the real defaults, so that a test sees what the service would store. */
import type { InputOf } from "../../src/api/contract.ts";
import type { CreateUserPool } from "../../src/api/pool.ts";
import type { CreateUserPoolClient } from "../../src/api/pool-client.ts";
import type { UserPoolClient } from "../../src/domain/client/client.ts";
import { createdClient } from "../../src/domain/client/create.ts";
import { createdPool } from "../../src/domain/pool/create.ts";
import type { MfaSettings } from "../../src/domain/pool/mfa-config.ts";
import { withMfaConfig } from "../../src/domain/pool/mfa-config.ts";
import type { Pool } from "../../src/domain/pool/pool.ts";

/** When the test's world begins: 2026-01-01T00:00:00Z, in epoch seconds. */
export const born = 1_767_225_600;

/** A role that text messages can be sent under. */
export const smsConfiguration = { SnsCallerArn: "arn:aws:iam::123456789012:role/sms", ExternalId: "external" };

/** Mail through an identity of the pool's owner, which e-mail MFA asks for. */
export const emailConfiguration = {
  EmailSendingAccount: "DEVELOPER" as const,
  SourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
  From: "no-reply@example.com",
};

/**
 * A pool as CreateUserPool would make it. @param input members of CreateUserPool; `id` and `mfa` (SetUserPoolMfaConfig) beside them
 * @throws Refusal like the operations
 */
export function aPool({
  id = "us-east-1_aPool",
  mfa,
  ...input
}: Partial<InputOf<typeof CreateUserPool>> & { id?: string; mfa?: MfaSettings } = {}): Pool {
  const pool = createdPool({ PoolName: "a pool", ...input }, { id, accountId: "123456789012", now: born });
  return mfa ? withMfaConfig(pool, mfa, born) : pool;
}

/**
 * A client as CreateUserPoolClient would make it. @param input members of CreateUserPoolClient; `id`, `pool` and sealed `secrets` beside them
 * @throws Refusal like the operation
 */
export function aClient({
  id = "1example23456789",
  pool = aPool(),
  secrets = [],
  ...input
}: Partial<InputOf<typeof CreateUserPoolClient>> & { id?: string; pool?: Pool; secrets?: UserPoolClient["secrets"] } = {}): UserPoolClient {
  return createdClient({ ClientName: "a client", UserPoolId: pool.id, ...input }, pool, { id, secrets, now: born });
}
