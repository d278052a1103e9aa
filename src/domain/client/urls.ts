/** The addresses that a client may send browsers to. @see spec/platform.md §2.5; API model, CallbackURLs */
import type { UserPoolClientType } from "../../api/pool-client.ts";
import { refuseClient } from "./refusals.ts";

const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/;
const local = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?([/?]|$)/i;

/** Judges callback and logout URLs: absolute, without fragment, https unless they stay on this machine or open an app by its own scheme.
 *  @throws Refusal for the first that is not, and for a default redirect that is no callback */
export function checkUrls({ CallbackURLs = [], LogoutURLs = [], DefaultRedirectURI }: Partial<UserPoolClientType>): void {
  for (const url of [...CallbackURLs, ...LogoutURLs]) checkUrl(url);
  if (DefaultRedirectURI !== undefined && !CallbackURLs.includes(DefaultRedirectURI))
    throw refuseClient.defaultRedirectUnknown(DefaultRedirectURI);
}

function checkUrl(url: string): void {
  const protocol = scheme.exec(url)?.[1]?.toLowerCase();
  if (protocol === undefined) throw refuseClient.urlRelative(url);
  if (protocol === "http" && !local.test(url)) throw refuseClient.urlPlainHttp(url);
  if (url.includes("#")) throw refuseClient.urlFragment(url);
}
