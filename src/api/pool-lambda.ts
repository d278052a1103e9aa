/** The triggers of a pool. */
import type { Static } from "typebox";
import { enumeration, optional, required, structure } from "./contract.ts";
import { ArnType } from "./scalars.ts";

export const PreTokenGenerationLambdaVersionType = enumeration("PreTokenGenerationLambdaVersionType", ["V1_0", "V2_0", "V3_0"], {
  summary: "The version of the event; later ones can also change access tokens.",
});
export type PreTokenGenerationLambdaVersionType = Static<typeof PreTokenGenerationLambdaVersionType>;

export const PreTokenGenerationVersionConfigType = structure(
  "PreTokenGenerationVersionConfigType",
  "The trigger before tokens are issued, with the version of its event.",
  {
    LambdaVersion: required(PreTokenGenerationLambdaVersionType),
    LambdaArn: required(ArnType, "The ARN of the function."),
  },
);
export type PreTokenGenerationVersionConfigType = Static<typeof PreTokenGenerationVersionConfigType>;

export const CustomSMSSenderLambdaVersionType = enumeration("CustomSMSSenderLambdaVersionType", ["V1_0"], {
  summary: "The version of the event.",
});
export type CustomSMSSenderLambdaVersionType = Static<typeof CustomSMSSenderLambdaVersionType>;

export const CustomSMSLambdaVersionConfigType = structure(
  "CustomSMSLambdaVersionConfigType",
  "The trigger that sends text messages in the pool's place.",
  {
    LambdaVersion: required(CustomSMSSenderLambdaVersionType),
    LambdaArn: required(ArnType, "The ARN of the function."),
  },
);
export type CustomSMSLambdaVersionConfigType = Static<typeof CustomSMSLambdaVersionConfigType>;

export const CustomEmailSenderLambdaVersionType = enumeration("CustomEmailSenderLambdaVersionType", ["V1_0"], {
  summary: "The version of the event.",
});
export type CustomEmailSenderLambdaVersionType = Static<typeof CustomEmailSenderLambdaVersionType>;

export const CustomEmailLambdaVersionConfigType = structure(
  "CustomEmailLambdaVersionConfigType",
  "The trigger that sends mail in the pool's place.",
  {
    LambdaVersion: required(CustomEmailSenderLambdaVersionType),
    LambdaArn: required(ArnType, "The ARN of the function."),
  },
);
export type CustomEmailLambdaVersionConfigType = Static<typeof CustomEmailLambdaVersionConfigType>;

export const InboundFederationLambdaVersionType = enumeration("InboundFederationLambdaVersionType", ["V1_0"], {
  summary: "The version of the event.",
});
export type InboundFederationLambdaVersionType = Static<typeof InboundFederationLambdaVersionType>;

export const InboundFederationLambdaType = structure(
  "InboundFederationLambdaType",
  "The trigger that reshapes attributes from an external identity provider.",
  {
    LambdaVersion: required(InboundFederationLambdaVersionType),
    LambdaArn: required(ArnType, "The ARN of the function."),
  },
);
export type InboundFederationLambdaType = Static<typeof InboundFederationLambdaType>;

export const LambdaConfigType = structure("LambdaConfigType", "The triggers of the user pool.", {
  PreSignUp: optional(ArnType, "Judges a sign-up; may confirm the user, or refuse."),
  CustomMessage: optional(ArnType, "Writes the texts of messages and mail."),
  PostConfirmation: optional(ArnType, "Runs after a user is confirmed, or has recovered the password."),
  PreAuthentication: optional(ArnType, "Judges a sign-in before it begins; may refuse."),
  PostAuthentication: optional(ArnType, "Runs after a sign-in."),
  DefineAuthChallenge: optional(ArnType, "Decides what comes next in a custom authentication."),
  CreateAuthChallenge: optional(ArnType, "Makes the challenge of a custom authentication."),
  VerifyAuthChallengeResponse: optional(ArnType, "Judges the answer to the challenge of a custom authentication."),
  PreTokenGeneration: optional(
    ArnType,
    "Changes the claims of tokens; must equal the ARN in PreTokenGenerationConfig where both are given.",
  ),
  UserMigration: optional(ArnType, "Brings a user in from elsewhere at the first sign-in or password recovery."),
  PreTokenGenerationConfig: optional(PreTokenGenerationVersionConfigType),
  CustomSMSSender: optional(CustomSMSLambdaVersionConfigType),
  CustomEmailSender: optional(CustomEmailLambdaVersionConfigType),
  KMSKeyID: optional(ArnType, "The key that encrypts codes on their way to the custom senders."),
  InboundFederation: optional(InboundFederationLambdaType),
});
export type LambdaConfigType = Static<typeof LambdaConfigType>;
