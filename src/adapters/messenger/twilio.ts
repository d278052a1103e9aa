/** Text messages by Twilio's HTTP API. @see Twilio, Messages resource */
import type { Messenger } from "../../ports/messenger.ts";
import { post } from "./http.ts";

export type TwilioSettings = {
  readonly twilioUrl: string;
  readonly twilioAccount: string;
  readonly twilioToken: string;
  readonly smsFrom: string;
};

/** @param settings `smsFrom` is a number, or a messaging service's SID (MG…) */
export function createTwilio({ twilioUrl, twilioAccount, twilioToken, smsFrom }: TwilioSettings): Messenger {
  const url = `${twilioUrl}/2010-04-01/Accounts/${encodeURIComponent(twilioAccount)}/Messages.json`;
  const Authorization = `Basic ${Buffer.from(`${twilioAccount}:${twilioToken}`).toString("base64")}`;
  const sender = smsFrom.startsWith("MG") ? "MessagingServiceSid" : "From";
  return {
    async deliver({ to, body }) {
      await post("Twilio", url, new URLSearchParams({ To: to, [sender]: smsFrom, Body: body }), { Authorization });
    },
  };
}
