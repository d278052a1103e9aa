/** The adapters behind the ports, as the configuration chooses them. */
import { createClock, type MovableClock } from "../adapters/clock/clock.ts";
import { createKeyStash, type KeyStash } from "../adapters/keys/key-stash.ts";
import { createKeys } from "../adapters/keys/keys.ts";
import { createRandom } from "../adapters/random/random.ts";
import { createSrp } from "../adapters/srp/srp.ts";
import { figuresOf } from "../config/figures.ts";
import type { Config } from "../config.ts";
import type { Message } from "../domain/message.ts";
import { documentedResources, unboundedResources } from "../domain/quota/resources.ts";
import type { Log } from "../http/log.ts";
import type { House, HouseSettings } from "../ports/house.ts";
import { openAudit } from "./audit.ts";
import { openData } from "./data.ts";
import { createDelivery, deliveryMedia } from "./delivery.ts";
import { openLookups, riskSettingsOf } from "./risk.ts";

export type BuiltHouse = { readonly house: House; readonly clock: MovableClock; readonly close: () => Promise<void> };

export type Beside = { readonly stash?: KeyStash | undefined; readonly queued?: (messages: readonly Message[]) => void };

/**
 * Opens the store and builds everything on it.
 * @param ownUrl tells this server's own address, once it listens    @param beside where new signing keys come from, and who hears of queued messages
 * @throws Error one sentence that says what to set
 */
export async function buildHouse(config: Config, log: Log, ownUrl: () => string, beside: Beside = {}): Promise<BuiltHouse> {
  const { stash = createKeyStash(), queued } = beside;
  const settings = settingsOf(config, ownUrl);
  const clock = createClock();
  const { close: closeLookups, ...lookups } = await openLookups(config, log);
  const delivery = createDelivery(config, log);
  const { sealer, store } = await openData(config, (messages) => {
    queued?.(messages);
    delivery.committed(messages);
  });
  const keys = createKeys({ pools: store.pools, sealer, clock, stash });
  const srp = createSrp();
  const random = createRandom({ fixedCode: config.code });
  const { trail, close: closeAudit } = await openAudit(config, { store, sealer, clock, random }, log);
  const house = { store, sealer, srp, keys, clock, random, ...lookups, ...(trail && { audit: trail }), settings };
  await delivery.start(house);
  const close = async () => {
    await delivery.close();
    await closeAudit();
    closeLookups();
    stash.close();
    await srp.close();
    await store.close();
  };
  return { house, clock, close };
}

const settingsOf = (config: Config, ownUrl: () => string): HouseSettings => {
  const { region, accountId, issuer, publicUrl } = config;
  return {
    region,
    accountId,
    delivery: deliveryMedia(config),
    resources: isQuotaOn(config)
      ? { ...documentedResources, ...figuresOf(Object.keys(documentedResources), config.quotaResources) }
      : unboundedResources,
    risk: riskSettingsOf(config),
    publicUrl: () => publicUrl.replace(/\/+$/, "") || ownUrl(),
    issuerOf: issuer === "aws" ? awsIssuerOf : (poolId) => `${issuer.replace(/\/+$/, "") || ownUrl()}/${poolId}`,
  };
};

/** Whether quotas hold: in production unless they are turned off, in development where they are asked for. */
export const isQuotaOn = ({ quotas, mode }: Pick<Config, "quotas" | "mode">): boolean =>
  quotas === "" ? mode === "production" : quotas === "on";

/** @see spec/auth.md §2.1 */
const awsIssuerOf = (poolId: string) => `https://cognito-idp.${poolId.slice(0, poolId.indexOf("_"))}.amazonaws.com/${poolId}`;
