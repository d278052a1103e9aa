/** Where region, credentials, profile and endpoint come from. */
import type { Case } from "../conformance.ts";
import { line, words } from "./line.ts";

const config = `[default]
region = eu-west-1
output = yaml
[profile work]
region=ap-south-1
output=text
[profile odd]
output=nope
`;
const credentials = `[default]
aws_access_key_id = DEFAULT
aws_secret_access_key = s
[work]
aws_access_key_id = WORK
aws_secret_access_key = s
aws_session_token = token
[half]
aws_access_key_id = HALF
`;
const files = { config, credentials };
const place = { AWS_CONFIG_FILE: "config", AWS_SHARED_CREDENTIALS_FILE: "credentials" };
const bare = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_DEFAULT_REGION: undefined };
const clients = "list-user-pool-clients --user-pool-id x";
const replies = [{ body: { UserPoolClients: [{ ClientId: "a" }] } }];
const shared = (environment: Readonly<Record<string, string | undefined>>, ...options: string[]): Case => ({
  ...line(clients, ...options),
  files,
  replies,
  environment: { ...place, ...environment },
});

export const settings: readonly Case[] = [
  { ...line(clients), environment: bare },
  { ...line("get-user --access-token x"), environment: bare },
  { ...line("get-user --access-token x"), environment: { AWS_ACCESS_KEY_ID: undefined } },
  { ...line(clients), environment: { AWS_ACCESS_KEY_ID: undefined } },
  { ...line(clients), environment: { AWS_SECRET_ACCESS_KEY: undefined } },
  { ...line(clients), environment: { AWS_DEFAULT_REGION: "bad region!" } },
  { ...line(clients), environment: { AWS_REGION: "eu-north-1", AWS_SESSION_TOKEN: "token" } },
  line(`${clients} --region ap-east-1`),
  { ...line(`${clients} --no-sign-request`), environment: { AWS_ACCESS_KEY_ID: undefined } },
  line(`${clients} --profile nope`),
  { ...line(clients), environment: { AWS_PROFILE: "nope" } },
  line("list-users --profile nope"),
  shared(bare),
  shared({}),
  shared(bare, "--profile", "work"),
  shared({}, "--profile", "work"),
  shared({ AWS_PROFILE: "work" }),
  shared(bare, "--profile", "half", "--region", "us-east-1"),
  shared({}, "--profile", "odd"),
  shared({ AWS_DEFAULT_OUTPUT: "table" }),
  { ...line(clients), files: { config: "region = x\n" }, environment: { AWS_CONFIG_FILE: "config" } },
  { ...line(clients), environment: { AWS_MAX_ATTEMPTS: "abc" } },
  { ...words("cognito-idp", ...clients.split(" "), "--endpoint-url", "URL/prefix") },
  { ...words("cognito-idp", ...clients.split(" "), "--endpoint-url", "http://no host") },
  { ...words("cognito-idp", ...clients.split(" "), "--endpoint-url", "http://127.0.0.1:9"), environment: { AWS_MAX_ATTEMPTS: "1" } },
];
