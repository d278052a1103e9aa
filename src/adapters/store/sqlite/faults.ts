/** What SQLite says when the world around it fails, in sentences for the operator. @see https://sqlite.org/rescode.html */

const busy = 5;
/** A code's first byte is its kind, what is above tells more. */
const kind = 0xff;

const sentences: Readonly<Record<number, (file: string) => string>> = {
  [busy]: (file) => `Another program has locked the database ${file} for too long: let it finish or end it.`,
  8: (file) => `The database ${file} cannot be written: make its file and its file system writable.`,
  10: (file) => `The disk of the database ${file} fails: look into the system's log, and free room if its quota is used up.`,
  13: (file) => `The disk of the database ${file} is full: free some room.`,
  14: (file) => `The files beside the database ${file} cannot be opened: make its directory writable.`,
};

/** Whether another program holds the lock that is needed. */
export const isBusy = (problem: unknown): boolean => kindOf(problem) === busy;

/** What shall be said in the place of what was thrown: a sentence that names the file, for faults that an operator mends; else the same. */
export function explained(problem: unknown, file: string): unknown {
  const code = kindOf(problem);
  const sentence = code === undefined ? undefined : sentences[code]?.(file);
  return sentence === undefined ? problem : new Error(`${sentence} Nothing that was acknowledged is lost.`, { cause: problem });
}

const kindOf = (problem: unknown): number | undefined =>
  problem instanceof Error && "errcode" in problem && typeof problem.errcode === "number" ? problem.errcode & kind : undefined;
