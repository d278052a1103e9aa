/** Setting up an authenticator app. */
import type { Static } from "typebox";
import { enumeration, operationContract, optional, required, string, structure } from "./contract.ts";
import { SessionType, StringType, TokenModelType } from "./scalars.ts";

export const SecretCodeType = string("SecretCodeType", {
  min: 16,
  pattern: "[A-Za-z0-9]+",
  sensitive: true,
  summary: "The shared secret in base32, for the authenticator app's QR code or key field.",
});

export const AssociateSoftwareToken = operationContract({
  name: "AssociateSoftwareToken",
  caller: "access-token-or-session",
  summary: "Make a secret for an authenticator app, which VerifySoftwareToken then confirms.",
  input: structure("AssociateSoftwareTokenRequest", {
    AccessToken: optional(TokenModelType, "The signed-in user's access token; give this or Session."),
    Session: optional(SessionType, "The session of a sign-in that stands at MFA_SETUP; give this or AccessToken."),
  }),
  output: structure("AssociateSoftwareTokenResponse", {
    SecretCode: optional(SecretCodeType),
    Session: optional(SessionType, "The session to give to VerifySoftwareToken, where the request had one."),
  }),
  errors: [
    "ConcurrentModificationException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "ResourceNotFoundException",
    "InternalErrorException",
    "SoftwareTokenMFANotFoundException",
    "ForbiddenException",
    "OperationNotEnabledException",
  ],
});

export const SoftwareTokenMFAUserCodeType = string("SoftwareTokenMFAUserCodeType", {
  min: 6,
  max: 6,
  pattern: "[0-9]+",
  sensitive: true,
  summary: "The six digits that the authenticator app shows.",
});

export const VerifySoftwareTokenResponseType = enumeration("VerifySoftwareTokenResponseType", ["SUCCESS", "ERROR"], {
  summary: "Whether the code was right.",
});
export type VerifySoftwareTokenResponseType = Static<typeof VerifySoftwareTokenResponseType>;

export const VerifySoftwareToken = operationContract({
  name: "VerifySoftwareToken",
  caller: "access-token-or-session",
  summary: "Confirm an authenticator app with a code from it.",
  input: structure("VerifySoftwareTokenRequest", {
    AccessToken: optional(TokenModelType, "The signed-in user's access token; give this or Session."),
    Session: optional(SessionType, "The session from AssociateSoftwareToken; give this or AccessToken."),
    UserCode: required(SoftwareTokenMFAUserCodeType),
    FriendlyDeviceName: optional(StringType, "The user's name for the device that runs the app."),
  }),
  output: structure("VerifySoftwareTokenResponse", {
    Status: optional(VerifySoftwareTokenResponseType),
    Session: optional(SessionType, "The session with which RespondToAuthChallenge answers MFA_SETUP, where the request had one."),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "InvalidUserPoolConfigurationException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "InternalErrorException",
    "EnableSoftwareTokenMFAException",
    "SoftwareTokenMFANotFoundException",
    "CodeMismatchException",
    "ForbiddenException",
    "OperationNotEnabledException",
  ],
});
