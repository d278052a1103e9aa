/** `poolhouse messages`: the outbox of a development server. */
import { setTimeout as sleep } from "node:timers/promises";
import { broken } from "../failure.ts";
import { writeStdout } from "../output/terminal.ts";
import { get, serverUrl } from "./ask.ts";

export type MessagesOptions = {
  readonly to?: string;
  readonly limit: string;
  readonly follow?: boolean;
  readonly json?: boolean;
  readonly endpointUrl?: string;
};

/** A message as the server shows it; `sentAt` is epoch seconds. */
export type Shown = {
  readonly id: string;
  readonly to: string;
  readonly medium: string;
  readonly subject?: string;
  readonly body: string;
  readonly text?: string;
  readonly code?: string;
  readonly sentAt: number;
};

const pauseMs = 500;

/**
 * Prints the messages, oldest first, and with `follow` those that come, until the command is interrupted.
 * @returns the exit code @throws Failure 255 no server answers, or one that keeps no outbox
 */
export async function showMessages({ to, limit, follow, json, endpointUrl }: MessagesOptions): Promise<number> {
  const url = new URL(`${serverUrl(endpointUrl)}/_poolhouse/messages`);
  // The server reads a "+" as it stands, and so a phone number too.
  url.search = [...(to === undefined ? [] : [`to=${encodeURIComponent(to)}`]), `limit=${encodeURIComponent(limit)}`].join("&");
  const seen = new Set<string>();
  for (;;) {
    const fresh = (await ask(url.href)).filter(({ id }) => !seen.has(id)).toReversed();
    for (const message of fresh) {
      seen.add(message.id);
      await writeStdout(json ? `${JSON.stringify(message)}\n` : messageText(message));
    }
    if (!follow) return 0;
    await sleep(pauseMs);
  }
}

async function ask(url: string): Promise<readonly Shown[]> {
  const answer = await get(url);
  if (answer.status === 404) {
    throw broken(`${url} is not there: the server runs in production, where no message is kept, or it is no Poolhouse.`);
  }
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok && Array.isArray(body)) return body.filter(isShown);
  throw broken(`The server refused: ${String(field(body, "message") ?? `HTTP status ${answer.status}`)}`);
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(name) : undefined;

const isShown = (value: unknown): value is Shown =>
  typeof field(value, "id") === "string" && typeof field(value, "body") === "string" && typeof field(value, "sentAt") === "number";

/** A message as a few lines: when, how and to whom; the code where there is one; the text. */
export function messageText({ to, medium, subject, body, text = body, code, sentAt }: Shown): string {
  const moment = new Date(sentAt * 1000).toISOString().replace(/\.\d+Z$/, "Z");
  const lines = [...(subject === undefined ? [] : [subject]), ...text.split("\n")];
  return `${moment}  ${medium}  ${to}${code === undefined ? "" : `  code ${code}`}\n${lines.map((line) => `    ${line}\n`).join("")}`;
}
