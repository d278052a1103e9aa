/** Request rates that an account has bought. */
import type { Static } from "typebox";
import { enumeration, map, operationContract, required, structure } from "./contract.ts";
import { IntegerType, StringType } from "./scalars.ts";

export const LimitClass = enumeration("LimitClass", ["API_CATEGORY"], { summary: "The class of the limit." });
export type LimitClass = Static<typeof LimitClass>;

export const StringToStringMapType = map("StringToStringMapType", StringType);

export const LimitDefinitionType = structure("LimitDefinitionType", "Which limit it is.", {
  LimitClass: required(LimitClass),
  Attributes: required(StringToStringMapType, "What picks the limit in its class, such as Category: UserAuthentication."),
});
export type LimitDefinitionType = Static<typeof LimitDefinitionType>;

export const LimitType = structure("LimitType", "The limit.", {
  LimitDefinition: required(LimitDefinitionType),
  ProvisionedLimitValue: required(IntegerType, "The requests per second that are allowed."),
  FreeLimitValue: required(IntegerType, "The requests per second that cost nothing."),
});
export type LimitType = Static<typeof LimitType>;

export const GetProvisionedLimit = operationContract({
  name: "GetProvisionedLimit",
  caller: "signed",
  summary: "Show the request rate that is provisioned for a category of operations.",
  input: structure("GetProvisionedLimitRequest", {
    LimitDefinition: required(LimitDefinitionType),
  }),
  output: structure("GetProvisionedLimitResponse", {
    Limit: required(LimitType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "InternalErrorException",
  ],
});

export const UpdateProvisionedLimit = operationContract({
  name: "UpdateProvisionedLimit",
  caller: "signed",
  summary: "Set the request rate that is provisioned for a category of operations.",
  input: structure("UpdateProvisionedLimitRequest", {
    LimitDefinition: required(LimitDefinitionType),
    RequestedLimitValue: required(IntegerType, "The requests per second to allow."),
  }),
  output: structure("UpdateProvisionedLimitResponse", {
    Limit: required(LimitType),
  }),
  errors: [
    "InvalidParameterException",
    "ResourceNotFoundException",
    "NotAuthorizedException",
    "TooManyRequestsException",
    "ServiceQuotaExceededException",
    "InternalErrorException",
  ],
});
