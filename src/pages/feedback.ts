/**
 * /<poolId>/auth-event-feedback: where the links of a notification lead. Opening it changes nothing, since mail programs open links by themselves;
 * a button does. It needs no script. @see spec/auth.md §9, Feedback
 */
import { createHash } from "node:crypto";
import type { FeedbackValueType } from "../api/auth-event.ts";
import { Refusal } from "../domain/refusal.ts";
import { feedbackByToken, openedFeedbackToken } from "../flows/risk-feedback.ts";
import type { HttpAnswer, HttpRequest, Route } from "../http/message.ts";
import type { House } from "../ports/house.ts";
import { styleSheet } from "./look.ts";
import { html, type Markup, trusted } from "./markup.ts";

const style = styleSheet(new URL("feedback/page.css", import.meta.url));
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
    const text = html`<p>It may be too old, or not complete. If you worry about your account, change your password.</p>`;
    return page("This link does not work", text, 400);
  }
}

function asked(house: House, { url, params: { poolId = "" } }: HttpRequest): HttpAnswer {
  const token = new URLSearchParams(url.slice(url.indexOf("?") + 1)).get("token") ?? "";
  openedFeedbackToken(house, token, poolId);
  return page(
    "Was this sign-in you?",
    html`<p>You were told of a sign-in to your account. Your answer helps to tell you and strangers apart.</p>
<form method="post">
<input type="hidden" name="token" value="${token}">
<button name="value" value="Valid">Yes, it was me</button>
<button name="value" value="Invalid">No, it was not me</button>
</form>`,
  );
}

async function given(house: House, { body, params: { poolId = "" } }: HttpRequest): Promise<HttpAnswer> {
  const form = new URLSearchParams(body === "too-large" ? "" : body.toString("utf8"));
  const value = values.find((each) => each === form.get("value"));
  if (!value) return page("Nothing was chosen", html`<p>Go back, and press one of the two buttons.</p>`, 400);
  await feedbackByToken(house, form.get("token") ?? "", value, { UserPoolId: poolId });
  const advice = value === "Valid" ? "You need not do anything else." : "Change your password now, and sign out everywhere.";
  return page("Thank you", html`<p>${advice}</p>`);
}
const values = ["Valid", "Invalid"] as const satisfies readonly FeedbackValueType[];

const page = (title: string, body: Markup, status = 200): HttpAnswer => ({
  status,
  headers,
  contentType: "text/html; charset=utf-8",
  body: html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${trusted(style)}</style></head>
<body><main><h1>${title}</h1>
${body}
</main></body>
</html>
`.markup,
});
