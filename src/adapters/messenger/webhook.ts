/** Any other provider: the message as JSON to a URL of the operator's, signed so that the receiver can tell it is ours. */
import { createHmac } from "node:crypto";
import type { Clock } from "../../ports/clock.ts";
import type { Messenger } from "../../ports/messenger.ts";
import { post } from "./http.ts";

export type WebhookSettings = { readonly webhookUrl: string; readonly webhookSecret: string };

/**
 * Posts `{ id, poolId, medium, kind?, to, from?, replyTo?, subject?, body, code?, sentAt }`. `Poolhouse-Signature: t=<epoch seconds>,v1=<hex>` is the HMAC-SHA-256 over
 * `<t>.<body>`; `Idempotency-Key` is the message's id.
 */
export const createWebhook = ({ webhookUrl, webhookSecret }: WebhookSettings, clock: Clock): Messenger => ({
  async deliver(message) {
    const body = JSON.stringify(message);
    const at = Math.floor(clock.now());
    const signature = createHmac("sha256", webhookSecret).update(`${at}.${body}`).digest("hex");
    const headers = { "Content-Type": "application/json", "Idempotency-Key": message.id, "Poolhouse-Signature": `t=${at},v1=${signature}` };
    await post("The webhook", webhookUrl, body, headers);
  },
});
