/** Strings and numbers that several nouns share. */
import { boolean, document, integer, required, string, timestamp } from "./contract.ts";

/** The pattern of an Amazon Resource Name. */
export const arn = "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?";

export const StringType = string("StringType", { min: 0, max: 131072 });
export const BooleanType = boolean("BooleanType");
export const WrappedBooleanType = boolean("WrappedBooleanType");
export const IntegerType = integer("IntegerType");
export const WrappedIntegerType = integer("WrappedIntegerType");
export const DateType = timestamp("DateType");
export const Document = document("Document");
export const ArnType = string("ArnType", { min: 20, max: 2048, pattern: arn });
export const RegionNameType = string("RegionNameType", { min: 5, max: 32 });

export const UserPoolIdType = string("UserPoolIdType", {
  min: 1,
  max: 55,
  pattern: "[\\w-]+_[0-9a-zA-Z]+",
  summary: "The id of the user pool.",
});

export const ClientIdType = string("ClientIdType", {
  min: 1,
  max: 128,
  pattern: "[\\w+]+",
  sensitive: true,
  summary: "The id of the app client.",
});

export const ClientSecretType = string("ClientSecretType", { min: 24, max: 64, pattern: "[\\w+]+", sensitive: true });

export const SecretHashType = string("SecretHashType", {
  min: 1,
  max: 128,
  pattern: "[\\w+=/]+",
  sensitive: true,
  summary: "The base64 HMAC-SHA256 of username and client id under the client's secret; needed where the client has one.",
});

export const UsernameType = string("UsernameType", {
  min: 1,
  max: 128,
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
  sensitive: true,
  summary: "The user's username, an alias of the user, or the sub.",
});

// The model shows this pattern; the service accepts spaces inside a password all the same, not around it.
export const PasswordType = string("PasswordType", {
  max: 256,
  pattern: "[\\S]+",
  match: "[\\S]([^\\t\\n\\v\\f\\r]*[\\S])?",
  sensitive: true,
});
export const ConfirmationCodeType = string("ConfirmationCodeType", { min: 1, max: 2048, pattern: "[\\S]+" });
export const ForceAliasCreation = boolean("ForceAliasCreation");
export const AttributeNameType = string("AttributeNameType", { min: 1, max: 32, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+" });

export const ProviderNameType = string("ProviderNameType", {
  min: 1,
  max: 32,
  pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+",
  summary: "The name of the identity provider.",
});

export const SessionType = string("SessionType", {
  min: 20,
  max: 2048,
  sensitive: true,
  summary: "Ties this step to the one before; give back the session of the last answer.",
});

export const TokenModelType = string("TokenModelType", { pattern: "[A-Za-z0-9-_=.]+", sensitive: true });

export const QueryLimitType = integer("QueryLimitType", {
  min: 0,
  max: 60,
  summary: "The largest number of entries to return; 60 where it is left out.",
});

export const QueryLimit = integer("QueryLimit", { min: 1, max: 60, summary: "The largest number of entries to return." });
export const PoolQueryLimitType = integer("PoolQueryLimitType", { min: 1, max: 60, summary: "The largest number of entries to return." });

export const PaginationKey = string("PaginationKey", {
  min: 1,
  max: 131072,
  pattern: "[\\S]+",
  summary: "Where the next page begins; take it from one answer and give it with the next request.",
});

export const PaginationKeyType = string("PaginationKeyType", {
  min: 1,
  pattern: "[\\S]+",
  summary: "Where the next page begins; take it from one answer and give it with the next request.",
});

export const SearchPaginationTokenType = string("SearchPaginationTokenType", {
  min: 1,
  pattern: "[\\S]+",
  summary: "Where the next page begins; take it from one answer and give it with the next request.",
});

/** The member that most operations of the signed-in user begin with. */
export const accessToken = required(TokenModelType, "The signed-in user's access token, with the scope aws.cognito.signin.user.admin.");
