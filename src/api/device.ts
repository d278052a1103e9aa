/** Devices that a user signs in from. */
import type { Static } from "typebox";
import { AttributeListType } from "./attribute.ts";
import { enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import {
  BooleanType,
  DateType,
  QueryLimitType,
  SearchPaginationTokenType,
  StringType,
  TokenModelType,
  UsernameType,
  UserPoolIdType,
} from "./scalars.ts";

export const DeviceKeyType = string("DeviceKeyType", { min: 1, max: 55, pattern: "[\\w-]+_[0-9a-f-]+" });

export const DeviceSecretVerifierConfigType = structure("DeviceSecretVerifierConfigType", {
  PasswordVerifier: optional(StringType),
  Salt: optional(StringType),
});
export type DeviceSecretVerifierConfigType = Static<typeof DeviceSecretVerifierConfigType>;

export const DeviceNameType = string("DeviceNameType", { min: 1, max: 1024 });

export const ConfirmDevice = operationContract({
  name: "ConfirmDevice",
  caller: "access-token",
  summary: "Confirm device.",
  input: structure("ConfirmDeviceRequest", {
    AccessToken: required(TokenModelType),
    DeviceKey: required(DeviceKeyType),
    DeviceSecretVerifierConfig: optional(DeviceSecretVerifierConfigType),
    DeviceName: optional(DeviceNameType),
  }),
  output: structure("ConfirmDeviceResponse", {
    UserConfirmationNecessary: optional(BooleanType),
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

export const DeviceType = structure("DeviceType", {
  DeviceKey: optional(DeviceKeyType),
  DeviceAttributes: optional(AttributeListType),
  DeviceCreateDate: optional(DateType),
  DeviceLastModifiedDate: optional(DateType),
  DeviceLastAuthenticatedDate: optional(DateType),
});
export type DeviceType = Static<typeof DeviceType>;

export const GetDevice = operationContract({
  name: "GetDevice",
  caller: "access-token",
  summary: "Get device.",
  input: structure("GetDeviceRequest", {
    DeviceKey: required(DeviceKeyType),
    AccessToken: optional(TokenModelType),
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
  summary: "List devices.",
  input: structure("ListDevicesRequest", {
    AccessToken: required(TokenModelType),
    Limit: optional(QueryLimitType),
    PaginationToken: optional(SearchPaginationTokenType),
  }),
  output: structure("ListDevicesResponse", {
    Devices: optional(DeviceListType),
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

export const DeviceRememberedStatusType = enumeration("DeviceRememberedStatusType", ["remembered", "not_remembered"]);
export type DeviceRememberedStatusType = Static<typeof DeviceRememberedStatusType>;

export const UpdateDeviceStatus = operationContract({
  name: "UpdateDeviceStatus",
  caller: "access-token",
  summary: "Update device status.",
  input: structure("UpdateDeviceStatusRequest", {
    AccessToken: required(TokenModelType),
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
  summary: "Forget device.",
  input: structure("ForgetDeviceRequest", {
    AccessToken: optional(TokenModelType),
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
  summary: "Admin get device.",
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
  summary: "Admin list devices.",
  input: structure("AdminListDevicesRequest", {
    UserPoolId: required(UserPoolIdType),
    Username: required(UsernameType),
    Limit: optional(QueryLimitType),
    PaginationToken: optional(SearchPaginationTokenType),
  }),
  output: structure("AdminListDevicesResponse", {
    Devices: optional(DeviceListType),
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
  summary: "Admin update device status.",
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
  summary: "Admin forget device.",
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
