/** Passkeys of the signed-in user. */
import type { Static } from "typebox";
import { integer, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { DateType, Document, PaginationKey, StringType, TokenModelType } from "./scalars.ts";

export const StartWebAuthnRegistration = operationContract({
  name: "StartWebAuthnRegistration",
  caller: "access-token",
  summary: "Start web authn registration.",
  input: structure("StartWebAuthnRegistrationRequest", {
    AccessToken: required(TokenModelType),
  }),
  output: structure("StartWebAuthnRegistrationResponse", {
    CredentialCreationOptions: required(Document),
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
  summary: "Complete web authn registration.",
  input: structure("CompleteWebAuthnRegistrationRequest", {
    AccessToken: required(TokenModelType),
    Credential: required(Document),
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

export const WebAuthnCredentialsQueryLimitType = integer("WebAuthnCredentialsQueryLimitType", { min: 0, max: 20 });
export const WebAuthnAuthenticatorAttachmentType = string("WebAuthnAuthenticatorAttachmentType");
export const WebAuthnAuthenticatorTransportType = string("WebAuthnAuthenticatorTransportType");
export const WebAuthnAuthenticatorTransportsList = list("WebAuthnAuthenticatorTransportsList", WebAuthnAuthenticatorTransportType);

export const WebAuthnCredentialDescription = structure("WebAuthnCredentialDescription", {
  CredentialId: required(StringType),
  FriendlyCredentialName: required(StringType),
  RelyingPartyId: required(StringType),
  AuthenticatorAttachment: optional(WebAuthnAuthenticatorAttachmentType),
  AuthenticatorTransports: required(WebAuthnAuthenticatorTransportsList),
  CreatedAt: required(DateType),
});
export type WebAuthnCredentialDescription = Static<typeof WebAuthnCredentialDescription>;

export const WebAuthnCredentialDescriptionListType = list("WebAuthnCredentialDescriptionListType", WebAuthnCredentialDescription);

export const ListWebAuthnCredentials = operationContract({
  name: "ListWebAuthnCredentials",
  caller: "access-token",
  summary: "List web authn credentials.",
  input: structure("ListWebAuthnCredentialsRequest", {
    AccessToken: required(TokenModelType),
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
  summary: "Delete web authn credential.",
  input: structure("DeleteWebAuthnCredentialRequest", {
    AccessToken: required(TokenModelType),
    CredentialId: required(StringType),
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
