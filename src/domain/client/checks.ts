/** What a client is judged by when it is made or changed: a list of small rules, each about one corner of the settings. */
import type { UserPoolClientType } from "../../api/pool-client.ts";
import type { Pool } from "../pool/pool.ts";
import { schemaOf, tierOf } from "../pool/settings.ts";
import { refuseClient } from "./refusals.ts";
import { neverWritable } from "./settings.ts";
import { checkUrls } from "./urls.ts";
import { type TokenKind, type ValiditySettings, validityOf, validitySecondsOf } from "./validity.ts";

/** A client as a request would make it. `scopes` are those of resource servers, beside the standard ones; `providers` those beside COGNITO. */
export type ClientProposal = {
  readonly description: Partial<UserPoolClientType>;
  readonly hasSecret: boolean;
  readonly pool: Pool;
  readonly scopes?: readonly string[];
  readonly providers?: readonly string[];
};

type Check = (proposal: ClientProposal) => void;

/** Judges a proposal. @throws Refusal of the first rule it breaks @see spec/platform.md §2.5 */
export function checkClient(proposal: ClientProposal): void {
  for (const check of checks) check(proposal);
}

/** Judges how long tokens live, in seconds. @throws Refusal for a span out of range, and for tokens that outlive their refresh token */
export function checkValidity(settings: ValiditySettings): void {
  const seconds = (kind: TokenKind) => validitySecondsOf(settings, kind);
  for (const kind of ["AccessToken", "IdToken", "RefreshToken"] as const) {
    const { leastSeconds, mostSeconds } = validityOf[kind];
    if (seconds(kind) < leastSeconds || seconds(kind) > mostSeconds) throw refuseClient.validityRange();
  }
  if (Math.max(seconds("AccessToken"), seconds("IdToken")) > seconds("RefreshToken")) throw refuseClient.validityOrder();
}

const flows: Check = ({ description, pool }) => {
  const named = description.ExplicitAuthFlows ?? [];
  const present = named.filter((flow) => flow.startsWith("ALLOW_"));
  if (present.length > 0 && present.length < named.length) throw refuseClient.flowNamesMixed();
  const rotates = description.RefreshTokenRotation?.Feature === "ENABLED";
  if (rotates && named.includes("ALLOW_REFRESH_TOKEN_AUTH")) throw refuseClient.refreshFlowWithRotation();
  if (tierOf(pool) !== "LITE") return;
  if (named.includes("ALLOW_USER_AUTH")) throw refuseClient.tierLacks("LITE", "Choice-based Sign-In");
  if (rotates) throw refuseClient.tierLacks("LITE", "Refresh Token Rotation");
};

const attributes: Check = ({ description: { ReadAttributes, WriteAttributes }, pool }) => {
  const schema = schemaOf(pool);
  const known = (name: string) => schema.some(({ Name }) => Name === name);
  if (ReadAttributes && !ReadAttributes.every(known)) throw refuseClient.readAttributes();
  if (!WriteAttributes) return;
  const required = schema.filter(({ Name, Required }) => Required && Name !== "sub");
  const complete = required.every(({ Name = "" }) => WriteAttributes.includes(Name));
  const allowed = WriteAttributes.every((name) => known(name) && !neverWritable.includes(name));
  if (!complete || !allowed) throw refuseClient.writeAttributes();
};

const standardScopes = ["phone", "email", "openid", "profile", "aws.cognito.signin.user.admin"];

const oauth: Check = ({ description, hasSecret, scopes = [] }) => {
  const { AllowedOAuthFlows: grants = [], AllowedOAuthScopes: asked = [], CallbackURLs = [] } = description;
  const browser = grants.includes("code") || grants.includes("implicit");
  if (description.AllowedOAuthFlowsUserPoolClient && (grants.length === 0 || asked.length === 0)) throw refuseClient.oauthIncomplete();
  if (grants.includes("client_credentials")) {
    if (browser) throw refuseClient.credentialsWithOtherFlows();
    if (!hasSecret) throw refuseClient.credentialsWithoutSecret();
    if (asked.includes("openid")) throw refuseClient.credentialsWithOpenid();
  }
  const unknown = asked.find((scope) => !standardScopes.includes(scope) && !scopes.includes(scope));
  if (unknown !== undefined) throw refuseClient.scopeUnknown(unknown);
  if (browser && CallbackURLs.length === 0) throw refuseClient.callbackMissing();
};

const identityProviders: Check = ({ description, pool, providers = [] }) => {
  const unknown = description.SupportedIdentityProviders?.find((name) => name !== "COGNITO" && !providers.includes(name));
  if (unknown !== undefined) throw refuseClient.providerUnknown(unknown, pool.id);
};

const contextData: Check = ({ description, hasSecret }) => {
  if (description.EnablePropagateAdditionalUserContextData && !hasSecret) throw refuseClient.contextDataWithoutSecret();
};

// Either the ARN alone, or the other three together.
const analytics: Check = ({ description: { AnalyticsConfiguration } }) => {
  if (!AnalyticsConfiguration) return;
  const { ApplicationArn, ApplicationId, RoleArn, ExternalId } = AnalyticsConfiguration;
  const parts = [ApplicationId, RoleArn, ExternalId].filter((part) => part !== undefined).length;
  if (ApplicationArn === undefined ? parts !== 3 : ApplicationId !== undefined || ExternalId !== undefined) throw refuseClient.analytics();
};

const checks: readonly Check[] = [
  ({ description }) => checkValidity(description),
  flows,
  attributes,
  oauth,
  ({ description }) => checkUrls(description),
  identityProviders,
  contextData,
  analytics,
];
