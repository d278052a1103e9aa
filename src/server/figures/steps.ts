/** Figures of sign-ins: by flow, by step, by challenge, and the codes that came back. */
import { Counter, type Registry } from "prom-client";
import type { RequestLine } from "../../http/log.ts";
import { codeJudged } from "./codes.ts";

/** @returns counts what one answered request was to a sign-in, if anything */
export function countSteps(registers: Registry[]): (line: RequestLine) => void {
  const counter = (name: string, help: string, ...labelNames: string[]) => new Counter({ name, help, labelNames, registers });
  const signIns = counter(
    "poolhouse_sign_ins_total",
    "Sign-ins by the flow they began with: completed (tokens), or refused with the name of the exception.",
    "flow",
    "outcome",
  );
  const steps = counter(
    "poolhouse_sign_in_steps_total",
    "Steps of sign-ins: the flow begun or the challenge answered, and what followed: tokens, the next challenge, or the name of the exception.",
    "step",
    "outcome",
  );
  const challenges = counter("poolhouse_challenges_total", "Challenges: sent, passed, refused.", "challenge", "event");
  const codes = counter(
    "poolhouse_codes_answered_total",
    "Codes that came back, by what they are for (totp: of an authenticator): accepted, refused, expired.",
    "kind",
    "outcome",
  );
  return (line) => {
    const judged = codeJudged(line);
    if (judged) codes.inc(judged);
    const { flow = "unknown", step, outcome = line.errorType ?? "none" } = line;
    if (step === undefined) return;
    steps.inc({ step, outcome });
    const isSent = line.outcome !== undefined && outcome !== "tokens";
    if (!isSent) signIns.inc({ flow, outcome });
    if (isSent) challenges.inc({ challenge: outcome, event: "sent" });
    if (step !== flow) challenges.inc({ challenge: step, event: line.outcome === undefined ? "refused" : "passed" });
  };
}
