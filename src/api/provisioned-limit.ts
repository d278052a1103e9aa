/** Request rates that an account has bought. */
import type { Static } from "typebox";
import { enumeration, map, operationContract, required, structure } from "./contract.ts";
import { IntegerType, StringType } from "./scalars.ts";

export const LimitClass = enumeration("LimitClass", ["API_CATEGORY"]);
export type LimitClass = Static<typeof LimitClass>;

export const StringToStringMapType = map("StringToStringMapType", StringType);

export const LimitDefinitionType = structure("LimitDefinitionType", {
  LimitClass: required(LimitClass),
  Attributes: required(StringToStringMapType),
});
export type LimitDefinitionType = Static<typeof LimitDefinitionType>;

export const LimitType = structure("LimitType", {
  LimitDefinition: required(LimitDefinitionType),
  ProvisionedLimitValue: required(IntegerType),
  FreeLimitValue: required(IntegerType),
});
export type LimitType = Static<typeof LimitType>;

export const GetProvisionedLimit = operationContract({
  name: "GetProvisionedLimit",
  caller: "signed",
  summary: "Get provisioned limit.",
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
  summary: "Update provisioned limit.",
  input: structure("UpdateProvisionedLimitRequest", {
    LimitDefinition: required(LimitDefinitionType),
    RequestedLimitValue: required(IntegerType),
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
