/** Resource servers and their scopes. */
import type { Static } from "typebox";
import { integer, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { PaginationKeyType, UserPoolIdType } from "./scalars.ts";

export const ResourceServerIdentifierType = string("ResourceServerIdentifierType", {
  min: 1,
  max: 256,
  pattern: "[\\x21\\x23-\\x5B\\x5D-\\x7E]+",
  summary: "The identifier of the resource server, with which its scopes begin.",
});

export const ResourceServerNameType = string("ResourceServerNameType", {
  min: 1,
  max: 256,
  pattern: "[\\w\\s+=,.@-]+",
  summary: "The name of the resource server.",
});

export const ResourceServerScopeNameType = string("ResourceServerScopeNameType", {
  min: 1,
  max: 256,
  pattern: "[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+",
  summary: "The name of the scope.",
});

export const ResourceServerScopeDescriptionType = string("ResourceServerScopeDescriptionType", {
  min: 1,
  max: 256,
  summary: "What the scope allows.",
});

export const ResourceServerScopeType = structure("ResourceServerScopeType", {
  ScopeName: required(ResourceServerScopeNameType),
  ScopeDescription: required(ResourceServerScopeDescriptionType),
});
export type ResourceServerScopeType = Static<typeof ResourceServerScopeType>;

export const ResourceServerScopeListType = list("ResourceServerScopeListType", ResourceServerScopeType, {
  max: 100,
  summary: "The scopes of the resource server.",
});

export const ResourceServerType = structure("ResourceServerType", "A resource server.", {
  UserPoolId: optional(UserPoolIdType),
  Identifier: optional(ResourceServerIdentifierType),
  Name: optional(ResourceServerNameType),
  Scopes: optional(ResourceServerScopeListType),
});
export type ResourceServerType = Static<typeof ResourceServerType>;

export const CreateResourceServer = operationContract({
  name: "CreateResourceServer",
  caller: "signed",
  summary: "Create a resource server and its scopes.",
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
  summary: "Show a resource server.",
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
  summary: "Change the name and the scopes of a resource server; scopes left out are removed.",
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
  summary: "Delete a resource server.",
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

export const ListResourceServersLimitType = integer("ListResourceServersLimitType", {
  min: 1,
  max: 50,
  summary: "The largest number of resource servers to return.",
});

export const ResourceServersListType = list("ResourceServersListType", ResourceServerType, { summary: "The resource servers." });

export const ListResourceServers = operationContract({
  name: "ListResourceServers",
  caller: "signed",
  summary: "List the resource servers of a user pool.",
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
