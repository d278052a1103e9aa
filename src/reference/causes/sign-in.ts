/** What is refused in a sign-in, in MFA set-up, and about devices and risk. */
import { refuse } from "../../domain/refusal.ts";
import { cause } from "./cause.ts";

export const flowCauses = {
  passwordFlowOff: cause(refuse.passwordFlowOff(), "the client does not have ALLOW_USER_PASSWORD_AUTH"),
  adminFlowOff: cause(refuse.adminFlowOff(), "the client does not have ALLOW_ADMIN_USER_PASSWORD_AUTH"),
  flowOff: cause(refuse.flowOff("{AuthFlow}"), "the client does not have the flow turned on"),
  flowNotAtThisDoor: cause(
    refuse.flowNotAtThisDoor(),
    "the flow belongs to the other operation: ADMIN_ flows to AdminInitiateAuth, USER_PASSWORD_AUTH to InitiateAuth",
  ),
  customAuthWithoutTriggers: cause(refuse.customAuthWithoutTriggers(), "the flow is CUSTOM_AUTH, which needs Lambda triggers"),
  secretHashMissing: cause(refuse.secretHashMissing("{ClientId}"), "the client has a secret and no secret hash came"),
  secretHashWrong: cause(refuse.secretHashWrong("{ClientId}"), "the secret hash is not that of this client and username"),
  secretHashMismatch: cause(refuse.secretHashMismatch("{ClientId}"), "the secret hash does not belong to the refresh token's user"),
  secretHashUnasked: cause(refuse.secretHashUnasked("{ClientId}"), "the client has no secret and a secret hash came"),
  srpAInvalid: cause(refuse.srpAInvalid(), "SRP_A is no number of the group, or 0 in it"),
  sessionInvalid: cause(
    refuse.sessionInvalid(),
    "the session is not of this pool, client and operation, its challenge is another, or USERNAME is not its user",
  ),
  sessionUsed: cause(refuse.sessionUsed(), "the session was answered before"),
  sessionExpired: cause(refuse.sessionExpired(), "the session is older than the client's AuthSessionValidity"),
};

export const userStateCauses = {
  wrongPassword: cause(
    refuse.wrongPassword(),
    "the password or the proof is wrong, or the user does not exist and the client hides who does",
  ),
  tooManyPasswords: cause(
    refuse.tooManyPasswords(),
    "a pause is running after wrong tries: from the fifth in a row 1, 2, 4 … seconds, at most 15 minutes; a right answer is refused, too",
  ),
  userNotConfirmed: cause(refuse.userNotConfirmed(), "the sign-up is not confirmed"),
  userDisabled: cause(refuse.userDisabled(), "the user is disabled"),
  passwordResetRequired: cause(refuse.passwordResetRequired(), "the password was reset and no new one is set yet"),
  signInBlocked: cause(refuse.signInBlocked(), "the pool's risk configuration blocks a sign-in like this one"),
  temporaryPasswordExpired: cause(refuse.temporaryPasswordExpired(), "the temporary password is too old"),
};

export const challengeCauses = {
  wrongMfaCode: cause(refuse.wrongMfaCode(), "the code that was sent is not the one given"),
  wrongTotp: cause(refuse.wrongTotp(), "the code is not one of the authenticator app's current ones"),
  totpUsed: cause(refuse.totpUsed(), "the code was used before; the session stays open for the next one"),
  noSoftwareToken: cause(refuse.noSoftwareToken(), "the user has no verified authenticator app"),
  noMfaMethod: cause(refuse.noMfaMethod(), "MFA is required and no factor of the pool can serve this user"),
  answerNotOffered: cause(refuse.answerNotOffered(), "the answer is not among what the challenge offers"),
  attributesMissing: cause(refuse.attributesMissing(["{attribute}"]), "a required attribute is still missing"),
  attributeProvided: cause(refuse.attributeProvided("{attribute}"), "the attribute has a value already"),
};

export const mfaCauses = {
  factorNotReady: cause(
    refuse.factorNotReady("SOFTWARE_TOKEN_MFA"),
    "a factor is turned on that the user cannot answer: no verified authenticator app, no phone number, no email address",
  ),
  onlyOnePreferred: cause(refuse.onlyOnePreferred(), "more than one factor is to be preferred"),
  preferredButOff: cause(refuse.preferredButOff("SMS_MFA"), "a factor is to be preferred that the same request does not turn on"),
  onlySmsOptions: cause(refuse.onlySmsOptions(), "MFAOptions holds anything but SMS to phone_number"),
  webAuthnMfaOff: cause(refuse.webAuthnMfaOff(), "the pool's FactorConfiguration is not MULTI_FACTOR_WITH_USER_VERIFICATION"),
  webAuthnMfaAlone: cause(refuse.webAuthnMfaAlone(), "the user would have no other factor on beside passkeys"),
  softwareTokenOffInPool: cause(refuse.softwareTokenOffInPool(), "the pool does not have authenticator apps on"),
  wrongCodeAtVerify: cause(refuse.wrongCodeAtVerify(), "the code does not come from the secret that was associated last"),
  nothingToVerify: cause(refuse.nothingToVerify(), "AssociateSoftwareToken was not called before"),
  deviceNameTooLong: cause(refuse.deviceNameTooLong(1024), "FriendlyDeviceName is too long"),
};

export const deviceCauses = {
  noSuchDevice: cause(refuse.noSuchDevice(), "the user has no confirmed device of this key"),
  deviceKeyInvalid: cause(refuse.deviceKeyInvalid(), "the key is not the one that this access token's sign-in made"),
  deviceKeyExists: cause(refuse.deviceKeyExists(), "the device is confirmed already"),
  deviceVerifierInvalid: cause(
    refuse.deviceVerifierInvalid(),
    "salt or verifier is missing, not base64, or a verifier that any secret would satisfy",
  ),
  devicesNotTracked: cause(refuse.devicesNotTracked(), "the pool has no DeviceConfiguration"),
};

export const riskCauses = {
  passwordLeaked: cause(refuse.passwordLeaked(), "the password is known from a leak and the pool's risk configuration refuses such"),
  addOnOff: cause(refuse.addOnOff(), "the pool has threat protection off"),
  ipRangeInvalid: cause(refuse.ipRangeInvalid("{range}"), "an IP range is not written as address/length"),
  noSuchAuthEvent: cause(refuse.noSuchAuthEvent("{EventId}"), "the user's history has no such event"),
  feedbackTokenInvalid: cause(refuse.feedbackTokenInvalid(), "the feedback token is not of this event"),
  feedbackTokenExpired: cause(refuse.feedbackTokenExpired(), "the feedback token has expired"),
};
