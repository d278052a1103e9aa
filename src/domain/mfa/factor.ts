import type { Sealed } from "../sealed.ts";

/** The MFA factors in the order in which the service lists them, under the names it uses at sign-in. @see spec/auth.md §4.1, §4.6 */
export const factors = ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] as const;
export type Factor = (typeof factors)[number];

/** What a user turned on and prefers. `preferred` is always one of `enabled`. */
export type UserMfa = { readonly enabled: readonly Factor[]; readonly preferred?: Factor; readonly webAuthn?: boolean };

/** A user's authenticator app. It answers challenges once `verifiedAt` is set; `lastStep` is the newest time step that was spent. */
export type SoftwareToken = {
  readonly secret: Sealed;
  readonly verifiedAt?: number;
  readonly friendlyDeviceName?: string;
  readonly lastStep?: number;
};
