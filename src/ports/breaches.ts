/** Knows passwords that leaked elsewhere. @see spec/auth.md §9, Compromised credentials */
export interface Breaches {
  /** Whether a password is known to have leaked. It never rejects: where nobody can tell, the answer is no, and the log says why. */
  has(password: string): Promise<boolean>;
}
