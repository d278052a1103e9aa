/** What risk says of one sign-in, from its first factor to its end. */
import type { Demand } from "../mfa/second-factor.ts";
import type { AuthEvent } from "./event.ts";

/** Judged once, when the first factor is proved; the sessions of the sign-in carry it on. No `demand`: the sign-in goes on as it would. */
export type Verdict = { readonly event: AuthEvent; readonly demand?: Demand };
