/** Who may call an operation, and by what a request proves it. */
import type { CallerKind } from "../api/contract.ts";

const token =
  "The request carries the user's access token in `AccessToken`. It must be one that this pool signed, not expired, not revoked, with the scope `aws.cognito.signin.user.admin`; the user must be enabled and confirmed.";

/** A paragraph for each kind of caller. */
export const whoMayCall: Readonly<Record<CallerKind, string>> = {
  signed:
    "An administrator: the request carries an AWS Signature Version 4. In development any well-formed signature is believed, with whatever credentials it was made; in production it must be that of an access key of this server whose policies allow `cognito-idp:{Operation}` on the pool.",
  client:
    "Anybody who knows an app client's id. Nothing is signed. Where the client has a secret, the request proves that by a secret hash, or where the operation takes it by the secret itself.",
  "access-token": `The signed-in user. Nothing is signed. ${token}`,
  "access-token-or-session": `A signed-in user, or one who is in the middle of a sign-in. Nothing is signed. Exactly one of the two is given. ${token} Or it carries, in \`Session\`, the session of a sign-in that stands at \`MFA_SETUP\`.`,
  "feedback-token": "Whoever holds the token of a notification, in `FeedbackToken`. Nothing is signed.",
};

/** The kind of caller in two words, for lists. */
export const callerName: Readonly<Record<CallerKind, string>> = {
  signed: "administrator, signed",
  client: "app client",
  "access-token": "signed-in user",
  "access-token-or-session": "signed-in user, or a sign-in at MFA_SETUP",
  "feedback-token": "holder of a feedback token",
};
