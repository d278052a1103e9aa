/** The only source of time. */
export interface Clock {
  /** Epoch seconds with a fraction of milliseconds. */
  now(): number;
}
