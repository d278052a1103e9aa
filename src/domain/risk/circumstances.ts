/** What is known of where a request comes from, and who is believed about it. @see spec/auth.md §9, Context */
import type { ContextDataType, UserContextDataType } from "../../api/request-context.ts";
import type { UserPoolClient } from "../client/client.ts";
import { hasSecret, propagatesUserContext } from "../client/settings.ts";
import { canonicalAddress } from "../network/address.ts";
import { present } from "../present.ts";
import { deviceName, plainName, withoutVersions } from "./agent.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { digestOf } from "./sighting.ts";

/** Where a request comes from; absent members are not known. `device` and `agent` are digests, as sightings keep them. */
export type Circumstances = {
  readonly address?: string;
  readonly device?: string;
  readonly agent?: string;
  readonly deviceName?: string;
  readonly timezone?: string;
};

/** What the door knows of a request. `sourceAddress`: the client's own, behind trusted proxies. */
export type RequestSource = { readonly sourceAddress: string; readonly userAgent: string };

/**
 * The circumstances of an app's request. Its user's address is believed only from an app that proves itself by a secret and may propagate it; for
 * every other app a claimed address counts nothing. Throws nothing.
 */
export function appCircumstances(client: UserPoolClient, source: RequestSource, given: UserContextDataType = {}): Circumstances {
  const claimed = hasSecret(client) && propagatesUserContext(client) ? canonicalAddress(given.IpAddress ?? "") : undefined;
  const address = claimed ?? canonicalAddress(source.sourceAddress);
  return circumstances(client, address, source.userAgent, given.EncodedData);
}

/** The circumstances that a server with AWS credentials reports of its user; without a report nothing is known of the user. Throws nothing. */
export function serverCircumstances(client: UserPoolClient, given: ContextDataType | undefined): Circumstances {
  if (!given) return {};
  const { headerValue = "" } = given.HttpHeaders.find(({ headerName }) => headerName?.toLowerCase() === "user-agent") ?? {};
  return circumstances(client, canonicalAddress(given.IpAddress), headerValue, given.EncodedData);
}

function circumstances(
  client: UserPoolClient,
  address: string | undefined,
  header: string,
  encodedData: string | undefined,
): Circumstances {
  const told = encodedData === undefined ? undefined : fingerprintOf(encodedData, { clientId: client.id, poolId: client.poolId });
  const userAgent = told?.userAgent ?? header;
  return present({
    address,
    device: told?.deviceId && digestOf(told.deviceId),
    agent: userAgent === "" ? undefined : digestOf(withoutVersions(userAgent)),
    deviceName: plainName(told?.deviceName ?? deviceName(userAgent) ?? "") || undefined,
    timezone: told?.timezone && /^[\w+:/-]{1,64}$/.test(told.timezone) ? told.timezone : undefined,
  });
}
