/** What the samples send: what most requests share by the member's name, and what is an operation's own. */
import type { OperationContract } from "../../api/contract.ts";
import type { OperationName } from "../../api/operations.ts";
import { structureOf } from "../../api/shape.ts";
import { ownInputs } from "./own-inputs.ts";
import type { Sample } from "./value.ts";

const poolArn = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/$POOL_ID";

/** Values of members that mean the same wherever they stand. */
const usual: Readonly<Record<string, Sample>> = {
  AccessToken: "$TOKEN",
  AttributeName: "email",
  AuthFlow: "USER_PASSWORD_AUTH",
  ClientId: "$CLIENT_ID",
  ClientSecretId: "$CLIENT_SECRET_ID",
  Code: "$CODE",
  ConfirmationCode: "$CODE",
  CredentialId: "$CREDENTIAL_ID",
  DeviceKey: "$DEVICE_KEY",
  Domain: "demo-pool",
  EventId: "$EVENT_ID",
  FeedbackToken: "$FEEDBACK_TOKEN",
  FeedbackValue: "Valid",
  GroupName: "admins",
  Identifier: "https://api.example.com",
  IdpIdentifier: "example.com",
  JobId: "$JOB_ID",
  ManagedLoginBrandingId: "$BRANDING_ID",
  MaxResults: 10,
  ProviderName: "Corporate",
  RefreshToken: "$REFRESH_TOKEN",
  RegionName: "eu-west-1",
  ResourceArn: poolArn,
  TermsId: "$TERMS_ID",
  UserCode: "$CODE",
  UserPoolId: "$POOL_ID",
  Username: "alice",
};

/**
 * The input that an operation's samples send: every required member first, then what shows the operation at work.
 * @throws Error where a required member has no value in either table
 */
export function sampleInput({ name, input }: OperationContract): { readonly [member: string]: Sample } {
  const own = ownInputs[name as OperationName] ?? {};
  const { members, required } = structureOf(input);
  const [needed, others] = [true, false].map((wanted) => [...members.keys()].filter((member) => required.includes(member) === wanted));
  const shown = [...(needed ?? []), ...(others ?? []).filter((member) => member in own)];
  return Object.fromEntries(
    shown.map((member) => {
      const value = own[member] ?? usual[member];
      if (value === undefined) throw new Error(`The samples of ${name} need a value for ${member}: src/reference/samples/own-inputs.ts.`);
      return [member, value];
    }),
  );
}
