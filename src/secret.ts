/** A value that must never be shown: whatever turns it into text gets `[secret]`, so it cannot slip into a log, an error or a trace. */
import { inspect } from "node:util";

const shown = "[secret]";

/** Wraps a secret. Only `reveal` gives it back, so that every place that reads it can be found. */
export class Secret<Value = string> {
  readonly #value: Value;
  constructor(value: Value) {
    this.#value = value;
  }
  /** The value itself, for the one call that needs it. */
  reveal(): Value {
    return this.#value;
  }
  toString(): string {
    return shown;
  }
  toJSON(): string {
    return shown;
  }
  [Symbol.toPrimitive](): string {
    return shown;
  }
  [inspect.custom](): string {
    return shown;
  }
}
