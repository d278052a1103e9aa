/**
 * How long a server's event loop is held up at most, while pools are made, users are brought in by the thousand, lists are read and expired rows are swept.
 *
 *     npm run bench:loop -- --users 100000
 *
 * What comes at once is answered in one turn, so a server with N requests in hand is late by up to N times what one costs: that is a queue, and --concurrency is low.
 * On a busy machine the loop is late because others run: the row of `nothing` shows by how much. Its own work is the processor time of the loop's thread at a stretch.
 */
import { once } from "node:events";
import { parseArgs } from "node:util";
import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  ListUsersCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Delays } from "./loop/watched.ts";
import { benchPool, seeded, startProduct, stop } from "./servers.ts";

const { values: asked } = parseArgs({
  options: {
    users: { type: "string", default: "100000" },
    concurrency: { type: "string", default: "4" },
    dir: { type: "string", default: ".bench" },
  },
});
const most = 20;
const atOnce = Number(asked.concurrency);
const UserPoolId = benchPool.pool;
const data = seeded("product", { dir: asked.dir, users: Number(asked.users), signin: 2000 });
const { child, port } = await startProduct("loop", {
  program: "bench/loop/watched.ts",
  env: { POOLHOUSE_DATA: data },
  stdio: ["ignore", "ignore", "inherit", "ipc"],
});
const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const sdk = new CognitoIdentityProviderClient({ endpoint: `http://127.0.0.1:${port}`, region: "us-east-1", credentials });

/** So many times, some at once. */
async function repeated(times: number, atOnce: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < times) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

const aUser = (index: number) =>
  sdk.send(new AdminCreateUserCommand({ UserPoolId, Username: `loop-${Date.now()}-${index}`, MessageAction: "SUPPRESS" }));
const aPage = () => sdk.send(new ListUsersCommand({ UserPoolId, Limit: 60 }));
const aSearch = (index: number) => sdk.send(new ListUsersCommand({ UserPoolId, Limit: 60, Filter: `email ^= "user${index % 100}"` }));
const names = Array.from({ length: 150 }, (_, index) => `user${index}`);

const aPool = () => sdk.send(new CreateUserPoolCommand({ PoolName: "loop" }));

/** What is done, and how often. */
const works: Readonly<Record<string, { readonly times: number; readonly call: (index: number) => Promise<unknown> }>> = {
  nothing: { times: 4, call: () => new Promise((resolve) => setTimeout(resolve, 3000)) },
  CreateUserPool: { times: 30, call: aPool },
  AdminCreateUser: { times: 2000, call: aUser },
  "ListUsers, 60 a page": { times: 1000, call: aPage },
  "ListUsers by the start of an e-mail address": { times: 1000, call: aSearch },
};

async function ordered(order: "fill" | "sweep" | "read", users?: readonly string[]): Promise<Delays> {
  const answer = once(child, "message");
  child.send({ order, users });
  const [delays] = await answer;
  return delays;
}

for (const [name, { times, call }] of Object.entries(works)) {
  await call(0); // the first call of an operation compiles its checks, once in a server's life
  await ordered("read");
  await repeated(times, atOnce, call);
  show(`${name}, ${times} times`, await ordered("read"));
}
await ordered("fill", names);
await ordered("read");
show("sweep of 30,000 rows", await ordered("sweep"));
sdk.destroy();
await stop(child);

function show(name: string, { max, p99, work }: Delays): void {
  const late = `late by ${p99.toFixed(1)} ms (p99), ${max.toFixed(1)} ms at most`;
  console.log(`${name}: ${late}; own work ${work.toFixed(1)} ms at a stretch (at most ${most})`);
}
