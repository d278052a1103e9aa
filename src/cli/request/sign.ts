/** The headers of a request, and AWS's signature over them. @see spec/platform.md §7.2 */
import type { Credentials } from "./credentials.ts";

/** A request that is ready but for its signature. */
export type Unsigned = { readonly url: URL; readonly headers: readonly Header[]; readonly body: string };
export type Header = readonly [name: string, value: string];

const contentType = "application/x-amz-json-1.1";

/**
 * A request for an operation, headers in the order of the AWS CLI. @param operation its name in the contract @param body JSON
 * @param userAgent who asks
 */
export function prepare(url: URL, operation: string, body: string, userAgent: string): Unsigned {
  const headers: Header[] = [
    ["Host", url.host],
    ["Accept-Encoding", "identity"],
    ["X-Amz-Target", `AWSCognitoIdentityProviderService.${operation}`],
    ["Content-Type", contentType],
    ["User-Agent", userAgent],
  ];
  return { url, headers, body };
}

/**
 * The headers with a signature of version 4: content-type, host, x-amz-date and x-amz-target are signed, and the session token where there is one.
 * @param region of the credential scope @param now the moment of signing
 */
export async function sign(request: Unsigned, credentials: Credentials, region: string, now: Date): Promise<readonly Header[]> {
  const [{ SignatureV4 }, { Sha256 }] = await Promise.all([import("@smithy/signature-v4"), import("@aws-crypto/sha256-js")]);
  const signer = new SignatureV4({ credentials, region, service: "cognito-idp", sha256: Sha256, applyChecksum: false });
  const toSign = ["host", "x-amz-target", "content-type"];
  const headers = request.headers.map(([name, value]) => [name.toLowerCase(), value] as const).filter(([name]) => toSign.includes(name));
  const signed = await signer.sign(
    {
      method: "POST",
      protocol: request.url.protocol,
      hostname: request.url.hostname,
      path: request.url.pathname,
      headers: Object.fromEntries(headers),
      body: request.body,
    },
    { signingDate: now },
  );
  const added = ["X-Amz-Date", "X-Amz-Security-Token", "Authorization"].flatMap((name): Header[] => {
    const value = signed.headers[name.toLowerCase()];
    return value === undefined ? [] : [[name, value]];
  });
  return [...request.headers, ...added];
}
