/** Looks at settings and files before production starts. */
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Config } from "../config.ts";
import { type Permissions, type StartFacts, startChecks, startProblems } from "../domain/production/start.ts";
import { deliveryMedia } from "./delivery.ts";

/** Everything that stands against a start with this configuration, each in one sentence; nothing in development. */
export const problemsOf = (config: Config): readonly string[] => (config.mode === "development" ? [] : startProblems(startFactsOf(config)));

/** What a start in production looks at, each with its name and what stands against it. */
export const checksOf = (config: Config): ReturnType<typeof startChecks> => startChecks(startFactsOf(config));

function startFactsOf(config: Config): StartFacts {
  const { masterKey, masterKeyFile, masterKeyCommand, tlsCertificate, tlsKey, trustedProxies } = config;
  return {
    hasMasterKey: masterKey !== undefined || masterKeyFile !== "" || masterKeyCommand !== "",
    issuer: config.issuer,
    fixedCode: config.code,
    keepsOutbox: deliveryMedia(config) === "outbox",
    ...permissionsOf(config),
    host: config.host,
    hasTls: tlsCertificate !== "" && tlsKey !== "",
    hasTrustedProxies: trustedProxies !== "",
  };
}

/** @throws Error with the first of `problemsOf` */
export function refuseUnsafeStart(config: Config): void {
  const [problem] = problemsOf(config);
  if (problem !== undefined) throw new Error(problem);
}

function permissionsOf({ databaseUrl, dataFile }: Config) {
  if (databaseUrl || dataFile === ":memory:" || process.platform === "win32") return {};
  return { dataFile: permissionsAt(dataFile), dataFolder: permissionsAt(dirname(resolve(dataFile))) };
}

function permissionsAt(path: string): Permissions | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { path, mode: found.mode };
}
