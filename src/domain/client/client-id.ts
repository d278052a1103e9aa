/** Names and secrets of app clients. @see spec/platform.md §2.1 */
import { chosenInName } from "../pool/pool-id.ts";
import { refuseClient } from "./refusals.ts";

/** What client ids and client secrets are drawn from, and how many digits each has. */
export const base32Digits = "0123456789abcdefghijklmnopqrstuv";
export const clientIdLength = 26;
export const clientSecretLength = 52;

/** The id that a client's name chooses, in the convention of other emulators: `_custom_id_:<id>`.
 *  @returns undefined where none is chosen @throws Refusal for an id that the API could not carry */
export function chosenClientId(clientName: string): string | undefined {
  const chosen = chosenInName(clientName);
  if (chosen !== undefined && !/^[\w+]{1,128}$/.test(chosen)) throw refuseClient.chosenIdMalformed(chosen);
  return chosen;
}
