/** Resource servers and their scopes. */
import type { Static } from "typebox";
import { integer, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { PaginationKeyType, UserPoolIdType } from "./scalars.ts";

export const ResourceServerIdentifierType = string("ResourceServerIdentifierType", {
  min: 1,
  max: 256,
  pattern: "[\\x21\\x23-\\x5B\\x5D-\\x7E]+",
});
export const ResourceServerNameType = string("ResourceServerNameType", { min: 1, max: 256, pattern: "[\\w\\s+=,.@-]+" });
export const ResourceServerScopeNameType = string("ResourceServerScopeNameType", {
  min: 1,
  max: 256,
  pattern: "[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+",
});
export const ResourceServerScopeDescriptionType = string("ResourceServerScopeDescriptionType", { min: 1, max: 256 });

export const ResourceServerScopeType = structure("ResourceServerScopeType", {
  ScopeName: required(ResourceServerScopeNameType),
  ScopeDescription: required(ResourceServerScopeDescriptionType),
});
export type ResourceServerScopeType = Static<typeof ResourceServerScopeType>;

export const ResourceServerScopeListType = list("ResourceServerScopeListType", ResourceServerScopeType, { max: 100 });

export const ResourceServerType = structure("ResourceServerType", {
  UserPoolId: optional(UserPoolIdType),
  Identifier: optional(ResourceServerIdentifierType),
  Name: optional(ResourceServerNameType),
  Scopes: optional(ResourceServerScopeListType),
});
export type ResourceServerType = Static<typeof ResourceServerType>;

export const CreateResourceServer = operationContract({
  name: "CreateResourceServer",
  caller: "signed",
  summary: "Create resource server.",
  input: structure("CreateResourceServerRequest", {
    UserPoolId: required(UserPoolIdType),
    Identifier: required(ResourceServerIdentifierType),
    Name: required(ResourceServerNameType),
    Scopes: optional(ResourceServerScopeListType),
  }),
  output: structure("CreateResourceServerResponse", {
    ResourceServer: required(ResourceServerType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "LimitExceededException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const DescribeResourceServer = operationContract({
  name: "DescribeResourceServer",
  caller: "signed",
  summary: "Describe resource server.",
  input: structure("DescribeResourceServerRequest", {
    UserPoolId: required(UserPoolIdType),
    Identifier: required(ResourceServerIdentifierType),
  }),
  output: structure("DescribeResourceServerResponse", {
    ResourceServer: required(ResourceServerType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const UpdateResourceServer = operationContract({
  name: "UpdateResourceServer",
  caller: "signed",
  summary: "Update resource server.",
  input: structure("UpdateResourceServerRequest", {
    UserPoolId: required(UserPoolIdType),
    Identifier: required(ResourceServerIdentifierType),
    Name: required(ResourceServerNameType),
    Scopes: optional(ResourceServerScopeListType),
  }),
  output: structure("UpdateResourceServerResponse", {
    ResourceServer: required(ResourceServerType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const DeleteResourceServer = operationContract({
  name: "DeleteResourceServer",
  caller: "signed",
  summary: "Delete resource server.",
  input: structure("DeleteResourceServerRequest", {
    UserPoolId: required(UserPoolIdType),
    Identifier: required(ResourceServerIdentifierType),
  }),
  output: undefined,
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const ListResourceServersLimitType = integer("ListResourceServersLimitType", { min: 1, max: 50 });
export const ResourceServersListType = list("ResourceServersListType", ResourceServerType);

export const ListResourceServers = operationContract({
  name: "ListResourceServers",
  caller: "signed",
  summary: "List resource servers.",
  input: structure("ListResourceServersRequest", {
    UserPoolId: required(UserPoolIdType),
    MaxResults: optional(ListResourceServersLimitType),
    NextToken: optional(PaginationKeyType),
  }),
  output: structure("ListResourceServersResponse", {
    ResourceServers: required(ResourceServersListType),
    NextToken: optional(PaginationKeyType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
