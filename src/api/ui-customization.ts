/** The look of the classic hosted pages. */
import type { Static } from "typebox";
import { blob, operationContract, optional, required, string, structure } from "./contract.ts";
import { ClientIdType, DateType, UserPoolIdType } from "./scalars.ts";

export const CSSType = string("CSSType", { min: 0, max: 131072 });
export const ImageFileType = blob("ImageFileType", { min: 0, max: 131072 });
export const ImageUrlType = string("ImageUrlType");
export const CSSVersionType = string("CSSVersionType");

export const UICustomizationType = structure("UICustomizationType", {
  UserPoolId: optional(UserPoolIdType),
  ClientId: optional(ClientIdType),
  ImageUrl: optional(ImageUrlType),
  CSS: optional(CSSType),
  CSSVersion: optional(CSSVersionType),
  LastModifiedDate: optional(DateType),
  CreationDate: optional(DateType),
});
export type UICustomizationType = Static<typeof UICustomizationType>;

export const SetUICustomization = operationContract({
  name: "SetUICustomization",
  caller: "signed",
  summary: "Set uicustomization.",
  input: structure("SetUICustomizationRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: optional(ClientIdType),
    CSS: optional(CSSType),
    ImageFile: optional(ImageFileType),
  }),
  output: structure("SetUICustomizationResponse", {
    UICustomization: required(UICustomizationType),
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

export const GetUICustomization = operationContract({
  name: "GetUICustomization",
  caller: "signed",
  summary: "Get uicustomization.",
  input: structure("GetUICustomizationRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: optional(ClientIdType),
  }),
  output: structure("GetUICustomizationResponse", {
    UICustomization: required(UICustomizationType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "TooManyRequestsException",
    "InternalErrorException",
  ],
});
