import type { SrpIdentity } from "../domain/srp/exchange.ts";

/**
 * The modular powers of password arithmetic (SRP-6a as Cognito's clients speak it), off the event loop. All numbers are hex. What needs no
 * power is in domain/srp. @see spec/auth.md §3.4
 */
export interface Srp {
  /** The verifier v = g^x of a password. @param salt hex */
  verifier(identity: SrpIdentity, password: string, salt: string): Promise<string>;
  /** The server's half of an exchange: a fresh secret b and B = k·v + g^b. */
  challenge(verifier: string): Promise<{ readonly b: string; readonly B: string }>;
  /** The key K (16 bytes) both sides share when the client knew the password. @param exchange `A` was checked by `clientValueOf`, `u` is `scramblerOf(A, B)` */
  sharedKey(exchange: SrpExchange): Promise<Buffer>;
  close(): Promise<void>;
}
export type SrpExchange = { readonly A: string; readonly u: string; readonly b: string; readonly verifier: string };
