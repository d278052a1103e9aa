/** User pools. */
import type { Static } from "typebox";
import { enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { DomainType } from "./domain.ts";
import { LambdaConfigType } from "./pool-lambda.ts";
import {
  EmailConfigurationType,
  EmailVerificationMessageType,
  EmailVerificationSubjectType,
  SmsConfigurationType,
  SmsVerificationMessageType,
  VerificationMessageTemplateType,
} from "./pool-message.ts";
import { UserPoolMfaType } from "./pool-mfa.ts";
import {
  AccountRecoverySettingType,
  AdminCreateUserConfigType,
  DeviceConfigurationType,
  UserAttributeUpdateSettingsType,
  UsernameConfigurationType,
  UserPoolAddOnsType,
  UserPoolPolicyType,
  VerifiedAttributeType,
} from "./pool-policy.ts";
import { SchemaAttributeType } from "./pool-schema.ts";
import { ArnType, arn, DateType, IntegerType, PaginationKeyType, PoolQueryLimitType, StringType, UserPoolIdType } from "./scalars.ts";
import { UserPoolTagsType } from "./tag.ts";

export const UserPoolNameType = string("UserPoolNameType", { min: 1, max: 128, pattern: "[\\w\\s+=,.@-]+" });

export const DeletionProtectionType = enumeration("DeletionProtectionType", ["ACTIVE", "INACTIVE"]);
export type DeletionProtectionType = Static<typeof DeletionProtectionType>;

export const VerifiedAttributesListType = list("VerifiedAttributesListType", VerifiedAttributeType);

export const AliasAttributeType = enumeration("AliasAttributeType", ["phone_number", "email", "preferred_username"]);
export type AliasAttributeType = Static<typeof AliasAttributeType>;

export const AliasAttributesListType = list("AliasAttributesListType", AliasAttributeType);

export const UsernameAttributeType = enumeration("UsernameAttributeType", ["phone_number", "email"]);
export type UsernameAttributeType = Static<typeof UsernameAttributeType>;

export const UsernameAttributesListType = list("UsernameAttributesListType", UsernameAttributeType);
export const SchemaAttributesListType = list("SchemaAttributesListType", SchemaAttributeType, { min: 1, max: 50 });

export const UserPoolTierType = enumeration("UserPoolTierType", ["LITE", "ESSENTIALS", "PLUS"]);
export type UserPoolTierType = Static<typeof UserPoolTierType>;

export const EncryptionKeyType = enumeration("EncryptionKeyType", ["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KEY"]);
export type EncryptionKeyType = Static<typeof EncryptionKeyType>;

export const EncryptionKeyArnType = string("EncryptionKeyArnType", { min: 20, max: 2048, pattern: arn });

export const KeyConfigurationType = structure("KeyConfigurationType", {
  KeyType: optional(EncryptionKeyType),
  KmsKeyArn: optional(EncryptionKeyArnType),
});
export type KeyConfigurationType = Static<typeof KeyConfigurationType>;

export const IssuerType = enumeration("IssuerType", ["ORIGINAL", "UPDATED"]);
export type IssuerType = Static<typeof IssuerType>;

export const IssuerConfigurationType = structure("IssuerConfigurationType", {
  Type: optional(IssuerType),
});
export type IssuerConfigurationType = Static<typeof IssuerConfigurationType>;

export const StatusType = enumeration("StatusType", ["Enabled", "Disabled"]);
export type StatusType = Static<typeof StatusType>;

export const UserPoolType = structure("UserPoolType", {
  Id: optional(UserPoolIdType),
  Name: optional(UserPoolNameType),
  Policies: optional(UserPoolPolicyType),
  DeletionProtection: optional(DeletionProtectionType),
  LambdaConfig: optional(LambdaConfigType),
  Status: optional(StatusType),
  LastModifiedDate: optional(DateType),
  CreationDate: optional(DateType),
  SchemaAttributes: optional(SchemaAttributesListType),
  AutoVerifiedAttributes: optional(VerifiedAttributesListType),
  AliasAttributes: optional(AliasAttributesListType),
  UsernameAttributes: optional(UsernameAttributesListType),
  SmsVerificationMessage: optional(SmsVerificationMessageType),
  EmailVerificationMessage: optional(EmailVerificationMessageType),
  EmailVerificationSubject: optional(EmailVerificationSubjectType),
  VerificationMessageTemplate: optional(VerificationMessageTemplateType),
  SmsAuthenticationMessage: optional(SmsVerificationMessageType),
  UserAttributeUpdateSettings: optional(UserAttributeUpdateSettingsType),
  MfaConfiguration: optional(UserPoolMfaType),
  DeviceConfiguration: optional(DeviceConfigurationType),
  EstimatedNumberOfUsers: optional(IntegerType),
  EmailConfiguration: optional(EmailConfigurationType),
  SmsConfiguration: optional(SmsConfigurationType),
  UserPoolTags: optional(UserPoolTagsType),
  SmsConfigurationFailure: optional(StringType),
  EmailConfigurationFailure: optional(StringType),
  Domain: optional(DomainType),
  CustomDomain: optional(DomainType),
  AdminCreateUserConfig: optional(AdminCreateUserConfigType),
  UserPoolAddOns: optional(UserPoolAddOnsType),
  UsernameConfiguration: optional(UsernameConfigurationType),
  Arn: optional(ArnType),
  AccountRecoverySetting: optional(AccountRecoverySettingType),
  UserPoolTier: optional(UserPoolTierType),
  KeyConfiguration: optional(KeyConfigurationType),
  IssuerConfiguration: optional(IssuerConfigurationType),
});
export type UserPoolType = Static<typeof UserPoolType>;

export const CreateUserPool = operationContract({
  name: "CreateUserPool",
  caller: "signed",
  summary: "Create user pool.",
  input: structure("CreateUserPoolRequest", {
    PoolName: required(UserPoolNameType),
    Policies: optional(UserPoolPolicyType),
    DeletionProtection: optional(DeletionProtectionType),
    LambdaConfig: optional(LambdaConfigType),
    AutoVerifiedAttributes: optional(VerifiedAttributesListType),
    AliasAttributes: optional(AliasAttributesListType),
    UsernameAttributes: optional(UsernameAttributesListType),
    SmsVerificationMessage: optional(SmsVerificationMessageType),
    EmailVerificationMessage: optional(EmailVerificationMessageType),
    EmailVerificationSubject: optional(EmailVerificationSubjectType),
    VerificationMessageTemplate: optional(VerificationMessageTemplateType),
    SmsAuthenticationMessage: optional(SmsVerificationMessageType),
    MfaConfiguration: optional(UserPoolMfaType),
    UserAttributeUpdateSettings: optional(UserAttributeUpdateSettingsType),
    DeviceConfiguration: optional(DeviceConfigurationType),
    EmailConfiguration: optional(EmailConfigurationType),
    SmsConfiguration: optional(SmsConfigurationType),
    UserPoolTags: optional(UserPoolTagsType),
    AdminCreateUserConfig: optional(AdminCreateUserConfigType),
    Schema: optional(SchemaAttributesListType),
    UserPoolAddOns: optional(UserPoolAddOnsType),
    UsernameConfiguration: optional(UsernameConfigurationType),
    AccountRecoverySetting: optional(AccountRecoverySettingType),
    UserPoolTier: optional(UserPoolTierType),
    KeyConfiguration: optional(KeyConfigurationType),
    IssuerConfiguration: optional(IssuerConfigurationType),
  }),
  output: structure("CreateUserPoolResponse", {
    UserPool: optional(UserPoolType),
  }),
  errors: [
    "InvalidParameterException",
    "TooManyRequestsException",
    "LimitExceededException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "InvalidEmailRoleAccessPolicyException",
    "NotAuthorizedException",
    "UserPoolTaggingException",
    "InternalErrorException",
    "TierChangeNotAllowedException",
    "FeatureUnavailableInTierException",
  ],
});

export const DescribeUserPool = operationContract({
  name: "DescribeUserPool",
  caller: "signed",
  summary: "Describe user pool.",
  input: structure("DescribeUserPoolRequest", {
    UserPoolId: required(UserPoolIdType),
  }),
  output: structure("DescribeUserPoolResponse", {
    UserPool: optional(UserPoolType),
  }),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserPoolTaggingException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const UpdateUserPool = operationContract({
  name: "UpdateUserPool",
  caller: "signed",
  summary: "Update user pool.",
  input: structure("UpdateUserPoolRequest", {
    UserPoolId: required(UserPoolIdType),
    Policies: optional(UserPoolPolicyType),
    DeletionProtection: optional(DeletionProtectionType),
    LambdaConfig: optional(LambdaConfigType),
    AutoVerifiedAttributes: optional(VerifiedAttributesListType),
    SmsVerificationMessage: optional(SmsVerificationMessageType),
    EmailVerificationMessage: optional(EmailVerificationMessageType),
    EmailVerificationSubject: optional(EmailVerificationSubjectType),
    VerificationMessageTemplate: optional(VerificationMessageTemplateType),
    SmsAuthenticationMessage: optional(SmsVerificationMessageType),
    UserAttributeUpdateSettings: optional(UserAttributeUpdateSettingsType),
    MfaConfiguration: optional(UserPoolMfaType),
    DeviceConfiguration: optional(DeviceConfigurationType),
    EmailConfiguration: optional(EmailConfigurationType),
    SmsConfiguration: optional(SmsConfigurationType),
    UserPoolTags: optional(UserPoolTagsType),
    AdminCreateUserConfig: optional(AdminCreateUserConfigType),
    UserPoolAddOns: optional(UserPoolAddOnsType),
    AccountRecoverySetting: optional(AccountRecoverySettingType),
    PoolName: optional(UserPoolNameType),
    UserPoolTier: optional(UserPoolTierType),
    KeyConfiguration: optional(KeyConfigurationType),
    IssuerConfiguration: optional(IssuerConfigurationType),
  }),
  output: structure("UpdateUserPoolResponse", {}),
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "ConcurrentModificationException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserImportInProgressException",
    "InternalErrorException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "UserPoolTaggingException",
    "InvalidEmailRoleAccessPolicyException",
    "OperationNotEnabledException",
    "TierChangeNotAllowedException",
    "FeatureUnavailableInTierException",
  ],
});

export const DeleteUserPool = operationContract({
  name: "DeleteUserPool",
  caller: "signed",
  summary: "Delete user pool.",
  input: structure("DeleteUserPoolRequest", {
    UserPoolId: required(UserPoolIdType),
  }),
  output: undefined,
  errors: [
    "ResourceNotFoundException",
    "InvalidParameterException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "UserImportInProgressException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const ReplicaRegionsType = list("ReplicaRegionsType", StringType);

export const UserPoolDescriptionType = structure("UserPoolDescriptionType", {
  Id: optional(UserPoolIdType),
  Name: optional(UserPoolNameType),
  LambdaConfig: optional(LambdaConfigType),
  Status: optional(StatusType),
  LastModifiedDate: optional(DateType),
  CreationDate: optional(DateType),
  ReplicaRegions: optional(ReplicaRegionsType),
});
export type UserPoolDescriptionType = Static<typeof UserPoolDescriptionType>;

export const UserPoolListType = list("UserPoolListType", UserPoolDescriptionType);

export const ListUserPools = operationContract({
  name: "ListUserPools",
  caller: "signed",
  summary: "List user pools.",
  input: structure("ListUserPoolsRequest", {
    NextToken: optional(PaginationKeyType),
    MaxResults: required(PoolQueryLimitType),
  }),
  output: structure("ListUserPoolsResponse", {
    UserPools: optional(UserPoolListType),
    NextToken: optional(PaginationKeyType),
  }),
  errors: ["InvalidParameterException", "TooManyRequestsException", "NotAuthorizedException", "InternalErrorException"],
});

export const GetSigningCertificate = operationContract({
  name: "GetSigningCertificate",
  caller: "signed",
  summary: "Get signing certificate.",
  input: structure("GetSigningCertificateRequest", {
    UserPoolId: required(UserPoolIdType),
  }),
  output: structure("GetSigningCertificateResponse", {
    Certificate: optional(StringType),
  }),
  errors: ["InternalErrorException", "InvalidParameterException", "ResourceNotFoundException", "OperationNotEnabledException"],
});
