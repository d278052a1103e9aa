import pino, { type Logger } from "pino";
import type { Config } from "../config.ts";

/** The log: one JSON object a line on standard output, written without holding anyone up, the last ones when the process ends. */
export function createLog({ logLevel }: Pick<Config, "logLevel">): Logger {
  const options = {
    level: logLevel,
    base: null,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, pino.destination({ dest: 1, sync: false }));
}
