/** One request over HTTP, without retries. */
import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import type { Settings } from "../settings/settings.ts";
import type { Header, Unsigned } from "./sign.ts";

export type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** No answer came; the message says why, in the words of the AWS CLI. */
export class TransportFault extends Error {}

type Patience = Pick<Settings, "readTimeoutSeconds" | "connectTimeoutSeconds" | "verifyTls" | "caBundle">;

/**
 * Sends a request and waits for the whole answer. @param headers all but Content-Length
 * @throws TransportFault no connection, no answer in time, or a connection that broke
 */
export async function send({ url, body }: Unsigned, headers: readonly Header[], patience: Patience): Promise<Answer> {
  const open = await opener(url, patience);
  return new Promise((resolve, reject) => {
    const request = open();
    for (const [name, value] of headers) request.setHeader(name, value);
    request.setHeader("Content-Length", Buffer.byteLength(body));
    request.removeHeader("Connection");
    watch(request, url, patience);
    request.on("response", (response) => receive(response).then(resolve, () => reject(new TransportFault(closed(url)))));
    request.on("error", (problem) => reject(problem instanceof TransportFault ? problem : new TransportFault(explain(problem, url))));
    request.end(body);
  });
}

async function opener(url: URL, { verifyTls, caBundle }: Patience): Promise<() => ClientRequest> {
  // Proxies are for the world outside: nobody wants one in front of a server of the own machine.
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const proxied = local ? {} : { proxyEnv: (await import("../environment.ts")).wholeEnvironment() };
  const options: RequestOptions = { method: "POST", setHost: false };
  if (url.protocol === "https:") {
    const [{ Agent, request }, { readFileSync }] = await Promise.all([import("node:https"), import("node:fs")]);
    const trust = { rejectUnauthorized: verifyTls, ...(caBundle !== undefined && { ca: readFileSync(caBundle) }) };
    return () => request(url, { ...options, agent: new Agent({ ...proxied, ...trust }) });
  }
  const { Agent, request } = await import("node:http");
  return () => request(url, { ...options, agent: new Agent(proxied) });
}

// The first wait is for a connection, the second for bytes.
function watch(request: ClientRequest, url: URL, { readTimeoutSeconds, connectTimeoutSeconds }: Patience): void {
  const giveUp = (problem: string) => () => request.destroy(new TransportFault(`${problem} timeout on endpoint URL: "${url.href}"`));
  request.on("socket", (socket) => {
    const connecting = connectTimeoutSeconds > 0 ? setTimeout(giveUp("Connect"), connectTimeoutSeconds * 1000) : undefined;
    socket.on("close", () => clearTimeout(connecting));
    socket.on(url.protocol === "https:" ? "secureConnect" : "connect", () => {
      clearTimeout(connecting);
      request.setTimeout(readTimeoutSeconds * 1000, giveUp("Read"));
    });
  });
}

async function receive(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
  return { status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString("utf8") };
}

const closed = (url: URL) => `Connection was closed before we received a valid response from endpoint URL: "${url.href}".`;

function explain(problem: Error, url: URL): string {
  const code = "code" in problem ? String(problem.code) : "";
  if (["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL", "EACCES"].includes(code)) {
    return `Could not connect to the endpoint URL: "${url.href}"`;
  }
  if (/^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL|EPROTO)/.test(code)) {
    return `SSL validation failed for ${url.href} ${problem.message}`;
  }
  return closed(url);
}
