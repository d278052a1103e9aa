/** The web ACLs in force: read at start, read again when their files change. */
import { judgeRequest, parseWebAcl, type WebAcl } from "../../domain/web-acl/acl.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Geo } from "../../ports/geo.ts";
import type { RuleCount, WebAcls } from "../../ports/web-acl.ts";
import { type Followed, type FollowLog, follow, messageOf } from "../followed.ts";
import { type AclFiles, defaultAcl, readAclFiles, versionOf } from "./files.ts";
import { RateCounters } from "./rates.ts";

export type AclSettings = {
  /** A file, or a directory with a file a pool. */
  readonly path: string;
  readonly geo: Geo | undefined;
  readonly clock: Clock;
  readonly log: FollowLog;
};

/** ACLs that follow their files. */
export type OpenWebAcls = WebAcls & Omit<Followed<Loaded>, "current">;

const checkMs = 1000;

type Loaded = { readonly arePerPool: boolean; readonly acls: ReadonlyMap<string, WebAcl> };

/** Reads the ACLs. @throws Error one sentence that names the setting, the file, and what in it cannot be evaluated */
export async function openWebAcls({ path, geo, clock, log }: AclSettings): Promise<OpenWebAcls> {
  const { current, check, close } = await follow({
    read: () => load(path, geo),
    version: () => versionOf(path),
    checkMs,
    log,
    about: ({ acls }: Loaded) => ({ acls: [...acls.values()].map(({ name, rules }) => ({ name, rules: rules.length })) }),
    renewed: "The web ACL was read anew.",
    broken: "The new web ACL is broken; the old one stays in force.",
  }).catch((problem: unknown) => {
    throw new Error(`POOLHOUSE_WEB_ACL: ${messageOf(problem)}`);
  });
  const rates = new RateCounters(() => clock.now());
  const matches = new RuleCounts();
  return {
    get arePerPool() {
      return current().arePerPool;
    },
    judge(poolId, request) {
      const { acls } = current();
      const own = poolId !== undefined && acls.has(poolId) ? poolId : defaultAcl;
      const acl = acls.get(own);
      if (!acl) return undefined;
      const countryOf = (address: string) => geo?.countryOf(address);
      const count = (key: string, windowSeconds: number) => rates.count(`${own} ${key}`, windowSeconds);
      const verdict = judgeRequest(acl, { ...request, countryOf, count });
      matches.add(acl.name, verdict.matched);
      return verdict;
    },
    counts: () => matches.all(),
    check,
    close,
  };
}

async function load(path: string, geo: Geo | undefined): Promise<Loaded> {
  const files = await readAclFiles(path).catch((problem: unknown) => {
    throw unreadable(problem, path);
  });
  return loaded(files, geo !== undefined);
}

// What we threw ourselves is a sentence; what the system threw carries a code.
const unreadable = (problem: unknown, path: string) =>
  problem instanceof Error && "code" in problem ? new Error(`${path} cannot be read (${String(problem.code)}).`) : problem;

function loaded({ arePerPool, byPool, sets }: AclFiles, knowsCountries: boolean): Loaded {
  const acls = [...byPool].map(([poolId, { file, text }]) => {
    try {
      return [poolId, parseWebAcl(text, { knowsCountries, sets })] as const;
    } catch (problem) {
      throw new Error(`${file}: ${messageOf(problem)}`);
    }
  });
  return { arePerPool, acls: new Map(acls) };
}

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
