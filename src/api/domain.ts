/** The domain that serves a pool's pages and OAuth endpoints. */
import type { Static } from "typebox";
import { enumeration, operationContract, optional, required, string, structure } from "./contract.ts";
import { ArnType, RegionNameType, StringType, UserPoolIdType, WrappedIntegerType } from "./scalars.ts";

export const DomainType = string("DomainType", {
  min: 1,
  max: 63,
  pattern: "^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$",
  summary: "The domain: a prefix of the service's own, or a whole custom domain.",
});

export const SecurityPolicyType = enumeration("SecurityPolicyType", ["TLS_V1", "TLS_V1_2_2021", "TLS_V1_3_2025"], {
  summary: "The oldest TLS version that the domain accepts.",
});
export type SecurityPolicyType = Static<typeof SecurityPolicyType>;

export const CustomDomainConfigType = structure("CustomDomainConfigType", "The certificate of a custom domain.", {
  CertificateArn: required(ArnType, "The ARN of the certificate."),
  SecurityPolicy: optional(SecurityPolicyType),
});
export type CustomDomainConfigType = Static<typeof CustomDomainConfigType>;

export const HealthCheckIdType = string("HealthCheckIdType", { max: 64, summary: "The health check of the primary Region." });

export const FailoverType = structure("FailoverType", "The Region that takes over, and the health check that decides it.", {
  SecondaryRegion: required(RegionNameType, "The Region that takes over."),
  PrimaryRoute53HealthCheckId: required(HealthCheckIdType),
});
export type FailoverType = Static<typeof FailoverType>;

export const RoutingType = structure("RoutingType", "How requests find a replica.", {
  Failover: optional(FailoverType),
});
export type RoutingType = Static<typeof RoutingType>;

export const CreateUserPoolDomain = operationContract({
  name: "CreateUserPoolDomain",
  caller: "signed",
  summary: "Give a user pool a domain for its pages and OAuth endpoints.",
  input: structure("CreateUserPoolDomainRequest", {
    Domain: required(DomainType),
    UserPoolId: required(UserPoolIdType),
    ManagedLoginVersion: optional(WrappedIntegerType, "Which pages the domain shows: 1 is the classic hosted UI, 2 is managed login."),
    CustomDomainConfig: optional(CustomDomainConfigType),
    Routing: optional(RoutingType),
  }),
  output: structure("CreateUserPoolDomainResponse", {
    ManagedLoginVersion: optional(WrappedIntegerType, "Which pages the domain shows: 1 is the classic hosted UI, 2 is managed login."),
    CloudFrontDomain: optional(DomainType, "The host name that a custom domain's DNS record must point to."),
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

export const AWSAccountIdType = string("AWSAccountIdType", { max: 12, pattern: "[0-9]+", summary: "The account that owns the user pool." });

export const S3BucketType = string("S3BucketType", {
  min: 3,
  max: 1024,
  pattern: "^[0-9A-Za-z\\.\\-_]*(?<!\\.)$",
  summary: "The bucket of the domain's static files.",
});

export const DomainVersionType = string("DomainVersionType", { min: 1, max: 20, summary: "The version of the pages." });

export const DomainStatusType = enumeration("DomainStatusType", ["CREATING", "DELETING", "UPDATING", "ACTIVE", "FAILED"], {
  summary: "Whether the domain is ready.",
});
export type DomainStatusType = Static<typeof DomainStatusType>;

export const DomainDescriptionType = structure("DomainDescriptionType", "The domain; empty where it does not exist.", {
  UserPoolId: optional(UserPoolIdType),
  AWSAccountId: optional(AWSAccountIdType),
  Domain: optional(DomainType),
  S3Bucket: optional(S3BucketType),
  CloudFrontDistribution: optional(StringType, "The host name that a custom domain's DNS record must point to."),
  Version: optional(DomainVersionType),
  Status: optional(DomainStatusType),
  CustomDomainConfig: optional(CustomDomainConfigType),
  ManagedLoginVersion: optional(WrappedIntegerType, "Which pages the domain shows: 1 is the classic hosted UI, 2 is managed login."),
  Routing: optional(RoutingType),
});
export type DomainDescriptionType = Static<typeof DomainDescriptionType>;

export const DescribeUserPoolDomain = operationContract({
  name: "DescribeUserPoolDomain",
  caller: "signed",
  summary: "Show a domain and the user pool that it belongs to.",
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
  summary: "Change the certificate, the login version or the routing of a domain.",
  input: structure("UpdateUserPoolDomainRequest", {
    Domain: required(DomainType),
    UserPoolId: required(UserPoolIdType),
    ManagedLoginVersion: optional(WrappedIntegerType, "Which pages the domain shows: 1 is the classic hosted UI, 2 is managed login."),
    CustomDomainConfig: optional(CustomDomainConfigType),
    Routing: optional(RoutingType),
  }),
  output: structure("UpdateUserPoolDomainResponse", {
    ManagedLoginVersion: optional(WrappedIntegerType, "Which pages the domain shows: 1 is the classic hosted UI, 2 is managed login."),
    CloudFrontDomain: optional(DomainType, "The host name that a custom domain's DNS record must point to."),
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
  summary: "Take the domain away from a user pool.",
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
