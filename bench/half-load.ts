/**
 * The slow requests at half load: each operation as fast as it goes, then half as many a second by a timetable, and p99 beside p50, which is to stay under four times.
 *
 *     npm run bench:half-load -- --users 100000
 */
import { parseArgs } from "node:util";
import { load, median, seeded, startProduct, stop, tokenWords } from "./servers.ts";

const { values: asked } = parseArgs({
  options: {
    users: { type: "string", default: "100000" },
    ops: { type: "string", default: "set-mfa,get-user,password-auth,srp-auth" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "5" },
    dir: { type: "string", default: ".bench" },
  },
});
const most = 4;
const signin = 2000;
const data = seeded("product", { dir: asked.dir, users: Number(asked.users), signin });
const product = await startProduct("half-load", { env: { POOLHOUSE_DATA: data } });
for (const op of asked.ops.split(",")) {
  const drive = (...words: readonly string[]) =>
    load(product, op, ["--count", String(signin - 1), "--seconds", asked.seconds, ...tokenWords(product, op, asked.dir), ...words]);
  drive();
  const rounds = Array.from({ length: Number(asked.rounds) }, () => {
    const { rps } = drive("--warmup", "0");
    return { rps, half: drive("--warmup", "0", "--rate", String(rps / 2)) };
  });
  const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
  const [p50, p99, times] = [of(({ half }) => half.p50), of(({ half }) => half.p99), of(({ half }) => half.p99 / half.p50)];
  console.log(
    `${op}: at ${of(({ half }) => half.rps).toFixed(0)} of ${of(({ rps }) => rps).toFixed(0)} requests/s p50 ${p50} ms, p99 ${p99} ms: ${times.toFixed(1)} times (at most ${most})`,
  );
}
await stop(product.child);
