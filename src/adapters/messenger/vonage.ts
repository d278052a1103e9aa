/** Text messages by Vonage's SMS API. @see Vonage, SMS API: an answer of 200 carries the status of each part */
import { type Messenger, Undeliverable } from "../../ports/messenger.ts";
import { post } from "./http.ts";

export type VonageSettings = {
  readonly vonageUrl: string;
  readonly vonageKey: string;
  readonly vonageSecret: string;
  readonly smsFrom: string;
};

/** Statuses that pass: throttled, internal error, no more credit, and a key that the operator has to mend. */
const passing = ["1", "4", "5", "9", "10", "14"];

export function createVonage({ vonageUrl, vonageKey, vonageSecret, smsFrom }: VonageSettings): Messenger {
  return {
    async deliver({ to, body, id }) {
      const fields = { api_key: vonageKey, api_secret: vonageSecret, from: smsFrom, to: to.replace(/^\+/, ""), text: body };
      const kind = /^[\x20-\x7e\n]*$/.test(body) ? "text" : "unicode";
      const answer = await post("Vonage", `${vonageUrl}/sms/json`, new URLSearchParams({ ...fields, type: kind, "client-ref": id }), {});
      const status = statusOf(answer);
      if (status === "0") return;
      if (passing.includes(status)) throw new Error(`Vonage answered with status ${status}.`);
      throw new Undeliverable(`Vonage refused the message with status ${status}.`);
    },
  };
}

function statusOf(answer: unknown): string {
  const messages = typeof answer === "object" && answer !== null && "messages" in answer ? answer.messages : undefined;
  const [first]: unknown[] = Array.isArray(messages) ? messages : [];
  return typeof first === "object" && first !== null && "status" in first ? String(first.status) : "5";
}
