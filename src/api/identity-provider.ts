/** Federation: the SAML, OIDC and social providers of a pool. */
import type { Static } from "typebox";
import { enumeration, integer, list, map, operationContract, optional, required, string, structure } from "./contract.ts";
import { DateType, PaginationKeyType, ProviderNameType, StringType, UserPoolIdType } from "./scalars.ts";

export const ProviderNameTypeV2 = string("ProviderNameTypeV2", {
  min: 1,
  max: 32,
  pattern: "[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+",
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

export const ProviderDetailsType = map("ProviderDetailsType", StringType);
export const AttributeMappingKeyType = string("AttributeMappingKeyType", { min: 1, max: 32 });
export const AttributeMappingType = map("AttributeMappingType", StringType, { key: AttributeMappingKeyType });
export const IdpIdentifierType = string("IdpIdentifierType", { min: 1, max: 40, pattern: "[\\w\\s+=.@-]+" });
export const IdpIdentifiersListType = list("IdpIdentifiersListType", IdpIdentifierType, { min: 0, max: 50 });

export const IdentityProviderType = structure("IdentityProviderType", {
  UserPoolId: optional(UserPoolIdType),
  ProviderName: optional(ProviderNameType),
  ProviderType: optional(IdentityProviderTypeType),
  ProviderDetails: optional(ProviderDetailsType),
  AttributeMapping: optional(AttributeMappingType),
  IdpIdentifiers: optional(IdpIdentifiersListType),
  LastModifiedDate: optional(DateType),
  CreationDate: optional(DateType),
});
export type IdentityProviderType = Static<typeof IdentityProviderType>;

export const CreateIdentityProvider = operationContract({
  name: "CreateIdentityProvider",
  caller: "signed",
  summary: "Create identity provider.",
  input: structure("CreateIdentityProviderRequest", {
    UserPoolId: required(UserPoolIdType),
    ProviderName: required(ProviderNameTypeV2),
    ProviderType: required(IdentityProviderTypeType),
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
  summary: "Describe identity provider.",
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
  summary: "Get identity provider by identifier.",
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
  summary: "Update identity provider.",
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
  summary: "Delete identity provider.",
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

export const ListProvidersLimitType = integer("ListProvidersLimitType", { min: 0, max: 60 });

export const ProviderDescription = structure("ProviderDescription", {
  ProviderName: optional(ProviderNameType),
  ProviderType: optional(IdentityProviderTypeType),
  LastModifiedDate: optional(DateType),
  CreationDate: optional(DateType),
});
export type ProviderDescription = Static<typeof ProviderDescription>;

export const ProvidersListType = list("ProvidersListType", ProviderDescription, { min: 0, max: 50 });

export const ListIdentityProviders = operationContract({
  name: "ListIdentityProviders",
  caller: "signed",
  summary: "List identity providers.",
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
