/** The look of managed login. */
import type { Static } from "typebox";
import { blob, enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { BooleanType, ClientIdType, DateType, Document, UserPoolIdType } from "./scalars.ts";

export const AssetCategoryType = enumeration("AssetCategoryType", [
  "FAVICON_ICO",
  "FAVICON_SVG",
  "EMAIL_GRAPHIC",
  "SMS_GRAPHIC",
  "AUTH_APP_GRAPHIC",
  "PASSWORD_GRAPHIC",
  "PASSKEY_GRAPHIC",
  "PAGE_HEADER_LOGO",
  "PAGE_HEADER_BACKGROUND",
  "PAGE_FOOTER_LOGO",
  "PAGE_FOOTER_BACKGROUND",
  "PAGE_BACKGROUND",
  "FORM_BACKGROUND",
  "FORM_LOGO",
  "IDP_BUTTON_ICON",
]);
export type AssetCategoryType = Static<typeof AssetCategoryType>;

export const ColorSchemeModeType = enumeration("ColorSchemeModeType", ["LIGHT", "DARK", "DYNAMIC"]);
export type ColorSchemeModeType = Static<typeof ColorSchemeModeType>;

export const AssetExtensionType = enumeration("AssetExtensionType", ["ICO", "JPEG", "PNG", "SVG", "WEBP"]);
export type AssetExtensionType = Static<typeof AssetExtensionType>;

export const AssetBytesType = blob("AssetBytesType", { max: 1000000 });
export const ResourceIdType = string("ResourceIdType", { min: 1, max: 40, pattern: "^[\\w\\- ]+$" });

export const AssetType = structure("AssetType", {
  Category: required(AssetCategoryType),
  ColorMode: required(ColorSchemeModeType),
  Extension: required(AssetExtensionType),
  Bytes: optional(AssetBytesType),
  ResourceId: optional(ResourceIdType),
});
export type AssetType = Static<typeof AssetType>;

export const AssetListType = list("AssetListType", AssetType, { min: 0, max: 40 });
export const ManagedLoginBrandingIdType = string("ManagedLoginBrandingIdType", {
  pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$",
});

export const ManagedLoginBrandingType = structure("ManagedLoginBrandingType", {
  ManagedLoginBrandingId: optional(ManagedLoginBrandingIdType),
  UserPoolId: optional(UserPoolIdType),
  UseCognitoProvidedValues: optional(BooleanType),
  Settings: optional(Document),
  Assets: optional(AssetListType),
  CreationDate: optional(DateType),
  LastModifiedDate: optional(DateType),
});
export type ManagedLoginBrandingType = Static<typeof ManagedLoginBrandingType>;

export const CreateManagedLoginBranding = operationContract({
  name: "CreateManagedLoginBranding",
  caller: "signed",
  summary: "Create managed login branding.",
  input: structure("CreateManagedLoginBrandingRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    UseCognitoProvidedValues: optional(BooleanType),
    Settings: optional(Document),
    Assets: optional(AssetListType),
  }),
  output: structure("CreateManagedLoginBrandingResponse", {
    ManagedLoginBranding: optional(ManagedLoginBrandingType),
  }),
  errors: [
    "ResourceNotFoundException",
    "ConcurrentModificationException",
    "ManagedLoginBrandingExistsException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "LimitExceededException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const DescribeManagedLoginBranding = operationContract({
  name: "DescribeManagedLoginBranding",
  caller: "signed",
  summary: "Describe managed login branding.",
  input: structure("DescribeManagedLoginBrandingRequest", {
    UserPoolId: required(UserPoolIdType),
    ManagedLoginBrandingId: required(ManagedLoginBrandingIdType),
    ReturnMergedResources: optional(BooleanType),
  }),
  output: structure("DescribeManagedLoginBrandingResponse", {
    ManagedLoginBranding: optional(ManagedLoginBrandingType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const DescribeManagedLoginBrandingByClient = operationContract({
  name: "DescribeManagedLoginBrandingByClient",
  caller: "signed",
  summary: "Describe managed login branding by client.",
  input: structure("DescribeManagedLoginBrandingByClientRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    ReturnMergedResources: optional(BooleanType),
  }),
  output: structure("DescribeManagedLoginBrandingByClientResponse", {
    ManagedLoginBranding: optional(ManagedLoginBrandingType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const UpdateManagedLoginBranding = operationContract({
  name: "UpdateManagedLoginBranding",
  caller: "signed",
  summary: "Update managed login branding.",
  input: structure("UpdateManagedLoginBrandingRequest", {
    UserPoolId: optional(UserPoolIdType),
    ManagedLoginBrandingId: optional(ManagedLoginBrandingIdType),
    UseCognitoProvidedValues: optional(BooleanType),
    Settings: optional(Document),
    Assets: optional(AssetListType),
  }),
  output: structure("UpdateManagedLoginBrandingResponse", {
    ManagedLoginBranding: optional(ManagedLoginBrandingType),
  }),
  errors: [
    "ResourceNotFoundException",
    "ConcurrentModificationException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const DeleteManagedLoginBranding = operationContract({
  name: "DeleteManagedLoginBranding",
  caller: "signed",
  summary: "Delete managed login branding.",
  input: structure("DeleteManagedLoginBrandingRequest", {
    ManagedLoginBrandingId: required(ManagedLoginBrandingIdType),
    UserPoolId: required(UserPoolIdType),
  }),
  output: undefined,
  errors: [
    "ResourceNotFoundException",
    "ConcurrentModificationException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
