/** What an app client's settings are refused for. */
import { refuseClient } from "../../domain/client/refusals.ts";
import { type CausesOf, cause } from "./cause.ts";

export const clientCauses: CausesOf<typeof refuseClient> = {
  idTaken: cause(refuseClient.idTaken("{id}"), "the chosen id is another client's"),
  chosenIdMalformed: cause(refuseClient.chosenIdMalformed("{id}"), "the chosen id is not one that the API allows"),
  secretGivenAndGenerated: cause(refuseClient.secretGivenAndGenerated(), "a secret is given and one is to be generated"),
  noSecret: cause(refuseClient.noSecret("{ClientId}"), "the client was made without a secret, so it cannot get a second one"),
  tooManySecrets: cause(refuseClient.tooManySecrets(), "the client has two secrets already"),
  secretUnknown: cause(refuseClient.secretUnknown("{ClientSecretId}"), "the client has no such secret"),
  lastSecret: cause(refuseClient.lastSecret(), "it is the client's only secret"),
  validityRange: cause(
    refuseClient.validityRange(),
    "a token's validity is out of range: access and ID 5 minutes to a day, refresh 1 hour to 10 years",
  ),
  validityOrder: cause(refuseClient.validityOrder(), "access or ID tokens would outlive the refresh token"),
  flowNamesMixed: cause(refuseClient.flowNamesMixed(), "ALLOW_ names and older names of flows stand together"),
  refreshFlowWithRotation: cause(refuseClient.refreshFlowWithRotation(), "rotation and ALLOW_REFRESH_TOKEN_AUTH are on together"),
  tierLacks: cause(refuseClient.tierLacks("{tier}", "{feature}"), "the pool's tier does not include the feature"),
  readAttributes: cause(refuseClient.readAttributes(), "ReadAttributes names an attribute that the pool does not have"),
  writeAttributes: cause(
    refuseClient.writeAttributes(),
    "WriteAttributes names an attribute that cannot be written, or leaves out a required one",
  ),
  oauthIncomplete: cause(refuseClient.oauthIncomplete(), "OAuth is turned on without flows or without scopes"),
  callbackMissing: cause(refuseClient.callbackMissing(), "the code or implicit flow is on without a callback URL"),
  credentialsWithOtherFlows: cause(refuseClient.credentialsWithOtherFlows(), "client_credentials stands beside another OAuth flow"),
  credentialsWithoutSecret: cause(refuseClient.credentialsWithoutSecret(), "client_credentials is on for a client without a secret"),
  credentialsWithOpenid: cause(refuseClient.credentialsWithOpenid(), "client_credentials is on with the scope openid"),
  scopeUnknown: cause(refuseClient.scopeUnknown("{scope}"), "a scope is neither OpenID's nor one of a resource server"),
  urlPlainHttp: cause(refuseClient.urlPlainHttp("{url}"), "a URL is http and not of localhost"),
  urlFragment: cause(refuseClient.urlFragment("{url}"), "a URL has a fragment"),
  urlRelative: cause(refuseClient.urlRelative("{url}"), "a URL is not absolute"),
  defaultRedirectUnknown: cause(refuseClient.defaultRedirectUnknown("{url}"), "DefaultRedirectURI is not one of the callback URLs"),
  providerUnknown: cause(
    refuseClient.providerUnknown("{name}", "{UserPoolId}"),
    "an identity provider is named that the pool does not have",
  ),
  contextDataWithoutSecret: cause(
    refuseClient.contextDataWithoutSecret(),
    "EnablePropagateAdditionalUserContextData is on for a client without a secret",
  ),
  analytics: cause(refuseClient.analytics(), "AnalyticsConfiguration is neither an ARN nor the three of id, role and external id"),
};
