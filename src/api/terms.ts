/** Terms of use and privacy policy, as managed login links to them. */
import type { Static } from "typebox";
import { enumeration, integer, list, map, operationContract, optional, required, string, structure } from "./contract.ts";
import { ClientIdType, DateType, StringType, UserPoolIdType } from "./scalars.ts";

export const TermsNameType = string("TermsNameType", { pattern: "^(terms-of-use|privacy-policy)$", summary: "Which document it is." });
export const TermsSourceType = enumeration("TermsSourceType", ["LINK"], { summary: "Where the document is; only LINK is valid." });
export type TermsSourceType = Static<typeof TermsSourceType>;

export const TermsEnforcementType = enumeration("TermsEnforcementType", ["NONE"], {
  summary: "Whether users must accept it; only NONE is valid.",
});
export type TermsEnforcementType = Static<typeof TermsEnforcementType>;

export const LanguageIdType = string("LanguageIdType", {
  pattern:
    "^cognito:(default|dutch|english|french|spanish|german|bahasa-indonesia|italian|japanese|korean|portuguese-brazil|chinese-(simplified|traditional))$",
});

export const LinkUrlType = string("LinkUrlType", { min: 1, max: 1024, pattern: "^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$" });

export const LinksType = map("LinksType", LinkUrlType, {
  key: LanguageIdType,
  min: 1,
  max: 13,
  summary: "The document's URL in each language; `cognito:default` serves the others.",
});

export const TermsIdType = string("TermsIdType", {
  pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$",
  summary: "The id of the terms document.",
});

export const TermsType = structure("TermsType", "The terms document.", {
  TermsId: required(TermsIdType),
  UserPoolId: required(UserPoolIdType),
  ClientId: required(ClientIdType),
  TermsName: required(TermsNameType),
  TermsSource: required(TermsSourceType),
  Enforcement: required(TermsEnforcementType),
  Links: required(LinksType),
  CreationDate: required(DateType, "When it was created."),
  LastModifiedDate: required(DateType, "When it was last changed."),
});
export type TermsType = Static<typeof TermsType>;

export const CreateTerms = operationContract({
  name: "CreateTerms",
  caller: "signed",
  summary: "Add a terms-of-use or privacy-policy document to an app client.",
  input: structure("CreateTermsRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    TermsName: required(TermsNameType),
    TermsSource: required(TermsSourceType),
    Enforcement: required(TermsEnforcementType),
    Links: optional(LinksType),
  }),
  output: structure("CreateTermsResponse", {
    Terms: optional(TermsType),
  }),
  errors: [
    "ResourceNotFoundException",
    "ConcurrentModificationException",
    "TermsExistsException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "LimitExceededException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const DescribeTerms = operationContract({
  name: "DescribeTerms",
  caller: "signed",
  summary: "Show a terms document.",
  input: structure("DescribeTermsRequest", {
    TermsId: required(TermsIdType),
    UserPoolId: required(UserPoolIdType),
  }),
  output: structure("DescribeTermsResponse", {
    Terms: optional(TermsType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const UpdateTerms = operationContract({
  name: "UpdateTerms",
  caller: "signed",
  summary: "Change a terms document.",
  input: structure("UpdateTermsRequest", {
    TermsId: required(TermsIdType),
    UserPoolId: required(UserPoolIdType),
    TermsName: optional(TermsNameType),
    TermsSource: optional(TermsSourceType),
    Enforcement: optional(TermsEnforcementType),
    Links: optional(LinksType),
  }),
  output: structure("UpdateTermsResponse", {
    Terms: optional(TermsType),
  }),
  errors: [
    "ResourceNotFoundException",
    "ConcurrentModificationException",
    "TermsExistsException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const DeleteTerms = operationContract({
  name: "DeleteTerms",
  caller: "signed",
  summary: "Delete a terms document.",
  input: structure("DeleteTermsRequest", {
    TermsId: required(TermsIdType),
    UserPoolId: required(UserPoolIdType),
  }),
  output: undefined,
  errors: [
    "ResourceNotFoundException",
    "ConcurrentModificationException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const ListTermsRequestMaxResultsInteger = integer("ListTermsRequestMaxResultsInteger", {
  min: 1,
  max: 60,
  summary: "The largest number of terms documents to return.",
});

export const TermsDescriptionType = structure("TermsDescriptionType", {
  TermsId: required(TermsIdType),
  TermsName: required(TermsNameType),
  Enforcement: required(TermsEnforcementType),
  CreationDate: required(DateType, "When it was created."),
  LastModifiedDate: required(DateType, "When it was last changed."),
});
export type TermsDescriptionType = Static<typeof TermsDescriptionType>;

export const TermsDescriptionListType = list("TermsDescriptionListType", TermsDescriptionType, { summary: "The terms documents." });

export const ListTerms = operationContract({
  name: "ListTerms",
  caller: "signed",
  summary: "List the terms documents of a user pool.",
  input: structure("ListTermsRequest", {
    UserPoolId: required(UserPoolIdType),
    MaxResults: optional(ListTermsRequestMaxResultsInteger),
    NextToken: optional(StringType, "Where the next page begins; take it from one answer and give it with the next request."),
  }),
  output: structure("ListTermsResponse", {
    Terms: required(TermsDescriptionListType),
    NextToken: optional(StringType, "Where the next page begins; take it from one answer and give it with the next request."),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
