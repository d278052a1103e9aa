/** The only source of chance. */
export interface Random {
  bytes(length: number): Buffer;
  /** A time-ordered UUID (version 7) made at `now` (epoch seconds). */
  uuid(now: number): string;
  /** `length` characters drawn evenly from `alphabet`. */
  text(alphabet: string, length: number): string;
  /** A decimal code of `length` digits; the one fixed by the setting CODE where development fixed one. */
  code(length: number): string;
}
