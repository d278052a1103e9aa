/** GET /<poolId>/.well-known/openid-configuration: the discovery document. @see spec/auth.md §2.1; spec/platform.md §1.3 */
import { refuse } from "../domain/refusal.ts";
import { json, type Route } from "../http/message.ts";
import type { House } from "../ports/house.ts";
import { refused } from "./refused.ts";

/** Answers the document of a pool without a domain: its endpoints stand below the issuer and lead nowhere. 404 for a pool that does not exist. */
export const openidConfiguration = ({ store, settings }: Pick<House, "store" | "settings">): Route => ({
  method: "GET",
  path: "/:poolId/.well-known/openid-configuration",
  answer: async ({ params: { poolId = "" } }) =>
    (await store.pools.find(poolId)) ? json(documentOf(settings.issuerOf(poolId))) : refused(refuse.noSuchPool(poolId)),
});

// The members and their order as recorded.
const documentOf = (issuer: string) => ({
  authorization_endpoint: `${issuer}/authorize`,
  end_session_endpoint: `${issuer}/logout`,
  id_token_signing_alg_values_supported: ["RS256"],
  issuer,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  response_types_supported: ["code", "token"],
  revocation_endpoint: `${issuer}/revoke`,
  scopes_supported: ["openid", "email", "phone", "profile"],
  subject_types_supported: ["public"],
  token_endpoint: `${issuer}/token`,
  token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
  userinfo_endpoint: `${issuer}/userInfo`,
});
