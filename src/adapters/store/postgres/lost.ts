/** Connections that break: the server was restarted, failed over or cut them, or the way there is gone. */
import { DatabaseError } from "pg";

/** A connection was lost, and for certain before anything was committed: it may be done again. */
export class NothingWritten extends Error {
  override readonly cause: Error;
  constructor(cause: Error) {
    super(cause.message);
    this.cause = cause;
  }
}

/** admin_shutdown, crash_shutdown, cannot_connect_now; class 08, connection exceptions. */
const ofTheConnection = /^(57P0[123]|08...)$/;

/** What the server says of a statement has a code of its own; everything else that `pg` throws is about the connection. */
const isLost = (problem: Error) => !(problem instanceof DatabaseError) || ofTheConnection.test(problem.code ?? "");

/** The connection had broken before the statement left: the system took none of it, or `pg` did not even try. */
const neverLeft = (problem: Error) =>
  ("code" in problem && problem.code === "EPIPE") || problem.message.includes("connection error and is not queryable");

/** Asks `pg` for what commits nothing. @throws NothingWritten where the connection was lost; else what it throws */
export const uncommitted = <Answer>(asked: Promise<Answer>): Promise<Answer> => asked.catch(marked(isLost));

/**
 * Asks `pg` for what commits by itself.
 * @throws NothingWritten where it never left; where it did and the connection was lost, what `pg` throws: it may have happened
 */
export const committing = <Answer>(asked: Promise<Answer>): Promise<Answer> => asked.catch(marked(neverLeft));

const marked = (isHarmless: (problem: Error) => boolean) => (problem: unknown) => {
  throw problem instanceof Error && isHarmless(problem) ? new NothingWritten(problem) : problem;
};
