/** What must come before a sample, beside the variables. */
import type { OperationName } from "../../api/operations.ts";
import { operationPath } from "../paths.ts";

const sampleFirst = (name: OperationName) => `Run the sample of [${name}](../${operationPath(name)}) first.`;
const app = "The user needs a verified authenticator app ([how](../README.md#an-authenticator-app)).";
const code = "The sign-in has to wait for a code of the app ([how](../README.md#a-sign-in-that-waits-for-a-code)).";
const watched = "The pool must have threat protection on: UserPoolTier PLUS, and an AdvancedSecurityMode in UserPoolAddOns.";
const event = `${watched} \`$EVENT_ID\` is an \`EventId\` that AdminListUserAuthEvents answers.`;
const [device, signUp] = [sampleFirst("ConfirmDevice"), sampleFirst("SignUp")];

/** One or two sentences for an operation; nothing for one whose sample runs at once. */
export const needsOf = (name: string): string => needs[name as OperationName] ?? "";

const needs: Readonly<Partial<Record<OperationName, string>>> = {
  SetUserMFAPreference: app,
  AdminSetUserMFAPreference: app,
  VerifySoftwareToken: "`$CODE` is a code of the secret that AssociateSoftwareToken answered last.",
  RespondToAuthChallenge: code,
  AdminRespondToAuthChallenge: `${code} Begin it with AdminInitiateAuth.`,
  GetDevice: device,
  AdminGetDevice: device,
  ForgetDevice: device,
  AdminForgetDevice: device,
  UpdateDeviceStatus: device,
  AdminUpdateDeviceStatus: device,
  GetTokensFromRefreshToken: device,
  ConfirmSignUp: signUp,
  AdminConfirmSignUp: signUp,
  ResendConfirmationCode: signUp,
  ConfirmForgotPassword: sampleFirst("ForgotPassword"),
  VerifyUserAttribute: sampleFirst("GetUserAttributeVerificationCode"),
  DescribeRiskConfiguration: watched,
  SetRiskConfiguration: watched,
  AdminListUserAuthEvents: watched,
  AdminUpdateAuthEventFeedback: event,
  UpdateAuthEventFeedback: `${event} \`$FEEDBACK_TOKEN\` stands in the link of the mail that told of it.`,
  AddUserPoolClientSecret: "The client must have been made with a secret (GenerateSecret).",
  DeleteUserPoolClientSecret: sampleFirst("AddUserPoolClientSecret"),
};
