/** EncodedData as the context data libraries of browsers and phones make it. */
import { createHmac } from "node:crypto";

const version = "JS20171115";

/** @param clientId the key of the signature @param contextData what the library collected @param of whose it is */
export function encodedData(
  clientId: string,
  contextData: object,
  of: { readonly userPoolId?: string; readonly username?: string } = {},
): string {
  const payload = JSON.stringify({ contextData, username: "", userPoolId: "", timestamp: "1767225600000", ...of });
  const signature = createHmac("sha256", clientId).update(`${version}${payload}`).digest("base64");
  return Buffer.from(JSON.stringify({ payload, signature, version })).toString("base64");
}
