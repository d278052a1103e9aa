/** Federation: the SAML, OIDC and social providers of a pool. */
import type { Static } from "typebox";
import { enumeration, integer, list, map, operationContract, optional, required, string, structure } from "./contract.ts";
import { DateType, PaginationKeyType, ProviderNameType, StringType, UserPoolIdType } from "./scalars.ts";

export const ProviderNameTypeV2 = string("ProviderNameTypeV2", {
  min: 1,
  max: 32,
  pattern: "[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+",
  summary: "The name of the identity provider.",
});

export const IdentityProviderTypeType = enumeration("IdentityProviderTypeType", [
  "SAML",
  "Facebook",
  "Google",
  "LoginWithAmazon",
  "SignInWithApple",
  "OIDC",
]);
export type IdentityProviderTypeType = Static<typeof IdentityProviderTypeType>;

export const ProviderDetailsType = map("ProviderDetailsType", StringType, {
  summary: "The provider's settings, such as client_id, client_secret, authorize_scopes, oidc_issuer, MetadataURL or MetadataFile.",
});

export const AttributeMappingKeyType = string("AttributeMappingKeyType", { min: 1, max: 32 });

export const AttributeMappingType = map("AttributeMappingType", StringType, {
  key: AttributeMappingKeyType,
  summary: "For each attribute of the pool, the provider's claim or attribute that fills it.",
});

export const IdpIdentifierType = string("IdpIdentifierType", {
  min: 1,
  max: 40,
  pattern: "[\\w\\s+=.@-]+",
  summary: "An identifier of the identity provider.",
});

export const IdpIdentifiersListType = list("IdpIdentifiersListType", IdpIdentifierType, {
  min: 0,
  max: 50,
  summary: "Further names for the provider, such as the domains of its users' email addresses.",
});

export const IdentityProviderType = structure("IdentityProviderType", "An identity provider of the pool.", {
  UserPoolId: optional(UserPoolIdType),
  ProviderName: optional(ProviderNameType),
  ProviderType: optional(IdentityProviderTypeType, "The kind of identity provider."),
  ProviderDetails: optional(ProviderDetailsType),
  AttributeMapping: optional(AttributeMappingType),
  IdpIdentifiers: optional(IdpIdentifiersListType),
  LastModifiedDate: optional(DateType, "When it was last changed."),
  CreationDate: optional(DateType, "When it was created."),
});
export type IdentityProviderType = Static<typeof IdentityProviderType>;

export const CreateIdentityProvider = operationContract({
  name: "CreateIdentityProvider",
  caller: "signed",
  summary: "Add an external identity provider to a user pool.",
  input: structure("CreateIdentityProviderRequest", {
    UserPoolId: required(UserPoolIdType),
    ProviderName: required(ProviderNameTypeV2),
    ProviderType: required(IdentityProviderTypeType, "The kind of identity provider."),
    ProviderDetails: required(ProviderDetailsType),
    AttributeMapping: optional(AttributeMappingType),
    IdpIdentifiers: optional(IdpIdentifiersListType),
  }),
  output: structure("CreateIdentityProviderResponse", {
    IdentityProvider: required(IdentityProviderType),
  }),
  errors: [
    "InvalidParameterException",
    "DuplicateProviderException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "LimitExceededException",
    "InternalErrorException",
  ],
});

export const DescribeIdentityProvider = operationContract({
  name: "DescribeIdentityProvider",
  caller: "signed",
  summary: "Show an identity provider by name.",
  input: structure("DescribeIdentityProviderRequest", {
    UserPoolId: required(UserPoolIdType),
    ProviderName: required(ProviderNameType),
  }),
  output: structure("DescribeIdentityProviderResponse", {
    IdentityProvider: required(IdentityProviderType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "InternalErrorException",
  ],
});

export const GetIdentityProviderByIdentifier = operationContract({
  name: "GetIdentityProviderByIdentifier",
  caller: "signed",
  summary: "Show an identity provider by one of its identifiers.",
  input: structure("GetIdentityProviderByIdentifierRequest", {
    UserPoolId: required(UserPoolIdType),
    IdpIdentifier: required(IdpIdentifierType),
  }),
  output: structure("GetIdentityProviderByIdentifierResponse", {
    IdentityProvider: required(IdentityProviderType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "InternalErrorException",
  ],
});

export const UpdateIdentityProvider = operationContract({
  name: "UpdateIdentityProvider",
  caller: "signed",
  summary: "Change an identity provider.",
  input: structure("UpdateIdentityProviderRequest", {
    UserPoolId: required(UserPoolIdType),
    ProviderName: required(ProviderNameType),
    ProviderDetails: optional(ProviderDetailsType),
    AttributeMapping: optional(AttributeMappingType),
    IdpIdentifiers: optional(IdpIdentifiersListType),
  }),
  output: structure("UpdateIdentityProviderResponse", {
    IdentityProvider: required(IdentityProviderType),
  }),
  errors: [
    "InvalidParameterException",
    "UnsupportedIdentityProviderException",
    "ResourceNotFoundException",
    "ConcurrentModificationException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "InternalErrorException",
  ],
});

export const DeleteIdentityProvider = operationContract({
  name: "DeleteIdentityProvider",
  caller: "signed",
  summary: "Delete an identity provider.",
  input: structure("DeleteIdentityProviderRequest", {
    UserPoolId: required(UserPoolIdType),
    ProviderName: required(ProviderNameType),
  }),
  output: undefined,
  errors: [
    "InvalidParameterException",
    "UnsupportedIdentityProviderException",
    "ConcurrentModificationException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "InternalErrorException",
  ],
});

export const ListProvidersLimitType = integer("ListProvidersLimitType", {
  min: 0,
  max: 60,
  summary: "The largest number of identity providers to return.",
});

export const ProviderDescription = structure("ProviderDescription", {
  ProviderName: optional(ProviderNameType),
  ProviderType: optional(IdentityProviderTypeType, "The kind of identity provider."),
  LastModifiedDate: optional(DateType, "When it was last changed."),
  CreationDate: optional(DateType, "When it was created."),
});
export type ProviderDescription = Static<typeof ProviderDescription>;

export const ProvidersListType = list("ProvidersListType", ProviderDescription, { min: 0, max: 50, summary: "The identity providers." });

export const ListIdentityProviders = operationContract({
  name: "ListIdentityProviders",
  caller: "signed",
  summary: "List the identity providers of a user pool.",
  input: structure("ListIdentityProvidersRequest", {
    UserPoolId: required(UserPoolIdType),
    MaxResults: optional(ListProvidersLimitType),
    NextToken: optional(PaginationKeyType),
  }),
  output: structure("ListIdentityProvidersResponse", {
    Providers: required(ProvidersListType),
    NextToken: optional(PaginationKeyType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "InternalErrorException",
  ],
});

export const GetSigningCertificate = operationContract({
  name: "GetSigningCertificate",
  caller: "signed",
  summary: "Show the certificate with which a user pool signs SAML requests.",
  input: structure("GetSigningCertificateRequest", {
    UserPoolId: required(UserPoolIdType),
  }),
  output: structure("GetSigningCertificateResponse", {
    Certificate: optional(StringType, "The certificate in base64, without its PEM frame."),
  }),
  errors: ["InternalErrorException", "InvalidParameterException", "ResourceNotFoundException", "OperationNotEnabledException"],
});
