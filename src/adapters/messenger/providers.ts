/** Who carries which medium, as the configuration chooses. */
import type { Config } from "../../config.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Messenger } from "../../ports/messenger.ts";
import { Secret } from "../../secret.ts";
import { createTwilio } from "./twilio.ts";
import { createVonage } from "./vonage.ts";
import { createWebhook } from "./webhook.ts";

type Provider = Exclude<Config["mailProvider"] | Config["smsProvider"], "none">;
type Make = (settings: Revealed, clock: Clock) => Messenger | Promise<Messenger>;
/** The configuration with its secrets in the clear, for the one who needs them. */
type Revealed = { readonly [Name in keyof Config]: Config[Name] extends Secret | undefined ? string : Config[Name] };

/** The larger libraries are loaded only where they are used: they cost memory and time at every start. */
const makers: Readonly<Record<Provider, Make>> = {
  smtp: async (settings) => (await import("./smtp.ts")).createSmtp(settings),
  ses: async (settings) => (await import("./amazon.ts")).createSes(settings),
  smpp: async (settings) => (await import("./smpp.ts")).createSmpp(settings),
  sns: async (settings) => (await import("./amazon.ts")).createSns(settings),
  twilio: createTwilio,
  vonage: createVonage,
  webhook: createWebhook,
};

/** What each provider cannot do without, by the names of the settings. */
const needed: Readonly<Record<Provider, readonly (keyof Config)[]>> = {
  smtp: ["smtpUrl"],
  ses: [],
  smpp: ["smppUrl", "smsFrom"],
  sns: [],
  twilio: ["twilioAccount", "twilioToken", "smsFrom"],
  vonage: ["vonageKey", "vonageSecret", "smsFrom"],
  webhook: ["webhookUrl", "webhookSecret"],
};

const revealed = (config: Config): Revealed =>
  Object.fromEntries(Object.entries(config).map(([name, value]) => [name, value instanceof Secret ? value.reveal() : value])) as Revealed;

/** The media that something carries. */
export const carriedMedia = ({ mailProvider, smsProvider }: Pick<Config, "mailProvider" | "smsProvider">): readonly ("SMS" | "EMAIL")[] => [
  ...(mailProvider === "none" ? [] : (["EMAIL"] as const)),
  ...(smsProvider === "none" ? [] : (["SMS"] as const)),
];

/**
 * One messenger over the configured providers.
 * @param variableOf the name of a setting's variable, for the message @throws Error one sentence where a provider misses a setting
 */
export async function createProviders(config: Config, clock: Clock, variableOf: (setting: keyof Config) => string): Promise<Messenger> {
  const make = async (provider: Provider | "none") => {
    if (provider === "none") return undefined;
    const missing = needed[provider].find((setting) => !config[setting]);
    if (missing) throw new Error(`Set ${variableOf(missing)}: ${provider} cannot carry messages without it.`);
    return makers[provider](revealed(config), clock);
  };
  const carriers = { EMAIL: await make(config.mailProvider), SMS: await make(config.smsProvider) };
  return {
    async deliver(message) {
      const carrier = carriers[message.medium];
      if (!carrier) throw new Error(`Nothing is configured that carries ${message.medium} messages.`);
      await carrier.deliver(message);
    },
    async close() {
      await Promise.all([carriers.EMAIL?.close?.(), carriers.SMS?.close?.()]);
    },
  };
}
