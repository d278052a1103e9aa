/** Words of a command line and the options they mean. */
import assert from "node:assert/strict";
import test from "node:test";
import type { Argument } from "../../src/cli/arguments/argument.ts";
import { closeMatches } from "../../src/cli/arguments/close-matches.ts";
import { match } from "../../src/cli/arguments/match.ts";
import { Failure } from "../../src/cli/failure.ts";

const option = (name: string, arity: Argument["arity"], extra: Partial<Argument> = {}): Argument => ({
  name: `--${name}`,
  key: name,
  arity,
  required: false,
  ...extra,
});

const known: readonly Argument[] = [
  option("user-pool-id", "one", { required: true }),
  option("user-attributes", "any"),
  option("permanent", "none", { constant: true }),
  option("no-permanent", "none", { key: "permanent", constant: false }),
  option("skeleton", "optional", { constant: "input", choices: ["input", "output"] }),
  option("max-items", "one", { type: "whole" }),
  { name: "help", key: "help", arity: "optional", required: false },
];

for (const [line, given, rest] of [
  ["--user-pool-id x", { "user-pool-id": "x" }, []],
  ["--user-pool-id=x=y", { "user-pool-id": "x=y" }, []],
  ["--user-p x --perm", { "user-pool-id": "x", permanent: true }, []],
  ["--user-p=x --no-permanent --permanent", { "user-pool-id": "x", permanent: true }, []],
  [
    "--user-pool-id x --user-attributes a b --permanent c",
    { "user-pool-id": "x", "user-attributes": ["a", "b"], permanent: true, help: "c" },
    [],
  ],
  ["--user-pool-id x --user-attributes", { "user-pool-id": "x", "user-attributes": [] }, []],
  ["--user-pool-id x --skeleton", { "user-pool-id": "x", skeleton: "input" }, []],
  ["--user-pool-id x --skeleton output", { "user-pool-id": "x", skeleton: "output" }, []],
  ["--user-pool-id x --bogus 1 2", { "user-pool-id": "x", help: "1" }, ["--bogus", "2"]],
  ["--user-pool-id -1 --user-attributes -x", { "user-pool-id": "-1", "user-attributes": [] }, ["-x"]],
  ["--user-pool-id x --user-pool-id y", { "user-pool-id": "y" }, []],
  ["help --user-pool-id x", { help: "help", "user-pool-id": "x" }, []],
  ["--user-pool-id x -- --permanent", { "user-pool-id": "x", help: "--permanent" }, []],
] as const) {
  test(`matches ${line}`, () => {
    const found = match(known, line.split(" "));
    assert.deepEqual({ given: Object.fromEntries(found.given), rest: found.rest }, { given, rest });
  });
}

for (const [line, problem] of [
  ["", "the following arguments are required: --user-pool-id"],
  ["--user x", "ambiguous option: --user could match --user-pool-id, --user-attributes"],
  ["--user-pool-id", "argument --user-pool-id: expected one argument"],
  ["--user-pool-id --permanent", "argument --user-pool-id: expected one argument"],
  ["--user-pool-id -- x", "argument --user-pool-id: expected one argument"],
  ["--permanent=true", "argument --permanent: ignored explicit argument 'true'"],
  ["--max-items a", "argument --max-items: invalid int value: 'a'"],
  ["--skeleton inputs", "argument --skeleton: Invalid choice, valid choices are:"],
] as const) {
  test(`refuses "${line}"`, () => {
    assert.throws(
      () => match(known, line.split(" ").filter(Boolean)),
      (thrown) => thrown instanceof Failure && thrown.exitCode === 252 && thrown.message.includes(`poolhouse: error: ${problem}`),
    );
  });
}

for (const [word, expected] of [
  ["lst-users", ["list-users"]],
  ["list-user", ["list-users"]],
  ["sign", []],
  ["sing-up", ["sign-up"]],
] as const) {
  test(`${word} comes close to ${expected.join(", ") || "nothing"}`, () => {
    assert.deepEqual(closeMatches(word, ["list-users", "list-user-pools", "list-groups", "sign-up"]), expected);
  });
}
