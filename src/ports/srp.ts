/** Password arithmetic (SRP-6a as Cognito's clients speak it), off the event loop. Numbers are hex. @see spec/auth.md §3.4 */
export interface Srp {
  /** The verifier v = g^x of a password. @param identity pool name (after `_`) and user name, or device group and key */
  verifier(identity: SrpIdentity, password: string, salt: string): Promise<string>;
  /** The server's half of an exchange: a fresh secret b and B = k·v + g^b. */
  challenge(verifier: string): Promise<{ b: string; B: string }>;
  /** The key K (16 bytes) both sides share when the client knew the password. @throws Refusal `srpAInvalid` where A mod N is 0 or no number */
  sharedKey(exchange: { A: string; b: string; B: string; verifier: string }): Promise<Buffer>;
  close(): Promise<void>;
}
export type SrpIdentity = { readonly group: string; readonly name: string };
