/**
 * EncodedData: what the context data libraries for browsers and phones collect of a device. Base64 of `{payload, version, signature}`; the payload
 * is JSON again, the signature an HMAC whose key is the client's id: it guards against mistakes, not against an attacker. @see spec/auth.md §9
 */
import { hmacOf } from "../hmac.ts";

/** What the library says of the device; absent members were not told. */
export type Fingerprint = {
  readonly deviceId?: string;
  readonly deviceName?: string;
  readonly userAgent?: string;
  /** The offset from UTC: `+02:00`. */
  readonly timezone?: string;
};

/** For which app the library collected. */
export type FingerprintOf = { readonly clientId: string; readonly poolId: string };

/** Libraries send a few kilobytes. */
const longestText = 20_000;
const longestMember = 512;

/** Reads the data. @returns undefined for data that no library made for this client and pool: apps pass on whatever they have. Throws nothing */
export function fingerprintOf(encodedData: string, { clientId, poolId }: FingerprintOf): Fingerprint | undefined {
  if (encodedData.length > longestText) return undefined;
  const { payload, version, signature } = objectOf(Buffer.from(encodedData, "base64").toString());
  if (typeof payload !== "string" || typeof version !== "string" || typeof signature !== "string") return undefined;
  if (signature !== hmacOf("sha256", clientId).update(`${version}${payload}`).digest("base64")) return undefined;
  const { contextData, userPoolId } = objectOf(payload);
  return userPoolId === undefined || userPoolId === "" || userPoolId === poolId ? toldBy(Object(contextData)) : undefined;
}

function toldBy(data: Readonly<Record<string, unknown>>): Fingerprint {
  const told = (name: string) => {
    const value = data[name];
    return typeof value === "string" && value !== "" ? value.slice(0, longestMember) : undefined;
  };
  const [deviceId, deviceName] = [told("DeviceId") ?? told("DeviceFingerprint"), told("DeviceName")];
  const [userAgent, timezone] = [told("UserAgent"), told("ClientTimezone")];
  return {
    ...(deviceId && { deviceId }),
    ...(deviceName && { deviceName }),
    ...(userAgent && { userAgent }),
    ...(timezone && { timezone }),
  };
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
