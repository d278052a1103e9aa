/**
 * A whole life of users, keys and clients on a server in production; then every secret of it is searched for in all that the server kept or said,
 * in clear, in hex and in base64.
 */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import test, { after, before } from "node:test";
import pino from "pino";
import type { Config } from "../../src/config.ts";
import { Secret } from "../../src/secret.ts";
import { startPostgres, withClient } from "../contract/postgres.ts";
import { aFolder } from "../support/folder.ts";
import { aKey, keyClient, startProductionServer } from "../support/production.ts";
import { createSecrets } from "../support/secrets.ts";
import type { TestServer } from "../support/server.ts";
import { aPlace, factorBlocks } from "../support/sign-in.ts";
import { changePasswords, useFactors } from "./leaks/factors.ts";
import { makeKeys } from "./leaks/keys.ts";
import { ada, type Life, unique } from "./leaks/life.ts";
import { signInByPassword, signInBySrp, signUp } from "./leaks/sign-ins.ts";
import { stray } from "./leaks/stray.ts";

const lines: string[] = [];
const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });

/** Carries nothing, and tells the sender back what it sent: messages wait in the queue, and its answers are not to be kept. */
const provider = createServer((request, response) => {
  let body = "";
  request.on("data", (data) => {
    body += data;
  });
  request.on("end", () => response.writeHead(body.includes("refused@") ? 400 : 503).end(body));
});
const metricsToken = unique("metrics");
const webhookSecret = unique("webhook");
const masterKey = randomBytes(32).toString("base64");
const settings = (): Partial<Config> => ({
  masterKey: new Secret(masterKey),
  metricsToken: new Secret(metricsToken),
  mailProvider: "webhook",
  smsProvider: "webhook",
  webhookUrl: `http://127.0.0.1:${(provider.address() as AddressInfo).port}`,
  webhookSecret: new Secret(webhookSecret),
  logLevel: "debug",
});
before(() => new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", () => resolve())));
after(() => {
  provider.closeAllConnections();
  provider.close();
});

async function live(server: TestServer): Promise<Life> {
  const key = await aKey(server);
  const secrets = createSecrets();
  secrets.know("secret of the administrator's key", key.secretAccessKey);
  secrets.know("master key", masterKey, "base64");
  secrets.know("metrics token", metricsToken);
  secrets.know("webhook secret", webhookSecret);
  const place = await aPlace(server, {
    sdk: keyClient(server, key),
    pool: { AutoVerifiedAttributes: ["email"], DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: false } },
    mfa: { MfaConfiguration: "OPTIONAL", ...factorBlocks.sms, ...factorBlocks.totp, ...factorBlocks.email },
  });
  const life: Life = { place, secrets, server, errors: [] };
  await signUp(life);
  const AccessToken = await signInByPassword(life);
  await signInBySrp(life);
  await useFactors(life, AccessToken);
  await stray(life, AccessToken);
  await changePasswords(life, AccessToken);
  await makeKeys(life);
  const figures = await fetch(`${server.url}/metrics`, { headers: { Authorization: `Bearer ${metricsToken}` } });
  life.errors.push(await figures.text());
  return life;
}

/** Where a search for secrets finds what is none: it looked in the right place. */
const isReadable = (text: string) => assert.ok(text.includes(ada.email));

test("SQLite's file, its log, the server's log, errors and figures hold no secret", async (t) => {
  const dataFile = join(aFolder(), "life.sqlite");
  const server = await startProductionServer({ ...settings(), dataFile }, { log });
  t.after(server.close);
  const { secrets, errors } = await live(server);
  const bytesOf = (file: string) => (existsSync(file) ? readFileSync(file, "latin1") : "");
  const places = () => Object.fromEntries(["", "-wal", "-shm"].map((end) => [`the file${end}`, bytesOf(dataFile + end)]));
  assert.ok(secrets.count() > 60);
  isReadable(Object.values(places()).join(""));
  assert.deepEqual(secrets.find({ ...places(), "the errors": errors.join("\n"), "the log": lines.join("\n") }), []);
});

test("every table of PostgreSQL holds no secret", async (t) => {
  const postgres = await startPostgres();
  t.after(postgres.stop);
  const url = await postgres.database();
  const server = await startProductionServer({ ...settings(), databaseUrl: new Secret(url) }, { log });
  t.after(server.close);
  const { secrets, errors } = await live(server);
  const tables = await dumped(url);
  isReadable(tables.users ?? "");
  assert.deepEqual(secrets.find({ ...tables, "the errors": errors.join("\n"), "the log": lines.join("\n") }), []);
});

/** Every row as PostgreSQL writes it. @returns texts by the names of the tables */
const dumped = (url: string): Promise<Readonly<Record<string, string>>> =>
  withClient(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'");
    const texts: [string, string][] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(`select t::text as line from "${name}" t`);
      texts.push([name, rows.map(({ line }) => line).join("\n")]);
    }
    return Object.fromEntries(texts);
  });
