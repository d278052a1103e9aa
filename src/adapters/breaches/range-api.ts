/**
 * The range API of Have I Been Pwned, or a mirror of it: it is told the first five digits of a hash and answers with all that begin so, made up
 * ones among them; which one was meant it does not learn. @see haveibeenpwned.com/API/v3#PwnedPasswords
 */
import type { Breaches } from "../../ports/breaches.ts";
import { sha1 } from "./file.ts";

const prefixLength = 5;
/** A sign-in waits for this. */
const timeoutMs = 1000;

/** @param url what stands before the five digits    @returns what rejects where the API does not answer in time */
export const rangeApi = (url: string): Breaches => ({
  async has(password) {
    const hash = sha1(password);
    const answer = await fetch(`${url.replace(/\/*$/, "/")}${hash.slice(0, prefixLength)}`, {
      headers: { "Add-Padding": "true", "User-Agent": "poolhouse" },
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    const suffix = hash.slice(prefixLength);
    return (await answer.text()).split("\n").some((line) => isMeant(line, suffix));
  },
});

// What pads the answer counts nothing.
function isMeant(line: string, suffix: string): boolean {
  const [found = "", count = ""] = line.trim().split(":");
  return found.toUpperCase() === suffix && Number(count) > 0;
}
