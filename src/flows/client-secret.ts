/** Client secrets between their owner and the store. @see spec/platform.md §2.1, §2.5 */

import type { UserPoolClient } from "../domain/client/client.ts";
import { base32Digits, clientSecretLength } from "../domain/client/client-id.ts";
import type { Sealed } from "../domain/sealed.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";

/** A secret for a client: the one given, or a new one. @returns it in plain text, to be shown once, and as it is kept */
export function sealedSecret(
  { sealer, random }: Pick<House, "sealer" | "random">,
  clientId: string,
  asked: "generated" | { readonly given: string },
): { readonly plain: string; readonly sealed: Sealed } {
  const plain = asked === "generated" ? random.text(base32Digits, clientSecretLength) : asked.given;
  return { plain, sealed: sealer.seal(plain, context.clientSecret(clientId)) };
}

/** The secret that DescribeUserPoolClient shows: the oldest in force; undefined for a public client. */
export function shownSecret({ sealer }: Pick<House, "sealer">, { id, secrets }: UserPoolClient): string | undefined {
  const [oldest] = secrets;
  return oldest && sealer.open(oldest.secret, context.clientSecret(id));
}
