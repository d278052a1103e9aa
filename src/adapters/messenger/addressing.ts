import type { Message } from "../../domain/message.ts";

/** Sender and reply address of a mail: the pool's, else the server's. @param fallback the setting POOLHOUSE_MAIL_FROM */
export const addressing = ({ from, replyTo }: Pick<Message, "from" | "replyTo">, fallback: string) => ({
  from: from ?? fallback,
  ...(replyTo && { replyTo }),
});
