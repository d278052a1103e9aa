// AWS Signature Version 4 in the browser, for servers that verify it. The secret key never leaves the page.

const service = "cognito-idp";
const encoder = new TextEncoder();

/** A header that a development server believes: well-formed, and signed by nobody. */
export const believed = (region) => ({
  Authorization: `AWS4-HMAC-SHA256 Credential=docs/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

/**
 * The headers that sign a request. Works where browsers lend cryptography: on https and on localhost.
 * @param {{url: string, headers: Readonly<Record<string, string>>, body: string}} request
 * @param {{id: string, secret: string, sessionToken?: string, region: string}} key
 * @param {Date} now
 */
export async function signature({ url, headers, body }, { id, secret, sessionToken, region }, now) {
  const moment = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const own = { "X-Amz-Date": moment, ...(sessionToken && { "X-Amz-Security-Token": sessionToken }) };
  const { host, pathname } = new URL(url);
  const signed = Object.entries({ ...headers, ...own, host })
    .map(([name, value]) => [name.toLowerCase(), value.trim()])
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const names = signed.map(([name]) => name).join(";");
  const canonical = ["POST", pathname, "", ...signed.map((pair) => pair.join(":")), "", names, await digest(body)].join("\n");
  const scope = [moment.slice(0, 8), region, service, "aws4_request"];
  const text = ["AWS4-HMAC-SHA256", moment, scope.join("/"), await digest(canonical)].join("\n");
  const proof = hex(await mac(await keyFor(secret, scope), text));
  return { ...own, Authorization: `AWS4-HMAC-SHA256 Credential=${id}/${scope.join("/")}, SignedHeaders=${names}, Signature=${proof}` };
}

async function keyFor(secret, scope) {
  let key = encoder.encode(`AWS4${secret}`);
  for (const part of scope) key = await mac(key, part);
  return key;
}

async function mac(bytes, text) {
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
}

const digest = async (text) => hex(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text))));
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
