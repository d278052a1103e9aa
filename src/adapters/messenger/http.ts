/** What the providers that speak HTTP share. */
import { Undeliverable } from "../../ports/messenger.ts";

const timeoutMs = 15_000;

/**
 * Posts and reads the answer.
 * @returns the answer's JSON, undefined where it is none
 * @throws Undeliverable for a 4xx that trying again cannot mend; Error for 408, 429, 5xx and no answer
 */
export async function post(
  provider: string,
  url: string,
  body: string | URLSearchParams,
  headers: Record<string, string>,
): Promise<unknown> {
  const answer = await fetch(url, { method: "POST", body, headers, redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
  const text = await answer.text();
  if (answer.ok) return parsed(text);
  const sentence = `${provider} answered ${answer.status}.`;
  // 401 and 403 are mended by the operator who corrects a key: the message waits for that.
  if (answer.status < 500 && ![401, 403, 408, 429].includes(answer.status)) throw new Undeliverable(sentence);
  throw new Error(sentence);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
