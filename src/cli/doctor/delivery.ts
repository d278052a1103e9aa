import { connect } from "node:net";
import type { Config } from "../../config.ts";
import { bad, type Finding, good, note, wordsOf } from "./finding.ts";

type DeliverySettings = Pick<Config, "mode" | "mailProvider" | "smsProvider" | "smtpUrl" | "smppUrl">;

/** Where messages go: into the outbox in development; in production to who is configured for mail and for text messages, reached where that costs nothing. */
export async function examineDelivery({ mode, mailProvider, smsProvider, smtpUrl, smppUrl }: DeliverySettings): Promise<Finding[]> {
  if (mode === "development") {
    return [good("delivery", "Messages stay in the outbox: see them with `poolhouse messages` or at /_poolhouse/.")];
  }
  if (mailProvider === "none" && smsProvider === "none") {
    return [bad("delivery", "Codes reach nobody: set POOLHOUSE_MAIL_PROVIDER, POOLHOUSE_SMS_PROVIDER or both, or run in development.")];
  }
  return [
    await examineCarrier("Mail", mailProvider, "POOLHOUSE_SMTP_URL", mailProvider === "smtp", smtpUrl?.reveal()),
    await examineCarrier("A text message", smsProvider, "POOLHOUSE_SMPP_URL", smsProvider === "smpp", smppUrl?.reveal()),
  ];
}

// Only servers of our own choice are tried: a provider's API could not be asked without sending something.
async function examineCarrier(
  what: string,
  provider: string,
  variable: string,
  hasServer: boolean,
  url: string | undefined,
): Promise<Finding> {
  if (provider === "none") return note("delivery", `${what} reaches nobody: no provider is set for it.`);
  if (!hasServer) return note("delivery", `${what} goes to ${provider}; whether that works shows with the first message.`);
  if (!url || !URL.canParse(url))
    return bad("delivery", `${what} goes by ${provider}, which needs ${variable}: set it to the server's URL.`);
  const { hostname, port, protocol } = new URL(url);
  const place = { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || (defaultPorts[protocol] ?? 0) };
  try {
    await reach(place);
    return good("delivery", `${what} goes by ${provider}; ${place.host} answers on port ${place.port}.`);
  } catch (problem) {
    return bad(
      "delivery",
      `${what} goes by ${provider}, but ${place.host} does not answer on port ${place.port} (${wordsOf(problem)}): check ${variable}.`,
    );
  }
}

const defaultPorts: Readonly<Record<string, number>> = { "smtp:": 587, "smtps:": 465, "smpp:": 2775, "ssmpp:": 3550 };
const waitMs = 3000;

function reach(place: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...place, timeout: waitMs });
    socket.once("connect", () => {
      socket.destroy();
      resolve();
    });
    socket.once("timeout", () => socket.destroy(new Error("no answer in time")));
    socket.once("error", reject);
  });
}
