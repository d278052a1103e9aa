import { type Config, settings } from "../../config.ts";
import { bad, type Finding, good } from "./finding.ts";

/** Where messages go: into the outbox in development; in production by what is configured for mail and text messages. */
export function examineDelivery(config: Config): Finding[] {
  if (config.mode === "development") {
    return [good("delivery", "Messages stay in the outbox: see them with `poolhouse messages` or at /_poolhouse/.")];
  }
  const ways = Object.entries(settings).filter(([name]) => /^(smtp|mail|email|sms|sns)/.test(name));
  const chosen = ways.filter(([name, { fallback }]) => new Map<string, unknown>(Object.entries(config)).get(name) !== fallback);
  if (chosen.length > 0) return [good("delivery", `Messages are sent as ${chosen.map(([, { variable }]) => variable).join(", ")} say.`)];
  return [
    bad(
      "delivery",
      "No way to send messages is configured, so codes reach nobody: configure mail and text messages, or run in development.",
    ),
  ];
}
