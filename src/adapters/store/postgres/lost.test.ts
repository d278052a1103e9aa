import assert from "node:assert/strict";
import test from "node:test";
import { DatabaseError } from "pg";
import { committing, NothingWritten, uncommitted } from "./lost.ts";
import { retried } from "./retry.ts";

const system = (code: string) => Object.assign(new Error(code), { code });
const server = (code: string) => Object.assign(new DatabaseError(code, 0, "error"), { code });
const broken = new Error("Client has encountered a connection error and is not queryable");

for (const [problem, withoutCommit, withCommit] of [
  // what pg throws                          nothing was to be committed    it commits by itself
  [system("ECONNREFUSED"), "again", "told"],
  [system("ECONNRESET"), "again", "told"],
  [new Error("Connection terminated unexpectedly"), "again", "told"],
  [server("57P01"), "again", "told"],
  [server("57P03"), "again", "told"],
  [server("08006"), "again", "told"],
  [system("EPIPE"), "again", "again"],
  [broken, "again", "again"],
  [server("23505"), "told", "told"],
  [server("40001"), "told", "told"],
  [server("57014"), "told", "told"],
] as const)
  test(`${problem.message}: ${withoutCommit} before a commit, ${withCommit} where it may have happened`, async () => {
    const ways = [
      [uncommitted, withoutCommit],
      [committing, withCommit],
    ] as const;
    for (const [way, expected] of ways)
      await assert.rejects(way(Promise.reject(problem)), (thrown) =>
        expected === "again" ? thrown instanceof NothingWritten && thrown.cause === problem : thrown === problem,
      );
  });

test("what was lost without harm is done again", async () => {
  let calls = 0;
  const work = async () => (++calls < 3 ? uncommitted(Promise.reject(system("ECONNRESET"))) : "done");
  assert.equal(await retried(work), "done");
});

test("while the server is away that is told as it is, soon", async () => {
  const problem = system("ECONNREFUSED");
  await assert.rejects(
    retried(() => uncommitted(Promise.reject(problem))),
    (thrown) => thrown === problem,
  );
});
