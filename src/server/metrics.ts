/** GET /metrics: for those who know the token; in development, where only this machine gets in, for anyone. */
import { timingSafeEqual } from "node:crypto";
import type { Config } from "../config.ts";
import type { Route } from "../http/message.ts";
import { nothingHere } from "../protocol/encode.ts";
import type { Secret } from "../secret.ts";
import type { Figures } from "./figures.ts";

/** In production without a token the page is not there at all. */
export function metrics({ mode, metricsToken }: Pick<Config, "mode" | "metricsToken">, figures: Figures): readonly Route[] {
  if (mode === "production" && metricsToken === undefined) return [];
  return [
    {
      method: "GET",
      path: "/metrics",
      answer: ({ headers }) => (isKnown(headers.authorization, metricsToken) ? figures.page() : nothingHere()),
    },
  ];
}

function isKnown(authorization: string | undefined, token: Secret | undefined): boolean {
  if (token === undefined) return true;
  const [given, wanted] = [Buffer.from(authorization ?? ""), Buffer.from(`Bearer ${token.reveal()}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
