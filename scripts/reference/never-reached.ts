/** What the sources name on an operation's way and the operation never comes to: a rule that it shares with another one, asked less of. */

const flowsOf = { admin: ["AdminInitiateAuth"], open: ["InitiateAuth"] };
const passwordAfterSignUp = [
  "ChangePassword",
  "ConfirmForgotPassword",
  "AdminSetUserPassword",
  "RespondToAuthChallenge",
  "AdminRespondToAuthChallenge",
];
const smsSettings = ["SetUserSettings", "AdminSetUserSettings"];

const never: Readonly<Record<string, readonly string[]>> = {
  // The other operation's flow is refused at the door before its gate is asked.
  "refuse.passwordFlowOff": flowsOf.admin,
  "refuse.adminFlowOff": flowsOf.open,
  // The policy has two sentences, one for SignUp.
  "refuse.passwordAtSignUp": passwordAfterSignUp,
  "refuse.passwordPolicy": ["SignUp"],
  // Text messages alone are asked for, and preferred only where they were.
  "refuse.onlyOnePreferred": smsSettings,
  "refuse.preferredButOff": smsSettings,
  "refuse.webAuthnMfaOff": smsSettings,
  "refuse.webAuthnMfaAlone": smsSettings,
};

/** Whether a refusal that the sources lead to is none of this operation's. */
export const isNeverReached = (operation: string, refusal: string): boolean => never[refusal]?.includes(operation) ?? false;
