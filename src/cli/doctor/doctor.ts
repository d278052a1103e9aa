/** `poolhouse doctor`: looks at everything that a server needs, and says in sentences what to mend. */
import type { Config } from "../../config.ts";
import { serverUrl } from "../outer/ask.ts";
import { writeStdout } from "../output/terminal.ts";
import { examineClock } from "./clock.ts";
import { examineDatabase } from "./database.ts";
import { examineDelivery } from "./delivery.ts";
import type { Finding } from "./finding.ts";
import { examineKeys } from "./keys.ts";
import { examineServer } from "./server.ts";
import { examineSettings } from "./settings.ts";

/**
 * Examines settings, database, keys, clock, delivery and server, and prints a line for each finding.
 * @param endpointUrl the server to ask; else what environment, profile and settings say
 * @returns 0 where nothing needs mending, 1 otherwise
 */
export async function examine(endpointUrl: string | undefined): Promise<number> {
  const { config, findings: ofSettings } = examineSettings();
  const server = await examineServer(endpointUrl === undefined && config ? ownUrl(config) : serverUrl(endpointUrl));
  const findings = [
    ...ofSettings,
    ...(config ? [...(await examineDatabase(config)), ...examineKeys(config)] : []),
    ...examineClock(server.time),
    ...(config ? await examineDelivery(config) : []),
    ...server.findings,
  ];
  await writeStdout(findings.map(line).join(""));
  const bad = findings.filter(({ state }) => state === "bad").length;
  await writeStdout(bad === 0 ? "Nothing needs mending.\n" : `${bad} ${bad === 1 ? "thing needs" : "things need"} mending.\n`);
  return bad === 0 ? 0 : 1;
}

// Environment and profile may name a server elsewhere; the settings say where one of this folder listens.
function ownUrl({ host, port, tlsCertificate }: Pick<Config, "host" | "port" | "tlsCertificate">): string {
  const named = serverUrl(undefined);
  if (named !== "http://127.0.0.1:9229") return named;
  const everywhere = host === "0.0.0.0" || host === "::";
  return `${tlsCertificate === "" ? "http" : "https"}://${everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host}:${port || 9229}`;
}

const marks = { good: "ok  ", note: "note", bad: "MEND" } as const;
const line = ({ state, about, sentence }: Finding) => `${marks[state]}  ${about.padEnd(9)} ${sentence}\n`;
