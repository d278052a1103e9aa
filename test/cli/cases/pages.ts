/** Page after page, and what ends it early. */
import type { Case } from "../conformance.ts";
import { line } from "./line.ts";

const replies = [
  { body: { Users: [{ Username: "a" }, { Username: "b" }], PaginationToken: "t-1" } },
  { body: { Users: [{ Username: "c" }] } },
];
const users = (options: string, ...more: string[]): Case => ({ ...line(`list-users --user-pool-id x ${options}`, ...more), replies });
const cut = Buffer.from('{"PaginationToken": "t-0", "boto_truncate_amount": 1}').toString("base64");

export const pages: readonly Case[] = [
  users(""),
  users("--output yaml"),
  users("--output yaml-stream"),
  users("--output text"),
  users("--output table"),
  users("--output text --query Users[].Username"),
  users("--output text --query Users[].[Username]"),
  users("--query Users[].Username"),
  users("--page-size 5"),
  users("--max-items 1"),
  users("--max-items 2"),
  users("--max-items 3 --page-size 2"),
  users("--max-items 1 --output text"),
  users("--max-items 1 --output text --query Users[].Username"),
  users(`--starting-token ${cut}`),
  users(`--starting-token ${cut} --max-items 1`),
  users("--starting-token t-9"),
  users("--starting-token a___b___c"),
  users("--no-paginate"),
  users("--limit 5"),
  users("--pagination-token t-3 --max-items 1"),
  users("--no-paginate --page-size 1 --starting-token t"),
  { ...line("list-users --max-items 1 --cli-input-json", '{"UserPoolId": "x", "Limit": 1}'), replies },
  { ...line("list-user-pools --max-results 1"), replies: [{ body: { UserPools: [{ Id: "a", Name: "b" }], NextToken: "n" } }] },
  line("list-groups --user-pool-id x --output text"),
];
