/** A message to a user as it goes out: text already filled in. */
export type Message = {
  /** UUIDv7. */
  readonly id: string;
  readonly poolId: string;
  readonly medium: "SMS" | "EMAIL";
  readonly to: string;
  readonly subject?: string;
  readonly body: string;
  /** The code or temporary password inside `body`, for the development outbox. */
  readonly code?: string;
  /** Epoch seconds. */
  readonly sentAt: number;
};
