/** The key that encrypts a pool's data, and the issuer that its tokens name. */
import type { Static } from "typebox";
import { enumeration, optional, string, structure } from "./contract.ts";
import { arn } from "./scalars.ts";

export const EncryptionKeyType = enumeration("EncryptionKeyType", ["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KEY"], {
  summary: "Whose key it is.",
});
export type EncryptionKeyType = Static<typeof EncryptionKeyType>;

export const EncryptionKeyArnType = string("EncryptionKeyArnType", {
  min: 20,
  max: 2048,
  pattern: arn,
  summary: "The ARN of the customer's KMS key.",
});

export const KeyConfigurationType = structure("KeyConfigurationType", "The key that encrypts the user pool's data.", {
  KeyType: optional(EncryptionKeyType),
  KmsKeyArn: optional(EncryptionKeyArnType),
});
export type KeyConfigurationType = Static<typeof KeyConfigurationType>;

export const IssuerType = enumeration("IssuerType", ["ORIGINAL", "UPDATED"], {
  summary: "The form of the issuer: ORIGINAL is one Region's, UPDATED holds for all replicas.",
});
export type IssuerType = Static<typeof IssuerType>;

export const IssuerConfigurationType = structure("IssuerConfigurationType", "The issuer that tokens name.", {
  Type: optional(IssuerType),
});
export type IssuerConfigurationType = Static<typeof IssuerConfigurationType>;
