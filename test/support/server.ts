/** A server for tests: in memory, on a free port, silent, with a clock that moves on demand; and the two ways to call it. */
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { type Config, readConfig } from "../../src/config.ts";
import { type Overrides, type Server, startServer } from "../../src/server.ts";
import { recycledKeyStash } from "./key-stash.ts";

/** One started server. `clock.advance(seconds)` moves its time; `lines` is its log. */
export type TestServer = Server & { readonly lines: readonly Readonly<Record<string, unknown>>[] };

/** Starts a server on `:memory:`. @param settings that differ from the defaults, by their name in the configuration */
export async function startTestServer(settings: Partial<Config> = {}, overrides: Overrides = {}): Promise<TestServer> {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const keep = (level: string) => (fields: object, sentence?: string) => void lines.push({ level, ...fields, msg: sentence });
  const config = { ...readConfig({}), dataFile: ":memory:", port: 0, ...settings };
  const log = { info: keep("info"), error: keep("error") };
  const server = await startServer(config, { log, keyStash: recycledKeyStash(), ...overrides });
  return { ...server, lines };
}

/** The real SDK, pointed at a test server, with credentials that mean nothing. It never tries twice. */
export const sdkClient = ({ url }: Pick<Server, "url">): CognitoIdentityProviderClient =>
  new CognitoIdentityProviderClient({
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId: "AKIDTEST", secretAccessKey: "test" },
    maxAttempts: 1,
  });

/** A header that development believes. */
export const signed = {
  Authorization: "AWS4-HMAC-SHA256 Credential=AKIDTEST/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0",
};

/** What came back: the parsed body beside the text, and the headers by lower-case name. */
export type WireAnswer = { status: number; headers: Headers; text: string; body: Readonly<Record<string, unknown>> };

/**
 * Posts to the wire as raw as can be. @param target an operation's name; empty for no target @param body sent as it is where it is text, else as JSON
 * @param headers beside the two that the protocol asks for; they win
 */
export async function wire(
  { url }: Pick<Server, "url">,
  target: string,
  body: unknown = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<WireAnswer> {
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.1",
      ...(target && { "X-Amz-Target": `AWSCognitoIdentityProviderService.${target}` }),
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: text.startsWith("{") ? JSON.parse(text) : {} };
}
