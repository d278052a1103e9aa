/** The option that the public example of set-user-mfa-preference shows and that the real command has not: `--mfa-options`.
 *  It is the setting of set-user-settings; here it becomes today's --sms-mfa-settings. */

import type { Shape } from "../api/shape.ts";
import type { Argument, Given } from "./arguments/argument.ts";
import type { MemberArgument } from "./arguments/table.ts";
import { programName } from "./failure.ts";
import { unpack } from "./values/unpack.ts";
import { type Dict, isDict, isList, type Value } from "./values/value.ts";

const text: Shape = { kind: "string", name: "StringType", sensitive: false };
const option: MemberArgument = {
  name: "--mfa-options",
  key: "mfa_options",
  arity: "any",
  required: false,
  member: "MFAOptions",
  hidden: true,
  shape: {
    kind: "list",
    name: "MFAOptionListType",
    sensitive: false,
    item: {
      kind: "structure",
      name: "MFAOptionType",
      sensitive: false,
      required: [],
      members: new Map([
        ["DeliveryMedium", text],
        ["AttributeName", text],
      ]),
    },
  },
};

/** The option, for the one operation that takes it so. @param operation its name in the contract */
export const askedMfaOptions = (operation: string): readonly Argument[] => (operation === "SetUserMFAPreference" ? [option] : []);

/**
 * Puts the settings that --mfa-options means into the request, and says on stderr how they are written today:
 * SMS among the media turns text messages on and prefers them, an empty list turns them off. --sms-mfa-settings beside it goes before.
 */
export function replaceMfaOptions(given: ReadonlyMap<string, Given>, request: Dict): void {
  const words = given.get(option.key);
  // On set-user-settings the option is a member of its own, and the request has it already.
  if (words === undefined || typeof words === "boolean" || request.has(option.member)) return;
  const on = isSms(unpack(option, words));
  if (!request.has("SMSMfaSettings"))
    prepend(
      request,
      "SMSMfaSettings",
      new Map([
        ["Enabled", on],
        ["PreferredMfa", on],
      ]),
    );
  process.stderr.write(
    `${programName}: --mfa-options is an option of set-user-settings; read as --sms-mfa-settings Enabled=${on},PreferredMfa=${on}\n`,
  );
}

const isSms = (options: Value) => isList(options) && options.some((each) => isDict(each) && each.get("DeliveryMedium") === "SMS");

// SMSMfaSettings is the first member of the model.
function prepend(request: Dict, member: string, value: Value): void {
  const others = [...request];
  request.clear();
  for (const [key, each] of [[member, value] as const, ...others]) request.set(key, each);
}
