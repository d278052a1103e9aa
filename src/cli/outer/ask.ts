/** Asks a Poolhouse for something that is no operation of the API. */
import type { Given } from "../arguments/argument.ts";
import { broken } from "../failure.ts";
import { readSharedFiles } from "../settings/profiles.ts";
import { settingsOf } from "../settings/settings.ts";

/** The server that is meant: the given URL, or what environment and profile name, or the local one; without a slash at the end. */
export function serverUrl(endpointUrl: string | undefined): string {
  const given: ReadonlyMap<string, Given> = new Map(endpointUrl === undefined ? [] : [["endpoint_url", endpointUrl]]);
  const { url } = settingsOf(given, readSharedFiles()).endpoint;
  if (!URL.canParse(url)) throw broken(`Invalid endpoint: ${url}`);
  return url.replace(/\/+$/, "");
}

/**
 * The answer to GET. @param url where @param waitMs how long to wait
 * @throws Failure 255 nothing answers there
 */
export async function get(url: string, waitMs = 10_000): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(waitMs), redirect: "manual" });
  } catch {
    throw broken(`Could not connect to the endpoint URL: "${url}". Is a server running? \`poolhouse serve\` starts one.`);
  }
}
