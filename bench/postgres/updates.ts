/** The yardstick on PostgreSQL: one prepared UPDATE by `pg`, again and again, in a process of its own. Says on stdout how many there were a second. */
import { parseArgs } from "node:util";
import { Pool } from "pg";

const { values: asked } = parseArgs({
  options: {
    url: { type: "string", default: "" },
    rows: { type: "string", default: "100000" },
    seconds: { type: "string", default: "3" },
    concurrency: { type: "string", default: "64" },
    connections: { type: "string", default: "16" },
  },
});
const pool = new Pool({ connectionString: asked.url, max: Number(asked.connections) });
await pool.query("CREATE TABLE IF NOT EXISTS yardstick (id integer PRIMARY KEY, state text NOT NULL)");
const fill = "INSERT INTO yardstick SELECT id, repeat('x', 600) FROM generate_series(0, $1 - 1) AS id ON CONFLICT DO NOTHING";
await pool.query(fill, [Number(asked.rows)]);

const begun = performance.now();
const end = begun + Number(asked.seconds) * 1000;
let updates = 0;
await Promise.all(
  Array.from({ length: Number(asked.concurrency) }, async () => {
    while (performance.now() < end) {
      updates += 1;
      const values = [(updates * 7919) % Number(asked.rows), String(updates).padEnd(600, "x")];
      await pool.query({ name: "yardstick", text: "UPDATE yardstick SET state = $2 WHERE id = $1", values });
    }
  }),
);
console.log((updates / (performance.now() - begun)) * 1000);
await pool.end();
