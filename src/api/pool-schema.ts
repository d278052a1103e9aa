/** The attributes that a pool knows. */
import type { Static } from "typebox";
import { enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { BooleanType, StringType, UserPoolIdType } from "./scalars.ts";

export const CustomAttributeNameType = string("CustomAttributeNameType", { min: 1, max: 20, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" });

export const AttributeDataType = enumeration("AttributeDataType", ["String", "Number", "DateTime", "Boolean"], {
  summary: "The type of the values.",
});
export type AttributeDataType = Static<typeof AttributeDataType>;

export const NumberAttributeConstraintsType = structure("NumberAttributeConstraintsType", "The bounds of a number.", {
  MinValue: optional(StringType, "The smallest value, as text."),
  MaxValue: optional(StringType, "The largest value, as text."),
});
export type NumberAttributeConstraintsType = Static<typeof NumberAttributeConstraintsType>;

export const StringAttributeConstraintsType = structure("StringAttributeConstraintsType", "The bounds of a string's length.", {
  MinLength: optional(StringType, "The smallest length, as text."),
  MaxLength: optional(StringType, "The largest length, as text."),
});
export type StringAttributeConstraintsType = Static<typeof StringAttributeConstraintsType>;

export const SchemaAttributeType = structure("SchemaAttributeType", {
  Name: optional(CustomAttributeNameType, "The name; the pool puts `custom:` before the name of a custom attribute."),
  AttributeDataType: optional(AttributeDataType),
  DeveloperOnlyAttribute: optional(
    BooleanType,
    "Whether only administrators may write it, under a name that begins with `dev:`; app clients' WriteAttributes do this better.",
  ),
  Mutable: optional(BooleanType, "Whether a value may change once it is set."),
  Required: optional(BooleanType, "Whether every user must have it; custom attributes cannot be required."),
  NumberAttributeConstraints: optional(NumberAttributeConstraintsType),
  StringAttributeConstraints: optional(StringAttributeConstraintsType),
});
export type SchemaAttributeType = Static<typeof SchemaAttributeType>;

export const CustomAttributesListType = list("CustomAttributesListType", SchemaAttributeType, {
  min: 1,
  max: 25,
  summary: "The custom attributes to add.",
});

export const AddCustomAttributes = operationContract({
  name: "AddCustomAttributes",
  caller: "signed",
  summary: "Add custom attributes to a user pool's schema; they cannot be removed again.",
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
