/**
 * What an app client's settings can be refused for: every sentence once. Marks behind a line tell where its text comes from: R recorded from
 * the real service, R~ quoted from it, D its documentation, I ours.
 * @see spec/platform.md §2.5
 */
import { Refusal } from "../refusal.ts";

const invalid = (message: string) => new Refusal("InvalidParameterException", message);
const invalidFlow = (message: string) => new Refusal("InvalidOAuthFlowException", message);

export const refuseClient = {
  // identity and secrets
  idTaken: (id: string) => invalid(`An app client with the id ${id} already exists.`), // I
  chosenIdMalformed: (id: string) => invalid(`Invalid custom client id ${id}: it must be 1 to 128 letters, digits, _ and +.`), // I
  secretGivenAndGenerated: () => invalid("ClientSecret cannot be given when GenerateSecret is true."), // D
  noSecret: (clientId: string) => invalid(`Client ${clientId} does not have a client secret.`), // I
  tooManySecrets: () => new Refusal("LimitExceededException", "A client cannot have more than 2 active client secrets."), // D
  secretUnknown: (secretId: string) => new Refusal("ResourceNotFoundException", `Client secret ${secretId} does not exist.`), // I
  lastSecret: () => invalid("The last client secret of a client cannot be deleted."), // D

  // tokens and flows
  validityRange: () => invalid("Invalid range for token validity."), // R
  validityOrder: () => invalid("Access and Id Token expiration times must be less than or equal to refresh token expiration times."), // R
  flowNamesMixed: () => invalid("Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names."), // R
  refreshFlowWithRotation: () =>
    invalid("ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled"), // R~
  tierLacks: (tier: string, feature: string) =>
    new Refusal(
      "FeatureUnavailableInTierException",
      `The following feature is not available for the ${tier} pricing tier configured: ${feature}`,
    ), // R for other features

  // attributes
  readAttributes: () => invalid("Invalid read attributes specified while creating a client"), // R
  writeAttributes: () => invalid("Invalid write attributes specified while creating a client"), // R

  // OAuth
  oauthIncomplete: () =>
    invalid("AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows."), // R
  callbackMissing: () => invalid("CallbackUrls can not be empty when code flow or implicit flow is selected"), // R
  credentialsWithOtherFlows: () => invalidFlow("client_credentials flow can not be selected along with code flow or implicit flow."), // R
  credentialsWithoutSecret: () => invalidFlow("client_credentials flow can not be selected if client does not have a client secret."), // R
  credentialsWithOpenid: () => invalidFlow("openid is not supported with client_credentials flow"), // R
  scopeUnknown: (scope: string) => new Refusal("ScopeDoesNotExistException", `Invalid scope requested: ${scope}`), // R
  urlPlainHttp: (url: string) => invalid(`${url} cannot use the HTTP protocol.`), // R
  urlFragment: (url: string) => invalid(`${url} cannot use fragment`), // R
  urlRelative: (url: string) => invalid(`${url} is not an absolute URI.`), // D
  defaultRedirectUnknown: (url: string) => invalid(`The default redirect URI ${url} is not in the callback URIs list.`), // R
  providerUnknown: (name: string, poolId: string) => invalid(`The provider ${name} does not exist for User Pool ${poolId}`), // R

  // the rest
  contextDataWithoutSecret: () => invalid("Client Secret is required to set EnablePropagateAdditionalUserContextData as true"), // R
  analytics: () =>
    invalid("Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid"), // R
};
