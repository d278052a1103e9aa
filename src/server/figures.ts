/** Figures for Prometheus: requests, sign-ins, messages and the process. Label values are names of the API, so their number is bounded. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { RequestLine } from "../http/log.ts";
import type { HttpAnswer } from "../http/message.ts";
import type { MessageStore } from "../ports/store.ts";
import type { WebAcls } from "../ports/web-acl.ts";

export type Figures = {
  /** Counts one answered request. */
  readonly observe: (line: RequestLine) => void;
  /** The page that Prometheus reads. */
  readonly page: () => Promise<HttpAnswer>;
};

const latencyBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** @param messages tells how many wait and how many were given up @param acls tells how often each rule matched, where there are any */
export function createFigures(messages: Pick<MessageStore, "depth">, acls?: Pick<WebAcls, "counts">): Figures {
  const registers = [new Registry()];
  const [registry] = registers;
  collectDefaultMetrics({ ...(registry && { register: registry }) });
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
  const signIns = new Counter({
    name: "poolhouse_sign_in_steps_total",
    help: "Steps of sign-ins: the flow begun or the challenge answered, and what followed: tokens, the next challenge, or the name of the exception.",
    labelNames: ["step", "outcome"],
    registers,
  });
  const spent = new Counter({
    name: "poolhouse_quota_refusals_total",
    help: "Requests that were refused because an allowance was spent, by its rate.",
    labelNames: ["rate"],
    registers,
  });
  const queue = new Gauge({
    name: "poolhouse_messages",
    help: "Messages that wait to be delivered, and those that were given up.",
    labelNames: ["state"],
    registers,
    async collect() {
      const { queued, failed } = await messages.depth();
      this.set({ state: "queued" }, queued);
      this.set({ state: "failed" }, failed);
    },
  });
  if (acls) countMatches(acls, registers);
  return {
    observe({ operation = "none", errorType, status, ms, step, outcome, quota }) {
      requests.inc({ operation, result: errorType ?? (status < 400 ? "ok" : String(status)) });
      seconds.observe({ operation }, ms / 1000);
      if (step !== undefined) signIns.inc({ step, outcome: outcome ?? errorType ?? "none" });
      if (quota !== undefined) spent.inc({ rate: quota });
    },
    async page() {
      queue.reset();
      return { status: 200, contentType: registry?.contentType ?? "text/plain", body: (await registry?.metrics()) ?? "", quiet: true };
    },
  };
}

// The ACLs count by themselves, so the figure is read and not added to. A rule that is gone keeps its count until the server ends.
function countMatches(acls: Pick<WebAcls, "counts">, registers: Registry[]): void {
  new Counter({
    name: "poolhouse_web_acl_matches_total",
    help: "Requests that a rule of a web ACL matched, by its action; Default stands for the action of the ACL itself.",
    labelNames: ["acl", "rule", "action"],
    registers,
    collect() {
      this.reset();
      for (const { requests, ...labels } of acls.counts()) this.inc(labels, requests);
    },
  });
}
