/**
 * /<poolId>/auth-event-feedback: where the links of a notification lead. Opening it changes nothing, since mail programs open links by themselves;
 * a button does. It needs no script. @see spec/auth.md §9, Feedback
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FeedbackValueType } from "../api/auth-event.ts";
import { Refusal } from "../domain/refusal.ts";
import { feedbackByToken, openedFeedbackToken } from "../flows/risk-feedback.ts";
import type { HttpAnswer, HttpRequest, Route } from "../http/message.ts";
import type { House } from "../ports/house.ts";

const style = readFileSync(new URL("feedback/page.css", import.meta.url), "utf8");
const headers = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
};

/** The page that asks, and the page that thanks. Both answer 400 with a sentence where the token is not good for this pool. */
export const feedbackPage = (house: House): readonly Route[] => [
  { method: "GET", path, answer: (request) => judging(() => asked(house, request)) },
  { method: "POST", path, answer: (request) => judging(() => given(house, request)) },
];
const path = "/:poolId/auth-event-feedback";

async function judging(answer: () => HttpAnswer | Promise<HttpAnswer>): Promise<HttpAnswer> {
  try {
    return await answer();
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return page(
      "This link does not work",
      "<p>It may be too old, or not complete. If you worry about your account, change your password.</p>",
      400,
    );
  }
}

function asked(house: House, { url, params }: HttpRequest): HttpAnswer {
  const { token } = spoken(house, url.slice(url.indexOf("?") + 1), params.poolId);
  const choice = (value: FeedbackValueType, text: string) => `<button name="value" value="${value}">${text}</button>`;
  const form = `<form method="post"><input type="hidden" name="token" value="${escaped(token)}">${choice("Valid", "Yes, it was me")}${choice("Invalid", "No, it was not me")}</form>`;
  return page(
    "Was this sign-in you?",
    `<p>You were told of a sign-in to your account. Your answer helps to tell you and strangers apart.</p>${form}`,
  );
}

async function given(house: House, { body, params }: HttpRequest): Promise<HttpAnswer> {
  const { token, value } = spoken(house, body === "too-large" ? "" : body.toString("utf8"), params.poolId);
  await feedbackByToken(house, token, value);
  const advice = value === "Valid" ? "You need not do anything else." : "Change your password now, and sign out everywhere.";
  return page("Thank you", `<p>${advice}</p>`);
}

/** @throws Refusal where the token is none of ours, too old, or another pool's */
function spoken(house: House, form: string, poolId: string | undefined): { readonly token: string; readonly value: FeedbackValueType } {
  const fields = new URLSearchParams(form);
  const token = fields.get("token") ?? "";
  const ticket = openedFeedbackToken(house, token);
  if (ticket.poolId !== poolId) throw new Refusal("NotAuthorizedException", "The token is another pool's.");
  return { token, value: fields.get("value") === "Valid" ? "Valid" : "Invalid" };
}

const page = (title: string, body: string, status = 200): HttpAnswer => ({
  status,
  headers,
  contentType: "text/html; charset=utf-8",
  body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><main><h1>${title}</h1>${body}</main></html>`,
});

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
