/** The triggers of a pool. */
import type { Static } from "typebox";
import { enumeration, optional, required, structure } from "./contract.ts";
import { ArnType } from "./scalars.ts";

export const PreTokenGenerationLambdaVersionType = enumeration("PreTokenGenerationLambdaVersionType", ["V1_0", "V2_0", "V3_0"]);
export type PreTokenGenerationLambdaVersionType = Static<typeof PreTokenGenerationLambdaVersionType>;

export const PreTokenGenerationVersionConfigType = structure("PreTokenGenerationVersionConfigType", {
  LambdaVersion: required(PreTokenGenerationLambdaVersionType),
  LambdaArn: required(ArnType),
});
export type PreTokenGenerationVersionConfigType = Static<typeof PreTokenGenerationVersionConfigType>;

export const CustomSMSSenderLambdaVersionType = enumeration("CustomSMSSenderLambdaVersionType", ["V1_0"]);
export type CustomSMSSenderLambdaVersionType = Static<typeof CustomSMSSenderLambdaVersionType>;

export const CustomSMSLambdaVersionConfigType = structure("CustomSMSLambdaVersionConfigType", {
  LambdaVersion: required(CustomSMSSenderLambdaVersionType),
  LambdaArn: required(ArnType),
});
export type CustomSMSLambdaVersionConfigType = Static<typeof CustomSMSLambdaVersionConfigType>;

export const CustomEmailSenderLambdaVersionType = enumeration("CustomEmailSenderLambdaVersionType", ["V1_0"]);
export type CustomEmailSenderLambdaVersionType = Static<typeof CustomEmailSenderLambdaVersionType>;

export const CustomEmailLambdaVersionConfigType = structure("CustomEmailLambdaVersionConfigType", {
  LambdaVersion: required(CustomEmailSenderLambdaVersionType),
  LambdaArn: required(ArnType),
});
export type CustomEmailLambdaVersionConfigType = Static<typeof CustomEmailLambdaVersionConfigType>;

export const InboundFederationLambdaVersionType = enumeration("InboundFederationLambdaVersionType", ["V1_0"]);
export type InboundFederationLambdaVersionType = Static<typeof InboundFederationLambdaVersionType>;

export const InboundFederationLambdaType = structure("InboundFederationLambdaType", {
  LambdaVersion: required(InboundFederationLambdaVersionType),
  LambdaArn: required(ArnType),
});
export type InboundFederationLambdaType = Static<typeof InboundFederationLambdaType>;

export const LambdaConfigType = structure("LambdaConfigType", {
  PreSignUp: optional(ArnType),
  CustomMessage: optional(ArnType),
  PostConfirmation: optional(ArnType),
  PreAuthentication: optional(ArnType),
  PostAuthentication: optional(ArnType),
  DefineAuthChallenge: optional(ArnType),
  CreateAuthChallenge: optional(ArnType),
  VerifyAuthChallengeResponse: optional(ArnType),
  PreTokenGeneration: optional(ArnType),
  UserMigration: optional(ArnType),
  PreTokenGenerationConfig: optional(PreTokenGenerationVersionConfigType),
  CustomSMSSender: optional(CustomSMSLambdaVersionConfigType),
  CustomEmailSender: optional(CustomEmailLambdaVersionConfigType),
  KMSKeyID: optional(ArnType),
  InboundFederation: optional(InboundFederationLambdaType),
});
export type LambdaConfigType = Static<typeof LambdaConfigType>;
