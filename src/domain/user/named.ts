import type { Pool } from "../pool/pool.ts";
import { namesOf } from "./names.ts";
import type { User } from "./user.ts";

/** The user with the names that its attributes give it now. Throws nothing. */
export const named = (pool: Pool, user: User): User => ({ ...user, names: namesOf(user, pool) });
