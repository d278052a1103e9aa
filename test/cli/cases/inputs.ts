/** Whole requests as JSON or YAML, and the samples to fill in. */
import type { Case } from "../conformance.ts";
import { line } from "./line.ts";

const signUp = "forgot-password --cli-input";
const none = { environment: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_DEFAULT_REGION: undefined } };

export const inputs: readonly Case[] = [
  line(`${signUp}-json`, '{"Username": "u", "ClientId": "c"}'),
  line(`${signUp}-json`, '{"Username": "u", "ClientId": "c"}', "--client-id", "d"),
  line(`${signUp}-json`, '{"Username": "u"}'),
  line(`${signUp}-json`, '{"Username": 1, "ClientId": {"a": [1, 2.0, true, null, "x\'y"]}, "Nope": 1}'),
  line(`${signUp}-json`, "[1]"),
  line(`${signUp}-json`, "{"),
  line(`${signUp}-json file://nofile.json`),
  { ...line(`${signUp}-json file://request.json`), files: { "request.json": '{"Username": "ü", "ClientId": "c"}\n' } },
  line(`${signUp}-json {} --cli-input-yaml {}`),
  line(`${signUp}-yaml`, "Username: u\nClientId: c\n"),
  line(`${signUp}-yaml`, "Username: 0x1f\nClientId: {a: [1, 2.0, yes, ~]}"),
  line(`${signUp}-yaml`, "a: [b"),
  line(`${signUp}-yaml`, "- b"),
  line(`${signUp}-yaml`, ""),
  { ...line(`${signUp}-yaml file://request.yaml`), files: { "request.yaml": "# comment\nClientId: c\nUsername: >\n  folded\n  text\n" } },
  { ...line("admin-create-user --generate-cli-skeleton"), ...none },
  { ...line("create-group --generate-cli-skeleton input --output text --bogus"), ...none },
  { ...line("set-ui-customization --generate-cli-skeleton input"), ...none },
  { ...line("list-users --user-pool-id x --generate-cli-skeleton output"), ...none, environment: { AWS_ACCESS_KEY_ID: undefined } },
  line("list-users --generate-cli-skeleton output"),
  line("get-user --access-token x --generate-cli-skeleton output --output yaml"),
  line("get-user --access-token x --generate-cli-skeleton output --output text"),
  line("get-user --access-token x --generate-cli-skeleton output --output table"),
  line("describe-identity-provider --user-pool-id x --provider-name y --generate-cli-skeleton output --output yaml"),
  line("describe-identity-provider --user-pool-id x --provider-name y --generate-cli-skeleton output --output text"),
  line("describe-user-pool-domain --domain x --generate-cli-skeleton output"),
  line("set-user-settings --access-token x --mfa-options --generate-cli-skeleton output"),
  line("list-users --user-pool-id x --generate-cli-skeleton sideways"),
];
