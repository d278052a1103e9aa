/**
 * Figures for Prometheus: requests, sign-ins, challenges, codes, messages, connections and the process. Every label's value is a name of the API, of
 * the product or of the operator's own rules, never a caller's text, so their number is bounded.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Message } from "../domain/message.ts";
import type { RequestLine } from "../http/log.ts";
import type { HttpAnswer } from "../http/message.ts";
import type { Store } from "../ports/store.ts";
import type { WebAcls } from "../ports/web-acl.ts";
import { countSteps } from "./figures/steps.ts";

export type Figures = {
  /** Counts one answered request. */
  readonly observe: (line: RequestLine) => void;
  /** Counts messages that were queued. */
  readonly queued: (messages: readonly Message[]) => void;
  /** Names what is looked at whenever the page is read. */
  readonly watch: (sources: Sources) => void;
  /** The page that Prometheus reads. */
  readonly page: () => Promise<HttpAnswer>;
};

/** `acls` tells how often each rule matched, where there are any. */
export type Sources = {
  readonly store: Pick<Store, "connections"> & { readonly messages: Pick<Store["messages"], "depth"> };
  readonly acls?: Pick<WebAcls, "counts"> | undefined;
};

const latencyBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Figures that stand at nothing. */
export function createFigures(): Figures {
  const registry = new Registry();
  const registers = [registry];
  let sources: Sources | undefined;
  collectDefaultMetrics({ register: registry });
  const countRequest = countRequests(registers);
  const countStep = countSteps(registers);
  const codesSent = new Counter({
    name: "poolhouse_codes_sent_total",
    help: "Codes and temporary passwords that were queued for a user, by what they are for and how they travel.",
    labelNames: ["kind", "medium"],
    registers,
  });
  showQueue(registers, () => sources);
  showConnections(registers, () => sources);
  showMatches(registers, () => sources);
  return {
    observe(line) {
      countRequest(line);
      countStep(line);
    },
    queued(messages) {
      for (const { kind, medium } of messages) if (kind) codesSent.inc({ kind, medium });
    },
    watch(named) {
      sources = named;
    },
    page: async () => ({ status: 200, contentType: registry.contentType, body: await registry.metrics(), quiet: true }),
  };
}

type Watched = () => Sources | undefined;

function countRequests(registers: Registry[]): (line: RequestLine) => void {
  const requests = new Counter({
    name: "poolhouse_requests_total",
    help: "Requests by operation and result: ok, or the name of the exception.",
    labelNames: ["operation", "result"],
    registers,
  });
  const seconds = new Histogram({
    name: "poolhouse_request_seconds",
    help: "Time to answer, by operation.",
    labelNames: ["operation"],
    buckets: latencyBuckets,
    registers,
  });
  const spent = new Counter({
    name: "poolhouse_quota_refusals_total",
    help: "Requests that were refused because an allowance was spent, by its rate.",
    labelNames: ["rate"],
    registers,
  });
  return ({ operation = "none", errorType, status, ms, quota }) => {
    requests.inc({ operation, result: errorType ?? (status < 400 ? "ok" : String(status)) });
    seconds.observe({ operation }, ms / 1000);
    if (quota !== undefined) spent.inc({ rate: quota });
  };
}

function showQueue(registers: Registry[], watched: Watched): void {
  new Gauge({
    name: "poolhouse_messages",
    help: "Messages that wait to be delivered, and those that were given up.",
    labelNames: ["state"],
    registers,
    async collect() {
      this.reset();
      // A database that is away takes its own figures away, not the page.
      const depth = await watched()
        ?.store.messages.depth()
        .catch(() => undefined);
      for (const state of ["queued", "failed"] as const) if (depth) this.set({ state }, depth[state]);
    },
  });
}

function showConnections(registers: Registry[], watched: Watched): void {
  new Gauge({
    name: "poolhouse_database_connections",
    help: "Connections of this node to PostgreSQL: open ones, those of them that are idle, and requests that wait for one.",
    labelNames: ["database", "state"],
    registers,
    collect() {
      this.reset();
      for (const { database, ...counts } of watched()?.store.connections() ?? [])
        for (const [state, count] of Object.entries(counts)) this.set({ database, state }, count);
    },
  });
}

// The ACLs count by themselves, so the figure is read and not added to. A rule that is gone keeps its count until the server ends.
function showMatches(registers: Registry[], watched: Watched): void {
  new Counter({
    name: "poolhouse_web_acl_matches_total",
    help: "Requests that a rule of a web ACL matched, by its action; Default stands for the action of the ACL itself.",
    labelNames: ["acl", "rule", "action"],
    registers,
    collect() {
      this.reset();
      for (const { requests, ...labels } of watched()?.acls?.counts() ?? []) this.inc(labels, requests);
    },
  });
}
