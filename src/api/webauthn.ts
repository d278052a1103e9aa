/** Passkeys of the signed-in user. */
import type { Static } from "typebox";
import { integer, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { accessToken, DateType, Document, PaginationKey, StringType } from "./scalars.ts";

export const StartWebAuthnRegistration = operationContract({
  name: "StartWebAuthnRegistration",
  caller: "access-token",
  summary: "Ask for the options with which a browser makes a passkey for the signed-in user.",
  input: structure("StartWebAuthnRegistrationRequest", {
    AccessToken: required(accessToken),
  }),
  output: structure("StartWebAuthnRegistrationResponse", {
    CredentialCreationOptions: required(Document, "The options for `navigator.credentials.create`."),
  }),
  errors: [
    "ForbiddenException",
    "InternalErrorException",
    "InvalidParameterException",
    "LimitExceededException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "WebAuthnNotEnabledException",
    "PasswordResetRequiredException",
    "WebAuthnConfigurationMissingException",
    "OperationNotEnabledException",
  ],
});

export const CompleteWebAuthnRegistration = operationContract({
  name: "CompleteWebAuthnRegistration",
  caller: "access-token",
  summary: "Register the passkey that the browser made for the signed-in user.",
  input: structure("CompleteWebAuthnRegistrationRequest", {
    AccessToken: required(accessToken),
    Credential: required(Document, "The credential that the browser made, as `PublicKeyCredential.toJSON` gives it."),
  }),
  output: structure("CompleteWebAuthnRegistrationResponse", {}),
  errors: [
    "ForbiddenException",
    "InternalErrorException",
    "InvalidParameterException",
    "LimitExceededException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "WebAuthnNotEnabledException",
    "WebAuthnChallengeNotFoundException",
    "WebAuthnRelyingPartyMismatchException",
    "WebAuthnClientMismatchException",
    "WebAuthnOriginNotAllowedException",
    "PasswordResetRequiredException",
    "WebAuthnCredentialNotSupportedException",
    "OperationNotEnabledException",
  ],
});

export const WebAuthnCredentialsQueryLimitType = integer("WebAuthnCredentialsQueryLimitType", {
  min: 0,
  max: 20,
  summary: "The largest number of passkeys to return.",
});

export const WebAuthnAuthenticatorAttachmentType = string("WebAuthnAuthenticatorAttachmentType", {
  summary: "Whether the authenticator is part of the device or apart from it: platform or cross-platform.",
});

export const WebAuthnAuthenticatorTransportType = string("WebAuthnAuthenticatorTransportType");

export const WebAuthnAuthenticatorTransportsList = list("WebAuthnAuthenticatorTransportsList", WebAuthnAuthenticatorTransportType, {
  summary: "How the authenticator is reached, such as internal, hybrid, usb or nfc.",
});

export const WebAuthnCredentialDescription = structure("WebAuthnCredentialDescription", {
  CredentialId: required(StringType, "The id of the passkey."),
  FriendlyCredentialName: required(StringType, "A name made up for the passkey, after its provider."),
  RelyingPartyId: required(StringType, "The domain that the passkey is bound to."),
  AuthenticatorAttachment: optional(WebAuthnAuthenticatorAttachmentType),
  AuthenticatorTransports: required(WebAuthnAuthenticatorTransportsList),
  CreatedAt: required(DateType, "When the passkey was registered."),
});
export type WebAuthnCredentialDescription = Static<typeof WebAuthnCredentialDescription>;

export const WebAuthnCredentialDescriptionListType = list("WebAuthnCredentialDescriptionListType", WebAuthnCredentialDescription, {
  summary: "The passkeys.",
});

export const ListWebAuthnCredentials = operationContract({
  name: "ListWebAuthnCredentials",
  caller: "access-token",
  summary: "List the passkeys of the signed-in user.",
  input: structure("ListWebAuthnCredentialsRequest", {
    AccessToken: required(accessToken),
    NextToken: optional(PaginationKey),
    MaxResults: optional(WebAuthnCredentialsQueryLimitType),
  }),
  output: structure("ListWebAuthnCredentialsResponse", {
    Credentials: required(WebAuthnCredentialDescriptionListType),
    NextToken: optional(PaginationKey),
  }),
  errors: [
    "ForbiddenException",
    "InternalErrorException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "LimitExceededException",
    "PasswordResetRequiredException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
  ],
});

export const DeleteWebAuthnCredential = operationContract({
  name: "DeleteWebAuthnCredential",
  caller: "access-token",
  summary: "Delete a passkey of the signed-in user.",
  input: structure("DeleteWebAuthnCredentialRequest", {
    AccessToken: required(accessToken),
    CredentialId: required(StringType, "The id of the passkey."),
  }),
  output: structure("DeleteWebAuthnCredentialResponse", {}),
  errors: [
    "ForbiddenException",
    "InternalErrorException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "LimitExceededException",
    "PasswordResetRequiredException",
    "NotAuthorizedException",
    "ResourceNotFoundException",
    "OperationNotEnabledException",
  ],
});
