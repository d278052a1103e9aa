/** The attributes that a pool knows. */
import type { Static } from "typebox";
import { enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { BooleanType, StringType, UserPoolIdType } from "./scalars.ts";

export const CustomAttributeNameType = string("CustomAttributeNameType", { min: 1, max: 20, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" });

export const AttributeDataType = enumeration("AttributeDataType", ["String", "Number", "DateTime", "Boolean"]);
export type AttributeDataType = Static<typeof AttributeDataType>;

export const NumberAttributeConstraintsType = structure("NumberAttributeConstraintsType", {
  MinValue: optional(StringType),
  MaxValue: optional(StringType),
});
export type NumberAttributeConstraintsType = Static<typeof NumberAttributeConstraintsType>;

export const StringAttributeConstraintsType = structure("StringAttributeConstraintsType", {
  MinLength: optional(StringType),
  MaxLength: optional(StringType),
});
export type StringAttributeConstraintsType = Static<typeof StringAttributeConstraintsType>;

export const SchemaAttributeType = structure("SchemaAttributeType", {
  Name: optional(CustomAttributeNameType),
  AttributeDataType: optional(AttributeDataType),
  DeveloperOnlyAttribute: optional(BooleanType),
  Mutable: optional(BooleanType),
  Required: optional(BooleanType),
  NumberAttributeConstraints: optional(NumberAttributeConstraintsType),
  StringAttributeConstraints: optional(StringAttributeConstraintsType),
});
export type SchemaAttributeType = Static<typeof SchemaAttributeType>;

export const CustomAttributesListType = list("CustomAttributesListType", SchemaAttributeType, { min: 1, max: 25 });

export const AddCustomAttributes = operationContract({
  name: "AddCustomAttributes",
  caller: "signed",
  summary: "Add custom attributes.",
  input: structure("AddCustomAttributesRequest", {
    UserPoolId: required(UserPoolIdType),
    CustomAttributes: required(CustomAttributesListType),
  }),
  output: structure("AddCustomAttributesResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "UserImportInProgressException",
    "InternalErrorException",
  ],
});
