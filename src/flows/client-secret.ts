/** Client secrets between their owner and the store. @see spec/platform.md §2.1, §2.5 */

import type { UserPoolClient } from "../domain/client/client.ts";
import { base32Digits, clientSecretLength } from "../domain/client/client-id.ts";
import { isSameSecret } from "../domain/client/secret-hash.ts";
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

/** Whether a client that may have a secret proved itself by it, in plain text; a public client proves itself by sending none. */
export function isClientSecret({ sealer }: Pick<House, "sealer">, { id, secrets }: UserPoolClient, given: string | undefined): boolean {
  if (given === undefined || secrets.length === 0) return given === undefined && secrets.length === 0;
  return secrets.filter(({ secret }) => isSameSecret(given, sealer.open(secret, context.clientSecret(id)))).length > 0;
}
