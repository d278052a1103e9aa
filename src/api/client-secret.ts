/** The secrets of an app client. */
import type { Static } from "typebox";
import { list, operationContract, optional, required, string, structure } from "./contract.ts";
import { ClientIdType, ClientSecretType, DateType, PaginationKey, UserPoolIdType } from "./scalars.ts";

export const ClientSecretIdType = string("ClientSecretIdType", { min: 1, max: 128, summary: "The id of the secret." });

export const ClientSecretDescriptorType = structure("ClientSecretDescriptorType", "A secret of the app client.", {
  ClientSecretId: optional(ClientSecretIdType),
  ClientSecretValue: optional(ClientSecretType, "The secret itself; shown once, and only where it was made up."),
  ClientSecretCreateDate: optional(DateType, "When the secret was created."),
});
export type ClientSecretDescriptorType = Static<typeof ClientSecretDescriptorType>;

export const AddUserPoolClientSecret = operationContract({
  name: "AddUserPoolClientSecret",
  caller: "signed",
  summary: "Give an app client its second secret, so that the first can be retired without downtime.",
  input: structure("AddUserPoolClientSecretRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    ClientSecret: optional(ClientSecretType, "The secret to add, instead of one made up."),
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

export const ClientSecretDescriptorListType = list("ClientSecretDescriptorListType", ClientSecretDescriptorType, {
  summary: "The secrets of the app client.",
});

export const ListUserPoolClientSecrets = operationContract({
  name: "ListUserPoolClientSecrets",
  caller: "signed",
  summary: "List the secrets of an app client, without their values.",
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
  summary: "Delete a secret of an app client that still has another.",
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
