/** The web ACLs in force: read at start, read again when their files change. */
import { judgeRequest, parseWebAcl, type WebAcl } from "../../domain/web-acl/acl.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Geo } from "../../ports/geo.ts";
import type { RuleCount, WebAcls } from "../../ports/web-acl.ts";
import { type AclFiles, defaultAcl, readAclFiles, versionOf } from "./files.ts";
import { RateCounters } from "./rates.ts";

/** The log as this adapter uses it; pino fits. */
export type AclLog = { info(fields: object, sentence: string): void; error(fields: object, sentence: string): void };

export type AclSettings = {
  /** A file, or a directory with a file a pool. */
  readonly path: string;
  readonly geo: Geo | undefined;
  readonly clock: Clock;
  readonly log: AclLog;
};

/** ACLs that follow their files. `check` looks whether they changed; it never rejects. */
export type OpenWebAcls = WebAcls & { readonly check: () => Promise<void>; readonly close: () => void };

const checkMs = 1000;

type Loaded = { readonly arePerPool: boolean; readonly acls: ReadonlyMap<string, WebAcl> };

/** Reads the ACLs. @throws Error one sentence that names the setting, the file, and what in it cannot be evaluated */
export async function openWebAcls({ path, geo, clock, log }: AclSettings): Promise<OpenWebAcls> {
  const load = async (): Promise<Loaded> => loaded(await readAclFiles(path), geo !== undefined);
  const seen = { version: await versionOf(path).catch(() => "") };
  let inForce = await load().catch((problem: unknown) => {
    throw new Error(`POOLHOUSE_WEB_ACL: ${sentenceOf(problem, path)}`);
  });
  const rates = new RateCounters(() => clock.now());
  const matches = new RuleCounts();
  const check = followed(path, seen, log, async () => {
    inForce = await load();
    return inForce.acls;
  });
  const timer = setInterval(() => void check(), checkMs);
  timer.unref();
  return {
    get arePerPool() {
      return inForce.arePerPool;
    },
    judge(poolId, request) {
      const own = poolId !== undefined && inForce.acls.has(poolId) ? poolId : defaultAcl;
      const acl = inForce.acls.get(own);
      if (!acl) return undefined;
      const countryOf = (address: string) => geo?.countryOf(address);
      const count = (key: string, windowSeconds: number) => rates.count(`${own} ${key}`, windowSeconds);
      const verdict = judgeRequest(acl, { ...request, countryOf, count });
      matches.add(acl.name, verdict.matched);
      return verdict;
    },
    counts: () => matches.all(),
    check,
    close: () => clearInterval(timer),
  };
}

function loaded({ arePerPool, byPool, sets }: AclFiles, knowsCountries: boolean): Loaded {
  const acls = [...byPool].map(([poolId, { file, text }]) => {
    try {
      return [poolId, parseWebAcl(text, { knowsCountries, sets })] as const;
    } catch (problem) {
      throw new Error(`${file}: ${problem instanceof Error ? problem.message : "unreadable"}`);
    }
  });
  return { arePerPool, acls: new Map(acls) };
}

/** Looks once whether the files changed. What is broken is told once, and tried again when the files change again. */
function followed(path: string, seen: { version: string }, log: AclLog, reload: () => Promise<Loaded["acls"]>): () => Promise<void> {
  return async () => {
    try {
      const version = await versionOf(path).catch(() => "gone");
      if (version === seen.version) return;
      seen.version = version;
      const acls = await reload();
      log.info({ acls: [...acls.values()].map(({ name, rules }) => ({ name, rules: rules.length })) }, "The web ACL was read anew.");
    } catch (problem) {
      log.error({ problem: sentenceOf(problem, path) }, "The new web ACL is broken; the old one stays in force.");
    }
  };
}

// What we threw ourselves is a sentence; what the system threw carries a code.
const sentenceOf = (problem: unknown, path: string) =>
  problem instanceof Error && "code" in problem
    ? `${path} cannot be read (${String(problem.code)}).`
    : problem instanceof Error
      ? problem.message
      : "unreadable";

/** How often each rule matched. */
class RuleCounts {
  readonly #counts = new Map<string, { readonly acl: string; readonly rule: string; readonly action: string; requests: number }>();

  add(acl: string, matched: readonly { readonly rule: string; readonly action: string }[]): void {
    for (const { rule, action } of matched) {
      const key = JSON.stringify([acl, rule, action]);
      const counter = this.#counts.get(key) ?? { acl, rule, action, requests: 0 };
      counter.requests += 1;
      this.#counts.set(key, counter);
    }
  }

  all(): readonly RuleCount[] {
    return [...this.#counts.values()].map((each) => ({ ...each }));
  }
}
