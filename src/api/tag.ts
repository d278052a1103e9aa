/** Tags of a pool. */
import { list, map, operationContract, optional, required, string, structure } from "./contract.ts";
import { ArnType } from "./scalars.ts";

export const TagKeysType = string("TagKeysType", { min: 1, max: 128 });
export const TagValueType = string("TagValueType", { min: 0, max: 256 });
export const UserPoolTagsType = map("UserPoolTagsType", TagValueType, { key: TagKeysType, summary: "The tags, as keys with values." });

export const TagResource = operationContract({
  name: "TagResource",
  caller: "signed",
  summary: "Add tags to a user pool, or change their values.",
  input: structure("TagResourceRequest", {
    ResourceArn: required(ArnType, "The ARN of the user pool."),
    Tags: required(UserPoolTagsType),
  }),
  output: structure("TagResourceResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "InvalidParameterException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const UserPoolTagsListType = list("UserPoolTagsListType", TagKeysType, { summary: "The keys of the tags to remove." });

export const UntagResource = operationContract({
  name: "UntagResource",
  caller: "signed",
  summary: "Remove tags from a user pool.",
  input: structure("UntagResourceRequest", {
    ResourceArn: required(ArnType, "The ARN of the user pool."),
    TagKeys: required(UserPoolTagsListType),
  }),
  output: structure("UntagResourceResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "InvalidParameterException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const ListTagsForResource = operationContract({
  name: "ListTagsForResource",
  caller: "signed",
  summary: "List the tags of a user pool.",
  input: structure("ListTagsForResourceRequest", {
    ResourceArn: required(ArnType, "The ARN of the user pool."),
  }),
  output: structure("ListTagsForResourceResponse", {
    Tags: optional(UserPoolTagsType),
  }),
  errors: [
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "InvalidParameterException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
