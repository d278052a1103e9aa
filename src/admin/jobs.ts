import type { Config } from "../config.ts";
import type { AuditFilters } from "./audit.ts";
import { create, disable, enable, forget, list, rotate, session } from "./commands/access-keys.ts";
import { showAudit, verifyAudit } from "./commands/audit.ts";
import { backup, restore } from "./commands/copies.ts";
import { failedMessages, retryMessages } from "./commands/messages.ts";
import { rotateMaster, rotateSigning } from "./commands/rotate.ts";
import { startChecks } from "./commands/start-checks.ts";
import { abandonImport, exportPools, importPools } from "./commands/transfer.ts";

/** A job: does it with the given words, prints what it came to, and gives the exit code. @throws Error one sentence */
export type Job = (config: Config, words: Words) => Promise<number>;

/** What the command line hands on, checked there; every job takes what it knows. Spans are in seconds. */
export type Words = {
  readonly name?: string;
  readonly id?: string;
  readonly file?: string;
  readonly pools?: readonly string[];
  readonly passphraseFile?: string;
  readonly policy?: readonly string[];
  readonly json?: boolean;
  readonly seconds?: number;
  readonly query?: AuditFilters;
  readonly limit?: number;
  readonly noted?: readonly string[];
  readonly urgency?: "later" | "at-once" | "compromised";
};

/** Every job by its name on the command line. */
export const jobs: ReadonlyMap<string, Job> = new Map(
  Object.entries({
    "abandon-import": abandonImport,
    audit: showAudit,
    backup,
    create,
    export: exportPools,
    "failed-messages": failedMessages,
    import: importPools,
    list,
    enable,
    disable,
    delete: forget,
    restore,
    "retry-messages": retryMessages,
    rotate,
    session,
    "start-checks": startChecks,
    "verify-audit": verifyAudit,
    "rotate-master": rotateMaster,
    "rotate-signing": rotateSigning,
  }),
);
