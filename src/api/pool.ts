/** User pools. */
import type { Static } from "typebox";
import { enumeration, list, operationContract, optional, required, string, structure } from "./contract.ts";
import { DomainType } from "./domain.ts";
import { IssuerConfigurationType, KeyConfigurationType } from "./pool-key.ts";
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
import { ArnType, DateType, IntegerType, PaginationKeyType, PoolQueryLimitType, StringType, UserPoolIdType } from "./scalars.ts";
import { UserPoolTagsType } from "./tag.ts";

// Beyond the model's pattern, `_custom_id_:<id>` chooses the id of a pool, as for clients.
export const UserPoolNameType = string("UserPoolNameType", {
  min: 1,
  max: 128,
  pattern: "[\\w\\s+=,.@-]+",
  match: "(_custom_id_:)?[\\w\\s+=,.@-]+",
  summary: "The name of the user pool.",
});

export const DeletionProtectionType = enumeration("DeletionProtectionType", ["ACTIVE", "INACTIVE"], {
  summary: "Whether DeleteUserPool refuses to delete the pool.",
});
export type DeletionProtectionType = Static<typeof DeletionProtectionType>;

export const VerifiedAttributesListType = list("VerifiedAttributesListType", VerifiedAttributeType, {
  summary: "The attributes that are sent a code at sign-up, which verifies them.",
});

export const AliasAttributeType = enumeration("AliasAttributeType", ["phone_number", "email", "preferred_username"]);
export type AliasAttributeType = Static<typeof AliasAttributeType>;

export const AliasAttributesListType = list("AliasAttributesListType", AliasAttributeType, {
  summary: "The attributes that users may also sign in with, beside the username; set once.",
});

export const UsernameAttributeType = enumeration("UsernameAttributeType", ["phone_number", "email"]);
export type UsernameAttributeType = Static<typeof UsernameAttributeType>;

export const UsernameAttributesListType = list("UsernameAttributesListType", UsernameAttributeType, {
  summary: "The attributes that users sign in with in place of a username; set once.",
});

export const SchemaAttributesListType = list("SchemaAttributesListType", SchemaAttributeType, {
  min: 1,
  max: 50,
  summary: "The attributes of the schema.",
});

export const UserPoolTierType = enumeration("UserPoolTierType", ["LITE", "ESSENTIALS", "PLUS"], {
  summary: "The feature plan of the user pool.",
});
export type UserPoolTierType = Static<typeof UserPoolTierType>;

export const StatusType = enumeration("StatusType", ["Enabled", "Disabled"], { summary: "No longer used." });
export type StatusType = Static<typeof StatusType>;

// The texts of a pool that are set apart from its other settings.
const messages = {
  SmsVerificationMessage: optional(
    SmsVerificationMessageType,
    "The text of verification messages; look at VerificationMessageTemplate instead.",
  ),
  EmailVerificationMessage: optional(
    EmailVerificationMessageType,
    "The text of verification mail; look at VerificationMessageTemplate instead.",
  ),
  EmailVerificationSubject: optional(
    EmailVerificationSubjectType,
    "The subject of verification mail; look at VerificationMessageTemplate instead.",
  ),
  VerificationMessageTemplate: optional(VerificationMessageTemplateType),
  SmsAuthenticationMessage: optional(
    SmsVerificationMessageType,
    "The text of messages with MFA codes and one-time passwords; `{####}` stands for the code.",
  ),
};

export const UserPoolType = structure("UserPoolType", "A user pool.", {
  Id: optional(UserPoolIdType),
  Name: optional(UserPoolNameType),
  Policies: optional(UserPoolPolicyType),
  DeletionProtection: optional(DeletionProtectionType),
  LambdaConfig: optional(LambdaConfigType),
  Status: optional(StatusType),
  LastModifiedDate: optional(DateType, "When it was last changed."),
  CreationDate: optional(DateType, "When it was created."),
  SchemaAttributes: optional(SchemaAttributesListType),
  AutoVerifiedAttributes: optional(VerifiedAttributesListType),
  AliasAttributes: optional(AliasAttributesListType),
  UsernameAttributes: optional(UsernameAttributesListType),
  ...messages,
  UserAttributeUpdateSettings: optional(UserAttributeUpdateSettingsType),
  MfaConfiguration: optional(UserPoolMfaType),
  DeviceConfiguration: optional(DeviceConfigurationType),
  EstimatedNumberOfUsers: optional(IntegerType, "About how many users the pool has."),
  EmailConfiguration: optional(EmailConfigurationType),
  SmsConfiguration: optional(SmsConfigurationType),
  UserPoolTags: optional(UserPoolTagsType),
  SmsConfigurationFailure: optional(StringType, "Why text messages cannot be sent, where they cannot."),
  EmailConfigurationFailure: optional(StringType, "Why mail cannot be sent, where it cannot."),
  Domain: optional(DomainType, "The prefix of the pool's domain."),
  CustomDomain: optional(DomainType, "The custom domain of the pool."),
  AdminCreateUserConfig: optional(AdminCreateUserConfigType),
  UserPoolAddOns: optional(UserPoolAddOnsType),
  UsernameConfiguration: optional(UsernameConfigurationType),
  Arn: optional(ArnType, "The ARN of the user pool."),
  AccountRecoverySetting: optional(AccountRecoverySettingType),
  UserPoolTier: optional(UserPoolTierType),
  KeyConfiguration: optional(KeyConfigurationType),
  IssuerConfiguration: optional(IssuerConfigurationType),
});
export type UserPoolType = Static<typeof UserPoolType>;

export const CreateUserPool = operationContract({
  name: "CreateUserPool",
  caller: "signed",
  summary: "Create a user pool.",
  input: structure("CreateUserPoolRequest", {
    PoolName: required(UserPoolNameType),
    Policies: optional(UserPoolPolicyType),
    DeletionProtection: optional(DeletionProtectionType),
    LambdaConfig: optional(LambdaConfigType),
    AutoVerifiedAttributes: optional(VerifiedAttributesListType),
    AliasAttributes: optional(AliasAttributesListType),
    UsernameAttributes: optional(UsernameAttributesListType),
    ...messages,
    MfaConfiguration: optional(UserPoolMfaType),
    UserAttributeUpdateSettings: optional(UserAttributeUpdateSettingsType),
    DeviceConfiguration: optional(DeviceConfigurationType),
    EmailConfiguration: optional(EmailConfigurationType),
    SmsConfiguration: optional(SmsConfigurationType),
    UserPoolTags: optional(UserPoolTagsType),
    AdminCreateUserConfig: optional(AdminCreateUserConfigType),
    Schema: optional(SchemaAttributesListType, "Custom attributes to add, and standard ones whose properties differ from the default."),
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
  summary: "Show a user pool.",
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
  summary: "Change a user pool; settings left out return to their defaults.",
  input: structure("UpdateUserPoolRequest", {
    UserPoolId: required(UserPoolIdType),
    Policies: optional(UserPoolPolicyType),
    DeletionProtection: optional(DeletionProtectionType),
    LambdaConfig: optional(LambdaConfigType),
    AutoVerifiedAttributes: optional(VerifiedAttributesListType),
    ...messages,
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
  summary: "Delete a user pool and everything in it.",
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

export const ReplicaRegionsType = list("ReplicaRegionsType", StringType, { summary: "The Regions that hold a replica of the user pool." });

export const UserPoolDescriptionType = structure("UserPoolDescriptionType", {
  Id: optional(UserPoolIdType),
  Name: optional(UserPoolNameType),
  LambdaConfig: optional(LambdaConfigType),
  Status: optional(StatusType),
  LastModifiedDate: optional(DateType, "When it was last changed."),
  CreationDate: optional(DateType, "When it was created."),
  ReplicaRegions: optional(ReplicaRegionsType),
});
export type UserPoolDescriptionType = Static<typeof UserPoolDescriptionType>;

export const UserPoolListType = list("UserPoolListType", UserPoolDescriptionType, { summary: "The user pools." });

export const ListUserPools = operationContract({
  name: "ListUserPools",
  caller: "signed",
  summary: "List the user pools.",
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
