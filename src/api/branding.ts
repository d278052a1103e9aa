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

export const ColorSchemeModeType = enumeration("ColorSchemeModeType", ["LIGHT", "DARK", "DYNAMIC"], {
  summary: "Whether the image is for light pages, dark pages or both.",
});
export type ColorSchemeModeType = Static<typeof ColorSchemeModeType>;

export const AssetExtensionType = enumeration("AssetExtensionType", ["ICO", "JPEG", "PNG", "SVG", "WEBP"], {
  summary: "The format of the image.",
});
export type AssetExtensionType = Static<typeof AssetExtensionType>;

export const AssetBytesType = blob("AssetBytesType", { max: 1000000, summary: "The image." });
export const ResourceIdType = string("ResourceIdType", { min: 1, max: 40, pattern: "^[\\w\\- ]+$", summary: "The id of the image." });

export const AssetType = structure("AssetType", {
  Category: required(AssetCategoryType, "Where the image is shown."),
  ColorMode: required(ColorSchemeModeType),
  Extension: required(AssetExtensionType),
  Bytes: optional(AssetBytesType),
  ResourceId: optional(ResourceIdType),
});
export type AssetType = Static<typeof AssetType>;

export const AssetListType = list("AssetListType", AssetType, { min: 0, max: 40, summary: "The images of the style." });

export const ManagedLoginBrandingIdType = string("ManagedLoginBrandingIdType", {
  pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$",
  summary: "The id of the style.",
});

// A style: the default one, or settings and images of its own.
const style = {
  UseCognitoProvidedValues: optional(
    BooleanType,
    "Whether the style is the service's default; then it has no settings and images of its own.",
  ),
  Settings: optional(Document, "The settings of the style, as JSON."),
  Assets: optional(AssetListType),
};

export const ManagedLoginBrandingType = structure("ManagedLoginBrandingType", "The style.", {
  ManagedLoginBrandingId: optional(ManagedLoginBrandingIdType),
  UserPoolId: optional(UserPoolIdType),
  ...style,
  CreationDate: optional(DateType, "When it was created."),
  LastModifiedDate: optional(DateType, "When it was last changed."),
});
export type ManagedLoginBrandingType = Static<typeof ManagedLoginBrandingType>;

export const CreateManagedLoginBranding = operationContract({
  name: "CreateManagedLoginBranding",
  caller: "signed",
  summary: "Create the managed login style of an app client.",
  input: structure("CreateManagedLoginBrandingRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    ...style,
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
  summary: "Show a managed login style.",
  input: structure("DescribeManagedLoginBrandingRequest", {
    UserPoolId: required(UserPoolIdType),
    ManagedLoginBrandingId: required(ManagedLoginBrandingIdType),
    ReturnMergedResources: optional(BooleanType, "Whether to show the defaults too, and not only what the style changes."),
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
  summary: "Show the managed login style of an app client.",
  input: structure("DescribeManagedLoginBrandingByClientRequest", {
    UserPoolId: required(UserPoolIdType),
    ClientId: required(ClientIdType),
    ReturnMergedResources: optional(BooleanType, "Whether to show the defaults too, and not only what the style changes."),
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
  summary: "Change a managed login style.",
  input: structure("UpdateManagedLoginBrandingRequest", {
    UserPoolId: optional(UserPoolIdType),
    ManagedLoginBrandingId: optional(ManagedLoginBrandingIdType),
    ...style,
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
  summary: "Delete a managed login style.",
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
