/** A server in production for tests: in memory, on the loopback, with a master key and an issuer; and keys that may call it. */
import type { Config } from "../../src/config.ts";
import { Secret } from "../../src/secret.ts";
import type { Overrides } from "../../src/server.ts";
import { keyText } from "./sealer.ts";
import { startTestServer, type TestServer } from "./server.ts";

/** What a production server needs at least. It lets itself be called by any name, since tests call it by its address. */
export const productionSettings = {
  mode: "production",
  masterKey: new Secret(keyText(1)),
  issuer: "https://auth.example.com",
  hostNames: "*",
} as const satisfies Partial<Config>;

/** Starts one. @param settings that differ */
export const startProductionServer = (settings: Partial<Config> = {}, overrides: Overrides = {}): Promise<TestServer> =>
  startTestServer({ ...productionSettings, ...settings }, overrides);
