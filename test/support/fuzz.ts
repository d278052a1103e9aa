/** Requests that no honest client sends, made from a seed: what is sent is the same on every run but for ids and signatures. */
import fc from "fast-check";
import { operations } from "../../src/api/operations.ts";
import { served } from "../../src/operations/served.ts";
import { sampleInput } from "../../src/reference/samples/inputs.ts";
import { type Json, mutated, mutations } from "./mutation.ts";
import type { RawRequest } from "./signed-request.ts";

/** A request to be filled in with ids and tokens, and to be signed where `operation` says for which one. */
export type Fuzz = { readonly operation?: string; readonly request: RawRequest; readonly alter?: (request: RawRequest) => RawRequest };

type Header = readonly [name: string, value: string];

const prefix = "AWSCognitoIdentityProviderService.";
const usual: readonly Header[] = [
  ["host", "127.0.0.1"],
  ["content-type", "application/x-amz-json-1.1"],
];
const names = served.map(({ contract }) => contract.name);
// Rarely what ends the pool, the client, the user or the sign-in that all others are about.
const gentle = names.filter((name) => !/^(Admin)?(Delete|Disable)User(Pool|PoolClient)?$|SignOut|^UpdateUserPoolClient$/.test(name));
const operation = fc.oneof(
  { weight: 100, arbitrary: fc.constantFrom(...gentle) },
  { weight: 1, arbitrary: fc.constantFrom(...names) },
  { weight: 10, arbitrary: fc.constantFrom(...Object.keys(operations)) },
);
const inputOf = (name: string) => sampleInput(operations[name as keyof typeof operations]) as Json;

/** Bytes as text of one character each; a line of a header may not hold a line's end. */
const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((all) => Buffer.from(all).toString("latin1"));
const line = (maxLength: number) => bytes(maxLength).map((text) => text.replaceAll(/[\r\n]/g, ""));

const post = (name: string, body: string, headers: readonly Header[] = []): RawRequest => ({
  method: "POST",
  path: "/",
  headers: [...usual, ["x-amz-target", prefix + name], ...headers],
  body,
});

/** A valid input with one to three places changed, signed where the operation asks for it: this gets past the door. */
const inputs: fc.Arbitrary<Fuzz> = fc
  .tuple(operation, fc.array(mutations, { maxLength: 3 }))
  .map(([name, changes]) => ({ operation: name, request: post(name, JSON.stringify(changes.reduce<Json>(mutated, inputOf(name)))) }));

const headerName = fc.constantFrom(
  ...["Content-Type", "X-Amz-Target", "Authorization", "X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256", "Host", "Origin"],
  ...["X-Forwarded-For", "X-Forwarded-Proto", "Cookie", "Accept-Encoding", "Content-Encoding", "Expect", "Upgrade", "Connection"],
  ...["Transfer-Encoding", "Content-Length", "User-Agent", "If-None-Match", "Range", "__proto__", "constructor", "X".repeat(300)],
);
const headerValue = fc.oneof(
  line(80),
  fc.constantFrom(
    "",
    "application/json",
    "application/x-amz-json-1.1; charset=utf-16",
    "multipart/form-data; boundary=x",
    `${prefix}__proto__`,
    `${prefix}GetUser\t`,
    "Bearer a.b.c",
    "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=00",
    "AWS4-HMAC-SHA256 Credential=///// , SignedHeaders=;;;, Signature=",
    "127.0.0.1, ::ffff:1.2.3.4, [::1]:99999, unknown",
    "gzip",
    "100-continue",
    "websocket",
    "chunked",
    "-1",
    "99999999999999999999",
    "a".repeat(5000),
  ),
);
const change = fc.record({ name: headerName, value: headerValue, how: fc.constantFrom("add", "add", "replace", "delete") });

function withChange(request: RawRequest, { name, value, how }: { readonly name: string; readonly value: string; readonly how: string }) {
  const others = how === "add" ? request.headers : request.headers.filter(([each]) => each.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: how === "delete" ? others : [...others, [name, value] as const] };
}

/** A valid request, signed first and then changed in its headers. */
const headers: fc.Arbitrary<Fuzz> = fc.tuple(operation, fc.array(change, { minLength: 1, maxLength: 4 })).map(([name, changes]) => ({
  operation: name,
  request: post(name, JSON.stringify(inputOf(name))),
  alter: (request) => changes.reduce(withChange, request),
}));

const depth = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
const body = fc.oneof(
  { weight: 4, arbitrary: bytes(300) },
  { weight: 4, arbitrary: fc.json({ maxDepth: 4 }) },
  { weight: 2, arbitrary: fc.nat(20_000).map((levels) => depth('{"a":', "}", levels).replace(":}", ":1}")) },
  { weight: 2, arbitrary: fc.nat(100_000).map((levels) => `{"ClientMetadata":${depth("[", "]", levels)}}`) },
  { weight: 1, arbitrary: fc.nat(200_000).map((length) => `{"Username":"${"\\u0000".repeat(length / 6)}"}`) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1_048_575, 1_048_576, 1_048_577, 1_500_000).map((length) => " ".repeat(length)) },
  fc.constantFrom(
    "",
    "null",
    "[]",
    '"x"',
    "1e999",
    '{"a":1,"a":2}',
    '{"Username":"\\ud800"}',
    "\u00ff\u00fe{\u0000}\u0000",
    "\u00ef\u00bb\u00bf{}",
  ),
);
/** Any bytes, depths and sizes as a body. */
const bodies: fc.Arbitrary<Fuzz> = fc.tuple(operation, body).map(([name, text]) => ({ request: post(name, text) }));

const word = fc.oneof(
  line(20).map((text) => text.replaceAll(/[ \t]/g, "+")),
  fc.constantFrom(
    ...[
      "..",
      "%2e%2e",
      "%00",
      "%",
      "%zz",
      "%c0%af",
      "",
      ".",
      "*",
      ";a=b",
      "\\",
      "$POOL_ID",
      ".well-known",
      "jwks.json",
      "openid-configuration",
    ],
    ...["health", "ready", "metrics", "docs", "oauth2", "token", "feedback", "outbox", "clock", "__proto__", "a".repeat(600), "http://x"],
  ),
);
const path = fc
  .tuple(fc.array(word, { maxLength: 5 }), fc.option(fc.tuple(word, word)))
  .map(([words, query]) => `/${words.join("/")}${query ? `?${query.join("=")}` : ""}`);
const method = fc.constantFrom("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "CONNECT");
/** Any method at any path. */
const paths: fc.Arbitrary<Fuzz> = fc
  .tuple(method, path, fc.oneof(fc.constant(""), bytes(50)))
  .map(([verb, where, text]) => ({ request: { method: verb, path: where, headers: usual, body: text } }));

/** What is hardly HTTP, or not at all. It may go unanswered, since its end may not be known. */
const noise: fc.Arbitrary<string> = fc.oneof(
  bytes(400),
  bytes(60).map((text) => `POST / HTTP/1.1\r\n${text}\r\n\r\n`),
  bytes(60).map((text) => `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${text}`),
  fc.constantFrom(
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}{}{}",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
    "POST / HTTP/1.1\r\nHost : x\r\n\r\n",
    "GET / HTTP/0.9\r\n\r\n",
    "GET http://[::1/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "\u0016\u0003\u0001\u0002\u0000\u0001\u0000",
  ),
);

/** Requests of every kind. `noise` is text of one byte a character. */
export const fuzz: fc.Arbitrary<Fuzz | string> = fc.oneof(
  { weight: 50, arbitrary: inputs },
  { weight: 20, arbitrary: headers },
  { weight: 8, arbitrary: bodies },
  { weight: 12, arbitrary: paths },
  { weight: 10, arbitrary: noise },
);
