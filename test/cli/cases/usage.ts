/** Names, options, prefixes, flags, and what is said when they do not fit. */
import type { Case } from "../conformance.ts";
import { line, words } from "./line.ts";

const user = "admin-create-user --user-pool-id x --username y";

export const usage: readonly Case[] = [
  words(),
  words("cognito-idp"),
  { ...words("cognito-idp", "lst-users"), differs: "choices" },
  { ...words("--output", "fancy", "cognito-idp", "list-users"), differs: "choices" },
  words("--color", "blue", "cognito-idp", "list-users"),
  line("list-users"),
  line("admin-set-user-password --user-pool-id x"),
  line("list-users --user-pool-id x --bogus 1 2"),
  line("list-users x --user-pool-id y z"),
  line("list-users --user-pool-id=x --filter", "a=b c"),
  line("list-users --user-pool-id x -- y"),
  line("list-users --user x"),
  line("list-users --user-pool-id x --max 1"),
  line("list-users --user-pool-id x --cli 1"),
  line("list-users --user-pool-id x --query"),
  line("list-users --user-pool-id -1"),
  line("list-users --user-pool-id -x"),
  line("list-users --user-pool-id", "-x y"),
  line("list-users --user-pool-id x --limit abc"),
  line("list-users --user-pool-id x --max-items abc"),
  line("set-ui-customization --user-pool-id x --css"),
  { ...line("set-user-mfa-preference --access-token t --sms Enabled=true"), differs: "unsigned" },
  line("admin-set-user-mfa-preference --user-pool-id x --username y --sms-mfa-settings"),
  line(`${user} --force-alias-creation`),
  line(`${user} --no-force-alias-creation --force-alias-creation`),
  line(`${user} --force-alias-creation true`),
  line(`${user} --force-alias-creation=true`),
  line(`${user} --force`),
  line("create-user-pool-client --user-pool-id x --client-name y --callback-urls a b --default-redirect-uri a --allowed-o-auth-flows code"),
  words("cognito-idp", "list-users", "--user-pool-id", "x", "--endpoint-url", "127.0.0.1:9"),
  words("cognito-idp", "list-users", "--cli-auto-prompt", "--no-cli-auto-prompt"),
  line("list-users --user-pool-id x --cli-read-timeout abc"),
];
