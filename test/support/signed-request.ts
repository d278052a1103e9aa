/** Requests signed by AWS's own signer and sent byte by byte, so that a test can alter anything in between. */
import { connect } from "node:net";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Server } from "../../src/server.ts";

/** What signs: long-term keys, or temporary credentials with their token. */
export type Signing = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };

/** A request as its bytes will be. Headers in order, repeated ones apart. */
export type RawRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
};

type Options = {
  /** Epoch seconds. */
  readonly at?: number;
  readonly region?: string;
  readonly service?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sign in the query instead of the header, good for so many seconds. */
  readonly presignedFor?: number;
};

/** Signs a call of an operation. @param input sent as JSON, or as it is where it is text */
export async function signedCall(
  { port }: Pick<Server, "port">,
  credentials: Signing,
  operation: string,
  input: object | string,
  { at = Date.now() / 1000, region = "us-east-1", service = "cognito-idp", query = {}, headers = {}, presignedFor }: Options = {},
): Promise<RawRequest> {
  const signer = new SignatureV4({ service, region, sha256: Sha256, credentials });
  const body = typeof input === "string" ? input : JSON.stringify(input);
  const plain = {
    method: "POST",
    protocol: "http:",
    hostname: "127.0.0.1",
    path: "/",
    query: { ...query },
    headers: {
      host: `127.0.0.1:${port}`,
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      ...headers,
    },
    body,
  };
  const options = { signingDate: new Date(at * 1000), unhoistableHeaders: new Set(["x-amz-target"]) };
  const made =
    presignedFor === undefined ? await signer.sign(plain, options) : await signer.presign(plain, { ...options, expiresIn: presignedFor });
  const pairs = Object.entries(made.query ?? {}).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return { method: "POST", path: pairs.length > 0 ? `/?${pairs.join("&")}` : "/", headers: Object.entries(made.headers), body };
}

/** What came back. */
export type RawAnswer = { readonly status: number; readonly type: string; readonly message: string };

/** Sends it as it is. `Content-Length` is added where no header says it. */
export function send({ port }: Pick<Server, "port">, { method, path, headers, body }: RawRequest): Promise<RawAnswer> {
  const length = headers.some(([name]) => name.toLowerCase() === "content-length")
    ? []
    : [["Content-Length", `${Buffer.byteLength(body)}`]];
  const lines = [...headers, ...length, ["Connection", "close"]].map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("data", (data) => {
      text += data;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answerOf(text)));
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1");
    socket.write(body);
  });
}

function answerOf(text: string): RawAnswer {
  const [head = "", body = ""] = text.split("\r\n\r\n");
  const parsed: { readonly __type?: string; readonly message?: string } = body.startsWith("{") ? JSON.parse(body) : {};
  return { status: Number(head.split(" ")[1]), type: parsed.__type ?? "", message: parsed.message ?? "" };
}

/** The request with a header's value replaced. @param value text, or what it becomes */
export const withHeader = (request: RawRequest, name: string, value: string | ((was: string) => string)): RawRequest => ({
  ...request,
  headers: request.headers.map(([each, was]) => [each, each.toLowerCase() !== name ? was : typeof value === "string" ? value : value(was)]),
});
