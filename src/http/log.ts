/** The log as the doors use it; pino fits. Fields before the sentence. */
export type Log = {
  info(fields: object, sentence?: string): void;
  error(fields: object, sentence?: string): void;
};

/** What of a fault of our own is logged: never its other members, where drivers keep the values of a statement. */
export function describeFailure(failure: unknown): { readonly type: string; readonly message: string; readonly stack?: string } {
  if (!(failure instanceof Error)) return { type: typeof failure, message: "something that is no Error was thrown" };
  return { type: failure.name, message: failure.message, ...(failure.stack !== undefined && { stack: failure.stack }) };
}
