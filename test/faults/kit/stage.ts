/** What the servers under test find in their store: a pool, a client whose refresh tokens rotate, people with a password and a phone; all in production. */
import { setTimeout as delay } from "node:timers/promises";
import { readConfig } from "../../../src/config.ts";
import { createdClient } from "../../../src/domain/client/create.ts";
import { createdPool } from "../../../src/domain/pool/create.ts";
import { withMfaConfig } from "../../../src/domain/pool/mfa-config.ts";
import { srpNameOf } from "../../../src/domain/pool/pool.ts";
import { documentedRates } from "../../../src/domain/quota/charges.ts";
import { newUser } from "../../../src/domain/user/create.ts";
import type { House } from "../../../src/ports/house.ts";
import { context } from "../../../src/ports/sealer.ts";
import { buildHouse } from "../../../src/server/house.ts";
import { recycledKeyStash } from "../../support/key-stash.ts";
import { keyText } from "../../support/sealer.ts";
import { createCaller } from "./caller.ts";
import type { Inbox } from "./inbox.ts";

type Environment = Readonly<Record<string, string>>;
export type Account = { readonly username: string; readonly phone: string };

export const poolId = "us-east-1_Faults000";
export const clientId = "1faultsfaultsfaultsfaults0";
export const password = "Passw0rd!";

/** How all servers of a test are set up. @param place `{ POOLHOUSE_DATA }` or `{ DATABASE_URL }` */
export const environmentOf = (inbox: Inbox, place: Environment): Environment => ({
  POOLHOUSE_MODE: "production",
  POOLHOUSE_MASTER_KEY: keyText(1),
  POOLHOUSE_ISSUER: "https://auth.example.com",
  POOLHOUSE_HOSTS: "*",
  POOLHOUSE_SMS_PROVIDER: "webhook",
  POOLHOUSE_WEBHOOK_URL: inbox.url,
  POOLHOUSE_WEBHOOK_SECRET: "of the test",
  // Quotas count, and stop nobody: whoever goes their rounds on a fast machine asks more than a person does.
  POOLHOUSE_QUOTA_RATES: Object.keys(documentedRates)
    .map((rate) => `${rate}=100000`)
    .join(","),
  ...place,
});

const silent = { info: () => {}, error: () => {} };

/** Works on the store as a server does, beside the servers. @returns what `work` returns */
export async function withHouse<Answer>(environment: Environment, work: (house: House) => Promise<Answer>): Promise<Answer> {
  const { house, close } = await buildHouse(readConfig(environment), silent, () => "http://127.0.0.1", { stash: recycledKeyStash() });
  try {
    return await work(house);
  } finally {
    await close();
  }
}

/** An account for those who only want to know whether a server works. */
const probe: Account = { username: "probe", phone: "+15559999999" };

/** Makes pool, client and accounts. @param count of the accounts, beside the probe's */
export const setStage = (environment: Environment, count: number): Promise<readonly Account[]> =>
  withHouse(environment, async (house) => {
    const now = house.clock.now();
    const mfa = {
      MfaConfiguration: "OPTIONAL",
      SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: "arn:aws:iam::000000000000:role/x" } },
    } as const;
    const pool = withMfaConfig(createdPool({ PoolName: "faults" }, { id: poolId, accountId: house.settings.accountId, now }), mfa, now);
    const settings = { ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH" as const], RefreshTokenRotation: { Feature: "ENABLED" as const } };
    const client = createdClient({ UserPoolId: poolId, ClientName: "faults", ...settings }, pool, { id: clientId, secrets: [], now });
    await house.store.pools.create(pool, await house.keys.make(pool.id, now));
    await house.store.clients.create(client);
    const accounts = Array.from({ length: count }, (_, index) => ({
      username: `user${index}`,
      phone: `+1555${String(index).padStart(7, "0")}`,
    }));
    await Promise.all(
      [probe, ...accounts].map(async ({ username, phone }) => {
        const sub = house.random.uuid(now);
        const salt = house.random.bytes(16).toString("hex");
        const verifier = await house.srp.verifier({ group: srpNameOf(poolId), name: username }, password, salt);
        const attributes = { phone_number: phone, phone_number_verified: "true", nickname: "0" };
        const sealed = { salt, verifier: house.sealer.seal(verifier, context.password(poolId, sub)), setAt: now };
        await house.store.users.create(newUser(pool, { username, sub, status: "CONFIRMED", attributes, password: sealed, now }));
      }),
    );
    return accounts;
  });

/** Waits until a server takes a sign-in, which reads and writes. */
export async function serves(server: URL): Promise<void> {
  const caller = createCaller(() => [server]);
  const AuthParameters = { USERNAME: probe.username, PASSWORD: password };
  const isThere = async () => {
    const outcome = await caller.ask("InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH", ClientId: clientId, AuthParameters });
    return "status" in outcome && outcome.status === 200;
  };
  while (!(await isThere())) await delay(20);
  caller.close();
}
