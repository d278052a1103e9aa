/** The domain that serves a pool's pages and OAuth endpoints. */
import type { Static } from "typebox";
import { enumeration, operationContract, optional, required, string, structure } from "./contract.ts";
import { ArnType, RegionNameType, StringType, UserPoolIdType, WrappedIntegerType } from "./scalars.ts";

export const DomainType = string("DomainType", { min: 1, max: 63, pattern: "^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$" });

export const SecurityPolicyType = enumeration("SecurityPolicyType", ["TLS_V1", "TLS_V1_2_2021", "TLS_V1_3_2025"]);
export type SecurityPolicyType = Static<typeof SecurityPolicyType>;

export const CustomDomainConfigType = structure("CustomDomainConfigType", {
  CertificateArn: required(ArnType),
  SecurityPolicy: optional(SecurityPolicyType),
});
export type CustomDomainConfigType = Static<typeof CustomDomainConfigType>;

export const HealthCheckIdType = string("HealthCheckIdType", { max: 64 });

export const FailoverType = structure("FailoverType", {
  SecondaryRegion: required(RegionNameType),
  PrimaryRoute53HealthCheckId: required(HealthCheckIdType),
});
export type FailoverType = Static<typeof FailoverType>;

export const RoutingType = structure("RoutingType", {
  Failover: optional(FailoverType),
});
export type RoutingType = Static<typeof RoutingType>;

export const CreateUserPoolDomain = operationContract({
  name: "CreateUserPoolDomain",
  caller: "signed",
  summary: "Create user pool domain.",
  input: structure("CreateUserPoolDomainRequest", {
    Domain: required(DomainType),
    UserPoolId: required(UserPoolIdType),
    ManagedLoginVersion: optional(WrappedIntegerType),
    CustomDomainConfig: optional(CustomDomainConfigType),
    Routing: optional(RoutingType),
  }),
  output: structure("CreateUserPoolDomainResponse", {
    ManagedLoginVersion: optional(WrappedIntegerType),
    CloudFrontDomain: optional(DomainType),
    Routing: optional(RoutingType),
  }),
  errors: [
    "InvalidParameterException",
    "NotAuthorizedException",
    "ConcurrentModificationException",
    "ResourceNotFoundException",
    "LimitExceededException",
    "InternalErrorException",
    "OperationNotEnabledException",
    "FeatureUnavailableInTierException",
  ],
});

export const AWSAccountIdType = string("AWSAccountIdType", { max: 12, pattern: "[0-9]+" });
export const S3BucketType = string("S3BucketType", { min: 3, max: 1024, pattern: "^[0-9A-Za-z\\.\\-_]*(?<!\\.)$" });
export const DomainVersionType = string("DomainVersionType", { min: 1, max: 20 });

export const DomainStatusType = enumeration("DomainStatusType", ["CREATING", "DELETING", "UPDATING", "ACTIVE", "FAILED"]);
export type DomainStatusType = Static<typeof DomainStatusType>;

export const DomainDescriptionType = structure("DomainDescriptionType", {
  UserPoolId: optional(UserPoolIdType),
  AWSAccountId: optional(AWSAccountIdType),
  Domain: optional(DomainType),
  S3Bucket: optional(S3BucketType),
  CloudFrontDistribution: optional(StringType),
  Version: optional(DomainVersionType),
  Status: optional(DomainStatusType),
  CustomDomainConfig: optional(CustomDomainConfigType),
  ManagedLoginVersion: optional(WrappedIntegerType),
  Routing: optional(RoutingType),
});
export type DomainDescriptionType = Static<typeof DomainDescriptionType>;

export const DescribeUserPoolDomain = operationContract({
  name: "DescribeUserPoolDomain",
  caller: "signed",
  summary: "Describe user pool domain.",
  input: structure("DescribeUserPoolDomainRequest", {
    Domain: required(DomainType),
  }),
  output: structure("DescribeUserPoolDomainResponse", {
    DomainDescription: optional(DomainDescriptionType),
  }),
  errors: [
    "NotAuthorizedException",
    "InvalidParameterException",
    "ResourceNotFoundException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});

export const UpdateUserPoolDomain = operationContract({
  name: "UpdateUserPoolDomain",
  caller: "signed",
  summary: "Update user pool domain.",
  input: structure("UpdateUserPoolDomainRequest", {
    Domain: required(DomainType),
    UserPoolId: required(UserPoolIdType),
    ManagedLoginVersion: optional(WrappedIntegerType),
    CustomDomainConfig: optional(CustomDomainConfigType),
    Routing: optional(RoutingType),
  }),
  output: structure("UpdateUserPoolDomainResponse", {
    ManagedLoginVersion: optional(WrappedIntegerType),
    CloudFrontDomain: optional(DomainType),
    Routing: optional(RoutingType),
  }),
  errors: [
    "InvalidParameterException",
    "NotAuthorizedException",
    "ConcurrentModificationException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "OperationNotEnabledException",
    "InternalErrorException",
    "FeatureUnavailableInTierException",
  ],
});

export const DeleteUserPoolDomain = operationContract({
  name: "DeleteUserPoolDomain",
  caller: "signed",
  summary: "Delete user pool domain.",
  input: structure("DeleteUserPoolDomainRequest", {
    Domain: required(DomainType),
    UserPoolId: required(UserPoolIdType),
  }),
  output: structure("DeleteUserPoolDomainResponse", {}),
  errors: [
    "NotAuthorizedException",
    "InvalidParameterException",
    "ConcurrentModificationException",
    "ResourceNotFoundException",
    "OperationNotEnabledException",
    "InternalErrorException",
  ],
});
