/** The attributes that every pool has, in the order and with the bounds of the recordings. @see spec/platform.md §2.2 */
import type { SchemaAttributeType } from "../../api/pool-schema.ts";

const flags = { DeveloperOnlyAttribute: false, Mutable: true, Required: false };
const text = (Name: string, MinLength = "0", MaxLength = "2048"): SchemaAttributeType => ({
  Name,
  AttributeDataType: "String",
  ...flags,
  StringAttributeConstraints: { MinLength, MaxLength },
});
const flag = (Name: string): SchemaAttributeType => ({ Name, AttributeDataType: "Boolean", ...flags });

export const standardAttributes: readonly SchemaAttributeType[] = [
  { ...text("sub", "1"), Mutable: false, Required: true },
  ...["name", "given_name", "family_name", "middle_name", "nickname", "preferred_username"].map((name) => text(name)),
  ...["profile", "picture", "website", "email"].map((name) => text(name)),
  flag("email_verified"),
  text("gender"),
  text("birthdate", "10", "10"),
  ...["zoneinfo", "locale", "phone_number"].map((name) => text(name)),
  flag("phone_number_verified"),
  text("address"),
  { Name: "updated_at", AttributeDataType: "Number", ...flags, NumberAttributeConstraints: { MinValue: "0" } },
];
