/** `poolhouse doctor`: looks at everything that a server needs, and says in sentences what to mend. */
import type { Config } from "../../config.ts";
import { serverUrl } from "../outer/ask.ts";
import { writeStdout } from "../output/terminal.ts";
import { examineChoices } from "./choices.ts";
import { examineClock } from "./clock.ts";
import { examineDatabase } from "./database.ts";
import { examineDelivery } from "./delivery.ts";
import type { Finding } from "./finding.ts";
import { examineKeys } from "./keys.ts";
import { examineRows } from "./rows.ts";
import { examineReady, examineServer } from "./server.ts";
import { examineSettings } from "./settings.ts";
import { examineStart } from "./start.ts";

/**
 * Examines settings, database, keys, clock, delivery and server, in production every line of docs/production.md, and prints a line for each finding.
 * @param endpointUrl the server to ask; else what environment, profile and settings say
 * @returns 0 where nothing needs mending, 1 otherwise
 */
export async function examine(endpointUrl: string | undefined): Promise<number> {
  const { config, findings: ofSettings } = examineSettings();
  const url = endpointUrl === undefined && config ? ownUrl(config) : serverUrl(endpointUrl);
  const server = await examineServer(url);
  const findings = [
    ...ofSettings,
    ...(config ? [...(await examineDatabase(config)), ...examineKeys(config)] : []),
    ...examineClock(server.time),
    ...(config ? await examineDelivery(config) : []),
    ...(config?.mode === "production" ? await examineProduction(config, url) : []),
    ...server.findings,
  ];
  const width = Math.max(...findings.map(({ about }) => about.length));
  await writeStdout(findings.map((finding) => line(finding, width)).join(""));
  const bad = findings.filter(({ state }) => state === "bad").length;
  await writeStdout(bad === 0 ? "Nothing needs mending.\n" : `${bad} ${bad === 1 ? "thing needs" : "things need"} mending.\n`);
  return bad === 0 ? 0 : 1;
}

/** What only production needs. PostgreSQL's driver is loaded for it alone. */
async function examineProduction(config: Config, url: string): Promise<readonly Finding[]> {
  const { examineStorage } = await import("./postgres.ts");
  return [
    ...(await examineStart()),
    ...(await examineStorage(config)),
    ...(await examineRows(config)),
    ...examineChoices(config),
    await examineReady(url),
  ];
}

// Environment and profile may name a server elsewhere; the settings say where one of this folder listens.
function ownUrl({ host, port, tlsCertificate }: Pick<Config, "host" | "port" | "tlsCertificate">): string {
  const named = serverUrl(undefined);
  if (named !== "http://127.0.0.1:9229") return named;
  const everywhere = host === "0.0.0.0" || host === "::";
  return `${tlsCertificate === "" ? "http" : "https"}://${everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host}:${port || 9229}`;
}

const marks = { good: "ok  ", note: "note", bad: "MEND" } as const;
const line = ({ state, about, sentence }: Finding, width: number) => `${marks[state]}  ${about.padEnd(width)} ${sentence}\n`;
