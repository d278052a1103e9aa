/** What is kept of a name that nobody holds, so that it answers as a user's would. */
import { forgottenAt as failuresForgottenAt } from "../password/failures.ts";
import { triesForgottenAt } from "./tries.ts";
import type { User } from "./user.ts";

/** Counted like a user's. A code among `codes` was sent to nobody, so no answer to it is right. */
export type Stranger = Pick<User, "failures" | "mfaFailures" | "tries" | "codes">;

/** When nothing of it will mean anything any more, epoch seconds; 0 where nothing is kept. Throws nothing. */
export const forgottenAt = (stranger: Stranger): number =>
  Math.max(
    failuresForgottenAt(stranger),
    triesForgottenAt(stranger),
    ...Object.values(stranger.codes ?? {}).map(({ expiresAt }) => expiresAt),
  );
