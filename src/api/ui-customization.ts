/** The look of the classic hosted pages. */
import type { Static } from "typebox";
import { blob, operationContract, optional, required, string, structure } from "./contract.ts";
import { ClientIdType, DateType, UserPoolIdType } from "./scalars.ts";

export const CSSType = string("CSSType", { min: 0, max: 131072, summary: "The CSS of the pages." });
export const ImageFileType = blob("ImageFileType", { min: 0, max: 131072, summary: "The logo." });
export const ImageUrlType = string("ImageUrlType", { summary: "The URL of the logo." });
export const CSSVersionType = string("CSSVersionType", { summary: "The version of the CSS." });

export const UICustomizationType = structure("UICustomizationType", "The look of the pages.", {
  UserPoolId: optional(UserPoolIdType),
  ClientId: optional(ClientIdType),
  ImageUrl: optional(ImageUrlType),
  CSS: optional(CSSType),
  CSSVersion: optional(CSSVersionType),
  LastModifiedDate: optional(DateType, "When it was last changed."),
  CreationDate: optional(DateType, "When it was created."),
});
export type UICustomizationType = Static<typeof UICustomizationType>;

export const SetUICustomization = operationContract({
  name: "SetUICustomization",
  caller: "signed",
  summary: "Set the look of the classic hosted pages.",
  input: structure("SetUICustomizationRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: optional(ClientIdType, "The id of the app client, or ALL for those without a look of their own."),
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
  summary: "Show the look of the classic hosted pages.",
  input: structure("GetUICustomizationRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: optional(ClientIdType, "The id of the app client, or ALL for those without a look of their own."),
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
