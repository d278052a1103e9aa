/** The log as the doors use it; pino fits. Fields before the sentence. */
export type Log = {
  info(fields: object, sentence?: string): void;
  error(fields: object, sentence?: string): void;
};

/** The line of one answered request. What the door adds are names, never values of a request. */
export type RequestLine = {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  readonly operation?: string | undefined;
  readonly errorType?: string | undefined;
  readonly pool?: string | undefined;
  readonly flow?: string | undefined;
  readonly step?: string | undefined;
  readonly outcome?: string | undefined;
  readonly quota?: string | undefined;
};

/** What of a fault of our own is logged: never its other members, where drivers keep the values of a statement. */
export function describeFailure(failure: unknown): { readonly type: string; readonly message: string; readonly stack?: string } {
  if (!(failure instanceof Error)) return { type: typeof failure, message: "something that is no Error was thrown" };
  return { type: failure.name, message: failure.message, ...(failure.stack !== undefined && { stack: failure.stack }) };
}
