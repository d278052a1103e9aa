/** Tags of a pool. */
import { list, map, operationContract, optional, required, string, structure } from "./contract.ts";
import { ArnType } from "./scalars.ts";

export const TagKeysType = string("TagKeysType", { min: 1, max: 128 });
export const TagValueType = string("TagValueType", { min: 0, max: 256 });
export const UserPoolTagsType = map("UserPoolTagsType", TagValueType, { key: TagKeysType });

export const TagResource = operationContract({
  name: "TagResource",
  caller: "signed",
  summary: "Tag resource.",
  input: structure("TagResourceRequest", {
    ResourceArn: required(ArnType),
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

export const UserPoolTagsListType = list("UserPoolTagsListType", TagKeysType);

export const UntagResource = operationContract({
  name: "UntagResource",
  caller: "signed",
  summary: "Untag resource.",
  input: structure("UntagResourceRequest", {
    ResourceArn: required(ArnType),
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
  summary: "List tags for resource.",
  input: structure("ListTagsForResourceRequest", {
    ResourceArn: required(ArnType),
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
