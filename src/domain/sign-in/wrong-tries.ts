/** How many wrong codes one session bears. @see spec/auth.md §3.2, where six in a row were recorded to leave the session open */
import type { Session } from "./session.ts";

const mostWrongTries = 10;

/** The session after one more wrong code; undefined where it bears no more and is to end. Throws nothing. */
export function afterWrongCode(session: Session): Session | undefined {
  const { pending } = session;
  if (!("wrongTries" in pending)) return session;
  const wrongTries = pending.wrongTries + 1;
  return wrongTries < mostWrongTries ? { ...session, pending: { ...pending, wrongTries } } : undefined;
}
