/** Devices that a user signs in from. */
import type { Static } from "typebox";
import { AttributeListType } from "./attribute.ts";
import { enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import {
  accessToken,
  BooleanType,
  DateType,
  QueryLimitType,
  SearchPaginationTokenType,
  StringType,
  UsernameType,
  UserPoolIdType,
} from "./scalars.ts";

export const DeviceKeyType = string("DeviceKeyType", { min: 1, max: 55, pattern: "[\\w-]+_[0-9a-f-]+", summary: "The key of the device." });

export const DeviceSecretVerifierConfigType = structure(
  "DeviceSecretVerifierConfigType",
  "The SRP verifier with which the device will prove itself.",
  {
    PasswordVerifier: optional(StringType, "The verifier of the device's password, in base64."),
    Salt: optional(StringType, "The salt of the verifier, in base64."),
  },
);
export type DeviceSecretVerifierConfigType = Static<typeof DeviceSecretVerifierConfigType>;

export const DeviceNameType = string("DeviceNameType", { min: 1, max: 1024, summary: "The user's name for the device." });

export const ConfirmDevice = operationContract({
  name: "ConfirmDevice",
  caller: "access-token",
  summary: "Register a device with the verifier that lets it answer device challenges.",
  input: structure("ConfirmDeviceRequest", {
    AccessToken: required(accessToken),
    DeviceKey: required(DeviceKeyType),
    DeviceSecretVerifierConfig: optional(DeviceSecretVerifierConfigType),
    DeviceName: optional(DeviceNameType),
  }),
  output: structure("ConfirmDeviceResponse", {
    UserConfirmationNecessary: optional(
      BooleanType,
      "Whether the user must be asked before the device is remembered, with UpdateDeviceStatus.",
    ),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "InvalidPasswordException",
    "InvalidLambdaResponseException",
    "UsernameExistsException",
    "InvalidUserPoolConfigurationException",
    "TooManyRequestsException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "InternalErrorException",
    "OperationNotEnabledException",
    "DeviceKeyExistsException",
    "ForbiddenException",
  ],
});

export const DeviceType = structure("DeviceType", "A device that the user signed in from.", {
  DeviceKey: optional(DeviceKeyType),
  DeviceAttributes: optional(AttributeListType, "What is known of the device: its name, status and the last IP address."),
  DeviceCreateDate: optional(DateType, "When the device was first seen."),
  DeviceLastModifiedDate: optional(DateType, "When the device was last changed."),
  DeviceLastAuthenticatedDate: optional(DateType, "When the user last signed in from the device."),
});
export type DeviceType = Static<typeof DeviceType>;

export const GetDevice = operationContract({
  name: "GetDevice",
  caller: "access-token",
  summary: "Show a device of the signed-in user.",
  input: structure("GetDeviceRequest", {
    DeviceKey: required(DeviceKeyType),
    AccessToken: optional(accessToken),
  }),
  output: structure("GetDeviceResponse", {
    Device: required(DeviceType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "InvalidUserPoolConfigurationException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const DeviceListType = list("DeviceListType", DeviceType);

export const ListDevices = operationContract({
  name: "ListDevices",
  caller: "access-token",
  summary: "List the devices of the signed-in user.",
  input: structure("ListDevicesRequest", {
    AccessToken: required(accessToken),
    Limit: optional(QueryLimitType),
    PaginationToken: optional(SearchPaginationTokenType),
  }),
  output: structure("ListDevicesResponse", {
    Devices: optional(DeviceListType, "The devices."),
    PaginationToken: optional(SearchPaginationTokenType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "InvalidUserPoolConfigurationException",
    "TooManyRequestsException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const DeviceRememberedStatusType = enumeration("DeviceRememberedStatusType", ["remembered", "not_remembered"], {
  summary: "Whether the device is remembered.",
});
export type DeviceRememberedStatusType = Static<typeof DeviceRememberedStatusType>;

export const UpdateDeviceStatus = operationContract({
  name: "UpdateDeviceStatus",
  caller: "access-token",
  summary: "Set whether a device of the signed-in user is remembered.",
  input: structure("UpdateDeviceStatusRequest", {
    AccessToken: required(accessToken),
    DeviceKey: required(DeviceKeyType),
    DeviceRememberedStatus: optional(DeviceRememberedStatusType),
  }),
  output: structure("UpdateDeviceStatusResponse", {}),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "InvalidUserPoolConfigurationException",
    "TooManyRequestsException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const ForgetDevice = operationContract({
  name: "ForgetDevice",
  caller: "access-token",
  summary: "Forget a device of the signed-in user.",
  input: structure("ForgetDeviceRequest", {
    AccessToken: optional(accessToken),
    DeviceKey: required(DeviceKeyType),
  }),
  output: undefined,
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "InvalidUserPoolConfigurationException",
    "PasswordResetRequiredException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "ForbiddenException",
  ],
});

export const AdminGetDevice = operationContract({
  name: "AdminGetDevice",
  caller: "signed",
  summary: "Show a device of a user.",
  input: structure("AdminGetDeviceRequest", {
    DeviceKey: required(DeviceKeyType),
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
  }),
  output: structure("AdminGetDeviceResponse", {
    Device: required(DeviceType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "InvalidUserPoolConfigurationException",
    "TooManyRequestsException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "NotAuthorizedException",
  ],
});

export const AdminListDevices = operationContract({
  name: "AdminListDevices",
  caller: "signed",
  summary: "List the devices of a user.",
  input: structure("AdminListDevicesRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    Limit: optional(QueryLimitType),
    PaginationToken: optional(SearchPaginationTokenType),
  }),
  output: structure("AdminListDevicesResponse", {
    Devices: optional(DeviceListType, "The devices."),
    PaginationToken: optional(SearchPaginationTokenType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "InvalidUserPoolConfigurationException",
    "TooManyRequestsException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "NotAuthorizedException",
  ],
});

export const AdminUpdateDeviceStatus = operationContract({
  name: "AdminUpdateDeviceStatus",
  caller: "signed",
  summary: "Set whether a device of a user is remembered.",
  input: structure("AdminUpdateDeviceStatusRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    DeviceKey: required(DeviceKeyType),
    DeviceRememberedStatus: optional(DeviceRememberedStatusType),
  }),
  output: structure("AdminUpdateDeviceStatusResponse", {}),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "InvalidUserPoolConfigurationException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "UserNotFoundException",
    "InternalErrorException",
  ],
});

export const AdminForgetDevice = operationContract({
  name: "AdminForgetDevice",
  caller: "signed",
  summary: "Forget a device of a user.",
  input: structure("AdminForgetDeviceRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    DeviceKey: required(DeviceKeyType),
  }),
  output: undefined,
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "InvalidUserPoolConfigurationException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "OperationNotEnabledException",
    "UserNotFoundException",
    "InternalErrorException",
  ],
});
