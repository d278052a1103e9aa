/** The most common passwords, from the list that zxcvbn-ts ships: what everyone tries first. */
import type { Breaches } from "../../ports/breaches.ts";

/** The list, read when it is asked for the first time. It is in lower case, and so is what people type when they obey a policy: `P@ssw0rd`. */
export function commonPasswords(): Breaches {
  let list: Promise<ReadonlySet<string>> | undefined;
  return {
    async has(password) {
      list ??= load();
      return (await list).has(password.toLowerCase());
    },
  };
}

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"]);
}
