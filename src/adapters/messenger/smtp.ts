/** Mail by SMTP. @see RFC 5321, RFC 6376 (DKIM) */
import { readFileSync } from "node:fs";
import { createTransport } from "nodemailer";
import type { Message } from "../../domain/message.ts";
import { type Messenger, Undeliverable } from "../../ports/messenger.ts";
import { addressing } from "./addressing.ts";

export type SmtpSettings = {
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly dkimDomain: string;
  readonly dkimSelector: string;
  readonly dkimKeyFile: string;
};

const connectionTimeoutMs = 10_000;
const socketTimeoutMs = 30_000;

/** A messenger over a few kept connections. @throws Error where the DKIM key cannot be read */
export function createSmtp({ smtpUrl, mailFrom, dkimDomain, dkimSelector, dkimKeyFile }: SmtpSettings): Messenger {
  const dkim = dkimDomain && { domainName: dkimDomain, keySelector: dkimSelector, privateKey: readFileSync(dkimKeyFile, "utf8") };
  const transport = createTransport(
    { url: smtpUrl, pool: true, maxConnections: 5, connectionTimeout: connectionTimeoutMs, socketTimeout: socketTimeoutMs },
    { ...(dkim && { dkim }) },
  );
  return {
    async deliver(message) {
      const { from, replyTo } = addressing(message, mailFrom);
      const headers = { "X-Poolhouse-Message": message.id };
      const mail = { from, replyTo, to: message.to, subject: message.subject ?? "", headers, messageId: messageIdOf(message, from) };
      await transport.sendMail({ ...mail, html: message.body, text: message.text ?? plain(message.body) }).catch(judged);
    },
    close: () => transport.close(),
  };
}

// The same message has the same Message-ID, however often it is tried: mail stores then show it once.
const messageIdOf = ({ id }: Message, from: string) => `<${id}@${from.slice(from.lastIndexOf("@") + 1).replace(/>$/, "")}>`;

/** Templates may be HTML; who reads plain text gets the words. */
export const plain = (body: string): string =>
  body
    .replace(/<br\s*\/?>|<\/p>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");

// A reply of the 500s to the recipient or the text is for good (RFC 5321 §4.2.1); a refused login is mended by the operator, so it is tried again.
function judged(problem: unknown): never {
  const { responseCode = 0, command = "" } = problem as { responseCode?: number; command?: string };
  if (responseCode >= 500 && !command.startsWith("AUTH")) throw new Undeliverable(`The mail server refused the message (${responseCode}).`);
  throw problem;
}
