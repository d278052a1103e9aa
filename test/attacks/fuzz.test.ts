/** Ten thousand requests that no honest client sends, against a server in production. */
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import fc from "fast-check";
import { type OperationName, operations } from "../../src/api/operations.ts";
import { type Fuzz, fuzz } from "../support/fuzz.ts";
import type { Begun, State } from "../support/fuzzed-server.ts";
import { keyClient } from "../support/production.ts";
import { signedCall } from "../support/signed-request.ts";

const total = 10_000;
/** After so many there is a new pool and a new user: the fuzz deletes what it finds. */
const chunk = 500;
const seed = 20_261_126;
const atOnce = 16;
/** A request that is not whole may wait for its rest: by then a busy machine has answered those that are. */
const hintMs = 3000;
const longestMs = 20_000;

const server = fork(fileURLToPath(new URL("../support/fuzzed-server.ts", import.meta.url)), {
  execArgv: ["--disable-warning=ExperimentalWarning", "--expose-gc"],
});
let begun: Begun;
let sdk: CognitoIdentityProviderClient;
before(async () => {
  [begun] = await once(server, "message");
  sdk = keyClient(begun, begun.key);
});
after(() => server.disconnect());

/** What the server holds, once it has cleared away what nobody needs. */
async function state(): Promise<State> {
  const said = once(server, "message");
  server.send("state");
  return (await said)[0];
}

/** A pool, a client and alice, who is signed in. @returns the variables of the samples */
async function aWorld() {
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: "fuzzed", AutoVerifiedAttributes: ["email"] }));
  const UserPoolId = UserPool?.Id ?? "";
  const ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] as const;
  const client = { UserPoolId, ClientName: "app", ExplicitAuthFlows: [...ExplicitAuthFlows] };
  const ClientId = (await sdk.send(new CreateUserPoolClientCommand(client))).UserPoolClient?.ClientId ?? "";
  await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username: "alice", MessageAction: "SUPPRESS" }));
  const Password = "Correct-horse-1";
  await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: "alice", Password, Permanent: true }));
  const signIn = { ClientId, AuthFlow: "USER_PASSWORD_AUTH" as const, AuthParameters: { USERNAME: "alice", PASSWORD: Password } };
  const enter = async () => (await sdk.send(new InitiateAuthCommand(signIn))).AuthenticationResult;
  const tokens = await enter();
  assert.ok(tokens?.AccessToken);
  const describe = () => sdk.send(new DescribeUserPoolCommand({ UserPoolId }));
  const variables: Record<string, string | undefined> = {
    POOL_ID: UserPoolId,
    CLIENT_ID: ClientId,
    TOKEN: tokens.AccessToken,
    REFRESH_TOKEN: tokens.RefreshToken,
  };
  return { variables, enter, describe };
}
type World = Awaited<ReturnType<typeof aWorld>>;

async function bytesOf(one: Fuzz | string, { variables }: World): Promise<string> {
  if (typeof one === "string") return one;
  const filled = (text: string) => text.replaceAll(/\$([A-Z_]+)/g, (whole, name: string) => variables[name] ?? whole);
  const plain = { ...one.request, path: filled(one.request.path), body: filled(one.request.body) };
  const isSigned = one.operation !== undefined && operations[one.operation as OperationName].caller === "signed";
  const ready = isSigned ? await signedCall(begun, begun.key, one.operation, plain.body) : plain;
  const { method, path, headers, body } = one.alter?.(ready) ?? ready;
  const length = headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name))
    ? []
    : [["Content-Length", `${Buffer.byteLength(body, one.operation ? "utf8" : "latin1")}`]];
  const lines = [...headers, ["Connection", "close"], ...length].map(([name, value]) => `${name}: ${value}\r\n`);
  const text = one.operation ? Buffer.from(body).toString("latin1") : body;
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${text}`;
}

/** @param isNoise then it is said at once that no more will come, else only where no answer did @returns all that came back until the connection ended */
function exchanged(bytes: string, isNoise: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(begun.port, "127.0.0.1");
    let text = "";
    const patience = setTimeout(() => reject(new Error("the server neither answered nor hung up")), longestMs);
    socket.setEncoding("latin1");
    socket.on("data", (data) => {
      text += data;
    });
    socket.on("error", () => {}); // the server may hang up on what it does not want
    const hint = setTimeout(() => socket.end(), hintMs);
    socket.on("close", () => {
      clearTimeout(patience);
      clearTimeout(hint);
      resolve(text);
    });
    if (isNoise) socket.end(bytes, "latin1");
    else socket.write(bytes, "latin1");
  });
}

const trace = /\n\s+at |node_modules|node:internal|\.[tj]s:\d+|(Type|Range|Reference|Syntax|Sqlite|Database)Error|SQLITE|ENOENT/;

function check(answer: string, mayBeSilent: boolean): string {
  const status = /^HTTP\/1\.1 (?!100)(\d{3}) /m.exec(answer)?.[1];
  if (status === undefined && mayBeSilent && answer === "") return "none";
  assert.ok(status !== undefined && Number(status) < 500, `no answer that a client may get: ${answer.slice(0, 300)}`);
  assert.match(answer, /^x-amzn-requestid: [0-9a-f-]{36}\r$/im);
  assert.doesNotMatch(answer, trace);
  return status;
}

test(`${total} fuzzed requests: no 500, no trace of ours, no hang, memory flat`, { timeout: 110_000 }, async (t) => {
  const kept = await aWorld();
  const requests = fc.sample(fuzz, { numRuns: total, seed });
  const counts: Record<string, number> = {};
  const held: number[] = [];
  for (let from = 0; from < total; from += chunk) {
    const world = await aWorld();
    const queue = requests.slice(from, from + chunk).entries();
    const work = async () => {
      for (const [index, one] of queue) {
        const bytes = await bytesOf(one, world);
        const answer = await exchanged(bytes, typeof one === "string");
        try {
          const status = check(answer, typeof one === "string" || one.request.method === "CONNECT");
          counts[status] = (counts[status] ?? 0) + 1;
        } catch (problem) {
          assert.fail(`request ${from + index} of seed ${seed}: ${problem}\n${bytes.slice(0, 2000)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    held.push((await state()).heldMb);
  }
  t.diagnostic(`${JSON.stringify(counts)}; MB held after each ${chunk}: ${held.map(Math.round).join(" ")}`);
  assert.deepEqual((await state()).faults, []);
  assert.ok((counts["200"] ?? 0) > 300, "some of them must get past the door");
  const [early = 0, late = 0] = [held[3], held.at(-1)];
  assert.ok(late - early < 20, `${early} MB grew to ${late} MB`);
  assert.ok((await kept.enter())?.AccessToken);
  await kept.describe();
});
