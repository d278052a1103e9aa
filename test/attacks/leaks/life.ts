/** One life on a server, and what is known of it that nobody else may know. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import type { InitiateAuthCommandOutput } from "@aws-sdk/client-cognito-identity-provider";
import type { Secrets } from "../../support/secrets.ts";
import { type TestServer, wire } from "../../support/server.ts";
import type { Place } from "../../support/sign-in.ts";

export const unique = (prefix: string) => `${prefix}-${randomBytes(9).toString("hex")}-Aa1`;
export const ada = { name: "ada", email: "ada@example.com", phone: "+12065550100", password: unique("first") };

export type Life = { readonly place: Place; readonly secrets: Secrets; readonly errors: string[]; readonly server: TestServer };

/** A call that is refused: what it says is kept. @param body as it is where it is text */
export async function fails(
  { server, errors }: Life,
  operation: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const answered = await wire(server, operation, body, headers);
  assert.equal(answered.status, 400, `${operation}: ${answered.text}`);
  errors.push(answered.text, JSON.stringify([...answered.headers]));
}

export const sessionOf = <Step extends { Session?: string | undefined }>({ secrets }: Life, what: string, step: Step): Step => {
  secrets.know(`session of ${what}`, step.Session ?? "");
  return step;
};
export function tokensOf(
  { secrets }: Life,
  what: string,
  { AuthenticationResult }: Pick<InitiateAuthCommandOutput, "AuthenticationResult">,
) {
  const { AccessToken = "", IdToken = "", RefreshToken } = AuthenticationResult ?? {};
  secrets.know(`access token of ${what}`, AccessToken);
  secrets.know(`ID token of ${what}`, IdToken);
  if (RefreshToken) secrets.know(`refresh token of ${what}`, RefreshToken);
  return { AccessToken, RefreshToken: RefreshToken ?? "" };
}
