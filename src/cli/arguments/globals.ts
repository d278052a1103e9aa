/** The options that every command knows. @see spec/platform.md §7.8, the synopsis of a command's help */
import type { Argument } from "./argument.ts";

/** A global option with its help. `shownType` as help names the kind of its value. */
export type GlobalOption = Argument & { readonly help: string; readonly shownType: "boolean" | "string" | "int" };

type Extra = Partial<Pick<Argument, "key" | "choices" | "final" | "constant">>;

const underscored = (name: string) => name.replaceAll("-", "_");
const common = (name: string) => ({ name: `--${name}`, key: underscored(name), required: false });
const flag = (name: string, help: string, extra: Extra = {}): GlobalOption => ({
  ...common(name),
  arity: "none",
  constant: true,
  help,
  shownType: "boolean",
  ...extra,
});
const value = (name: string, help: string, extra: Extra = {}): GlobalOption => ({
  ...common(name),
  arity: "one",
  help,
  shownType: "string",
  ...extra,
});
const seconds = (name: string, help: string, extra: Extra): GlobalOption => ({ ...value(name, help, extra), shownType: "int" });

/** The ways to show an answer. */
export const outputFormats = ["json", "text", "table", "yaml", "yaml-stream", "off"] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** All global options in the order of the help. */
export const globalOptions: readonly GlobalOption[] = [
  flag("debug", "Write what is done to stderr; secrets are masked."),
  value("endpoint-url", "Speak to this URL instead of the local Poolhouse."),
  flag("no-verify-ssl", "Do not check the certificate of an https endpoint.", { key: "verify_ssl", constant: false }),
  flag("no-paginate", "Ask for one page only.", { key: "paginate", constant: false }),
  value("output", "How to show the answer.", { choices: outputFormats }),
  value("query", "A JMESPath expression that picks what is shown."),
  value("profile", "The profile of the shared configuration and credentials files to use."),
  value("region", "The region; goes before the environment and the profile."),
  flag("version", "Show the version and stop.", { final: true }),
  value("color", "Whether tables have colours.", { choices: ["on", "off", "auto"] }),
  flag("no-sign-request", "Do not sign the request and look for no credentials.", { key: "sign_request", constant: false }),
  value("ca-bundle", "A file of certificate authorities to trust, in PEM."),
  seconds("cli-read-timeout", "Give up when no byte arrives for this many seconds; 0 waits for ever, the default is 60.", {
    key: "read_timeout",
  }),
  seconds("cli-connect-timeout", "Give up connecting after this many seconds; 0 waits for ever, the default is 60.", {
    key: "connect_timeout",
  }),
  value("cli-binary-format", "How binary values are given: in base64, or as they are.", { choices: ["base64", "raw-in-base64-out"] }),
  flag("no-cli-pager", "Do not pass the output through a pager."),
  flag("cli-auto-prompt", "Taken for compatibility; there is no prompt, see `poolhouse completion`."),
  flag("no-cli-auto-prompt", "Taken for compatibility."),
];
