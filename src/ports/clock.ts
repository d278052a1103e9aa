/** The only source of time. */
export interface Clock {
  /** Epoch seconds with a fraction of milliseconds. */
  now(): number;
  /** Seconds by which development moved this clock ahead of the world's, where clients stayed; a clock that cannot move has no `ahead`. */
  ahead?(): number;
}
