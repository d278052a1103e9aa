/** How answers are shown: formats, queries, moments, errors. */
import type { Case } from "../conformance.ts";
import type { Reply } from "../recorder.ts";
import { line } from "./line.ts";

const pool = {
  UserPool: {
    Name: "ü",
    Id: "us-east-1_a",
    Policies: { PasswordPolicy: { MinimumLength: 8, RequireUppercase: true } },
    LambdaConfig: {},
    CreationDate: 1700000000.123,
    LastModifiedDate: 1700000000,
    SchemaAttributes: [
      { Name: "sub", AttributeDataType: "String", Mutable: false, StringAttributeConstraints: { MinLength: "1", MaxLength: "2048" } },
      { Name: "email", AttributeDataType: "String", Required: true },
    ],
    AutoVerifiedAttributes: ["email", "phone_number"],
    UserPoolTags: { "2": "b", "1": "a" },
    Unknown: "not in the contract",
    Domain: null,
  },
};
const describe = "describe-user-pool --user-pool-id x";
const shown = (options: string, ...more: string[]): Case => ({ ...line(`${describe} ${options}`, ...more), replies: [{ body: pool }] });
const failing = (reply: Reply, attempts = "1"): Case => ({
  ...line(describe),
  replies: [reply],
  environment: { AWS_MAX_ATTEMPTS: attempts },
});
const error = (type: string, message: string): Reply => ({ status: 400, body: { __type: type, message } });

export const outputs: readonly Case[] = [
  shown(""),
  shown("--output yaml"),
  shown("--output yaml-stream"),
  shown("--output text"),
  shown("--output table"),
  shown("--output table --query UserPool.AutoVerifiedAttributes"),
  shown("--query UserPool.Id --output text"),
  shown("--query UserPool.Id"),
  shown("--query UserPool.Nope"),
  shown("--query UserPool.Nope --output text"),
  shown("--query UserPool.Nope --output yaml"),
  shown("--query UserPool.Nope --output table"),
  shown("--query UserPool.LambdaConfig"),
  shown("--query", "UserPool.SchemaAttributes[?Required].Name | [0]"),
  shown("--query", "UserPool.SchemaAttributes[].[Name,Mutable]", "--output", "text"),
  shown("--query", "UserPool.[Name,CreationDate,AutoVerifiedAttributes]", "--output", "yaml"),
  shown("--query", "length(UserPool.SchemaAttributes)"),
  shown("--query", "a.["),
  shown("--query", "a b"),
  shown("--query", ""),
  shown("--query", "nope(@)"),
  { ...shown("--query UserPool.CreationDate"), environment: { TZ: "Asia/Kolkata" } },
  { ...line(describe), replies: [{ raw: "" }] },
  { ...line(describe), replies: [{ raw: "no JSON" }] },
  { ...line(describe), replies: [{ raw: "[]" }] },
  { ...line(`${describe} --output text`), replies: [{ body: {} }] },
  failing(error("NotAuthorizedException", "Access Token has expired"), "3"),
  failing(error("com.amazonaws.x#UserNotFoundException", "User does not exist."), "3"),
  failing(error("LimitExceededException", "Attempt limit exceeded, please try after some time."), "2"),
  failing(error("TooManyRequestsException", "Rate exceeded"), "2"),
  failing({ status: 400, body: { message: "no type" }, headers: { "x-amzn-errortype": "Ignored:" } }, "3"),
  failing({ status: 404, raw: "<html>nope</html>" }, "3"),
  failing({ status: 500, body: { __type: "InternalErrorException", message: "oh" } }, "2"),
  failing({ status: 503, raw: "<html>nope</html>" }),
  failing({ dropped: true }, "2"),
];
