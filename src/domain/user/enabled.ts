import type { User } from "./user.ts";

/** The user who may not sign in, and whose tokens of the past stay dead when enabled again. The refresh tokens are the caller's to drop.
 *  Throws nothing. @param now epoch seconds @see spec/auth.md §2.7; API model, AdminDisableUser */
export const withDisabled = (user: User, now: number): User => ({
  ...user,
  enabled: false,
  signedOutAtMs: Math.max(user.signedOutAtMs ?? 0, Math.round(now * 1000)),
  modifiedAt: now,
});

/** The user who may sign in again. Throws nothing. @param now epoch seconds */
export const withEnabled = (user: User, now: number): User => ({ ...user, enabled: true, modifiedAt: now });
