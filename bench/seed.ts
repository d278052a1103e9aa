/** Fills a store for the bench: user0, user1, … with phone and e-mail; the first --signin of them can sign in with Passw0rd!,
 *  the next --totp of them with an authenticator's code on top. With --conditions the pool tracks devices and enforces threat protection.
 *  Does nothing where it was done before. */
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../src/config.ts";
import { createdClient } from "../src/domain/client/create.ts";
import { totpSecretOf } from "../src/domain/mfa/totp.ts";
import type { Password } from "../src/domain/password/password.ts";
import { createdPool } from "../src/domain/pool/create.ts";
import { type MfaSettings, withMfaConfig } from "../src/domain/pool/mfa-config.ts";
import { srpNameOf } from "../src/domain/pool/pool.ts";
import { newUser } from "../src/domain/user/create.ts";
import type { User } from "../src/domain/user/user.ts";
import type { House } from "../src/ports/house.ts";
import { context } from "../src/ports/sealer.ts";
import { Secret } from "../src/secret.ts";
import { buildHouse } from "../src/server/house.ts";

const { values: asked } = parseArgs({
  options: {
    users: { type: "string", default: "1000" },
    signin: { type: "string", default: "2000" },
    totp: { type: "string", default: "0" },
    file: { type: "string", default: ".bench/product.sqlite" },
    url: { type: "string", default: "" },
    pool: { type: "string", default: "us-east-1_BENCH0001" },
    client: { type: "string", default: "1benchbenchbenchbenchbench" },
    conditions: { type: "boolean", default: false },
  },
});
const password = "Passw0rd!";
const mfa: MfaSettings = {
  MfaConfiguration: "OPTIONAL",
  SoftwareTokenMfaConfiguration: { Enabled: true },
  SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: "arn:aws:iam::000000000000:role/bench" } },
};
const [signIns, authenticators] = [Number(asked.signin), Number(asked.totp)];
/** A pool that asks at every sign-in where it comes from and on which device. */
const watchful = {
  UserPoolTier: "PLUS",
  UserPoolAddOns: { AdvancedSecurityMode: "ENFORCED" },
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
} as const;
const ask = { Notify: false, EventAction: "MFA_IF_CONFIGURED" } as const;
/** Every level of risk leads on to the decision about MFA, and every password is looked up among the leaked ones. */
const riskActions = {
  AccountTakeoverRiskConfiguration: { Actions: { LowAction: ask, MediumAction: ask, HighAction: ask } },
  CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: "BLOCK" } },
} as const;
const flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] as const;

mkdirSync(dirname(asked.file), { recursive: true });
const silent = { info: () => {}, error: console.error };
const { house, close } = await buildHouse(
  { ...readConfig(), dataFile: asked.file, databaseUrl: asked.url === "" ? undefined : new Secret(asked.url) },
  silent,
  () => "http://127.0.0.1",
);
if (!(await house.store.pools.find(asked.pool))) await seed(house);
await close();

async function seed(house: House): Promise<void> {
  await house.store.reset(); // a seeding that was cut off is begun anew: the pool comes last
  const now = house.clock.now();
  const input = { PoolName: "bench", ...(asked.conditions && watchful) };
  const pool = withMfaConfig(createdPool(input, { id: asked.pool, accountId: house.settings.accountId, now }), mfa, now);
  const client = createdClient({ UserPoolId: pool.id, ClientName: "bench", ExplicitAuthFlows: [...flows] }, pool, {
    id: asked.client,
    secrets: [],
    now,
  });
  const users = Math.max(Number(asked.users), signIns + authenticators);
  for (let from = 0; from < users; from += 1000)
    await Promise.all(
      Array.from({ length: Math.min(1000, users - from) }, async (_, offset) => {
        const [index, username] = [from + offset, `user${from + offset}`];
        const sub = house.random.uuid(now);
        const user = newUser(pool, {
          username,
          sub,
          status: "CONFIRMED",
          attributes: {
            email: `${username}@example.com`,
            email_verified: "true",
            phone_number: `+1555${String(index).padStart(7, "0")}`,
            phone_number_verified: "true",
          },
          ...(index < signIns + authenticators && { password: await passwordOf(house, sub, username, now) }),
          now,
        });
        const withAuthenticator = index >= signIns && index < signIns + authenticators;
        await house.store.users.create(withAuthenticator ? { ...user, ...authenticatorOf(house, sub, now) } : user);
      }),
    );
  await house.store.clients.create(client);
  if (asked.conditions) await house.store.risk.configure(pool.id, undefined, { ...riskActions, LastModifiedDate: now });
  await house.store.pools.create(pool, await house.keys.make(pool.id, now));
}

async function passwordOf(house: House, sub: string, username: string, now: number): Promise<Password> {
  const salt = house.random.bytes(16).toString("hex");
  const verifier = await house.srp.verifier({ group: srpNameOf(asked.pool), name: username }, password, salt);
  return { salt, verifier: house.sealer.seal(verifier, context.password(asked.pool, sub)), setAt: now };
}

/** The same secret for everyone, which load.mjs knows. */
function authenticatorOf(house: House, sub: string, now: number): Pick<User, "mfa" | "softwareToken"> {
  const secret = totpSecretOf(createHash("sha256").update("poolhouse bench").digest());
  const softwareToken = { secret: house.sealer.seal(secret, context.softwareToken(asked.pool, sub)), verifiedAt: now };
  return { mfa: { enabled: ["SOFTWARE_TOKEN_MFA"], preferred: "SOFTWARE_TOKEN_MFA" }, softwareToken };
}
