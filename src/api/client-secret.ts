/** The secrets of an app client. */
import type { Static } from "typebox";
import { list, operationContract, optional, required, string, structure } from "./contract.ts";
import { ClientIdType, ClientSecretType, DateType, PaginationKey, UserPoolIdType } from "./scalars.ts";

export const ClientSecretIdType = string("ClientSecretIdType", { min: 1, max: 128 });

export const ClientSecretDescriptorType = structure("ClientSecretDescriptorType", {
  ClientSecretId: optional(ClientSecretIdType),
  ClientSecretValue: optional(ClientSecretType),
  ClientSecretCreateDate: optional(DateType),
});
export type ClientSecretDescriptorType = Static<typeof ClientSecretDescriptorType>;

export const AddUserPoolClientSecret = operationContract({
  name: "AddUserPoolClientSecret",
  caller: "signed",
  summary: "Add user pool client secret.",
  input: structure("AddUserPoolClientSecretRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    ClientSecret: optional(ClientSecretType),
  }),
  output: structure("AddUserPoolClientSecretResponse", {
    ClientSecretDescriptor: optional(ClientSecretDescriptorType),
  }),
  errors: [
    "InvalidParameterException",
    "InternalServerException",
    "TooManyRequestsException",
    "LimitExceededException",
    "AccessDeniedException",
    "ResourceNotFoundException",
  ],
});

export const ClientSecretDescriptorListType = list("ClientSecretDescriptorListType", ClientSecretDescriptorType);

export const ListUserPoolClientSecrets = operationContract({
  name: "ListUserPoolClientSecrets",
  caller: "signed",
  summary: "List user pool client secrets.",
  input: structure("ListUserPoolClientSecretsRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    NextToken: optional(PaginationKey),
  }),
  output: structure("ListUserPoolClientSecretsResponse", {
    ClientSecrets: optional(ClientSecretDescriptorListType),
    NextToken: optional(PaginationKey),
  }),
  errors: [
    "InvalidParameterException",
    "InternalServerException",
    "TooManyRequestsException",
    "LimitExceededException",
    "ResourceNotFoundException",
  ],
});

export const DeleteUserPoolClientSecret = operationContract({
  name: "DeleteUserPoolClientSecret",
  caller: "signed",
  summary: "Delete user pool client secret.",
  input: structure("DeleteUserPoolClientSecretRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    ClientSecretId: required(ClientSecretIdType),
  }),
  output: structure("DeleteUserPoolClientSecretResponse", {}),
  errors: [
    "InvalidParameterException",
    "InternalServerException",
    "TooManyRequestsException",
    "LimitExceededException",
    "ResourceNotFoundException",
  ],
});
