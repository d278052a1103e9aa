/** The attributes of a pool: the standard ones, some declared anew, and the custom ones after them. */
import type { SchemaAttributeType } from "../../api/pool-schema.ts";
import { present } from "../present.ts";
import { refuseQuota } from "../quota/refusals.ts";
import { checkCount, type ResourceQuotas } from "../quota/resources.ts";
import { refusePool } from "./refusals.ts";
import { standardAttributes } from "./standard-attributes.ts";

const isCustom = ({ Name = "" }: SchemaAttributeType) => /^(dev:)?custom:/.test(Name);
type Named = SchemaAttributeType & { readonly Name: string };

/**
 * The schema of a new pool. @param declared the attributes as CreateUserPool lists them, standard ones by their own name
 * @returns all standard attributes, then the custom ones as `custom:<name>` or `dev:custom:<name>`
 * @throws Refusal for a standard attribute retyped, a custom one that is untyped, required or named twice, and for impossible bounds
 * @see spec/platform.md §2.2, §2.3
 */
export function createdSchema(declared: readonly SchemaAttributeType[]): SchemaAttributeType[] {
  const named = declared.map((attribute, index) => withName(attribute, `schema.${index + 1}.member.name`));
  const standard = standardAttributes.map((attribute) => {
    const again = named.findLast(({ Name }) => Name === attribute.Name);
    return again ? redeclared(attribute, again) : attribute;
  });
  const custom = named.filter(({ Name }) => !standard.some((attribute) => attribute.Name === Name)).map(customAttribute);
  refuseDuplicates(custom);
  return [...standard, ...custom];
}

/**
 * A pool's schema with custom attributes added. Nothing that exists changes.
 * @throws Refusal like `createdSchema`, and for a name in use and for more custom attributes than the quota
 * @see spec/platform.md §2.4
 */
export function withCustomAttributes(
  schema: readonly SchemaAttributeType[],
  added: readonly SchemaAttributeType[],
  quotas: ResourceQuotas,
): SchemaAttributeType[] {
  const named = added.map((attribute, index) => withName(attribute, `customAttributes.${index + 1}.member.name`));
  const custom = named.map(customAttribute);
  custom.forEach(({ Name }, index) => {
    if (schema.some((attribute) => attribute.Name === Name)) throw refusePool.attributeExists(named[index]?.Name ?? "", Name);
  });
  refuseDuplicates(custom);
  const all = [...schema, ...custom];
  checkCount(all.filter(isCustom).length, quotas.CustomAttributes, refuseQuota.customAttributes);
  return all;
}

function withName(attribute: SchemaAttributeType, path: string): Named {
  const { Name } = attribute;
  if (Name === undefined) throw refusePool.attributeNameMissing(path);
  return { ...attribute, Name };
}

function refuseDuplicates(custom: readonly Named[]): void {
  const twice = custom.find(({ Name }, index) => custom.findIndex((other) => other.Name === Name) !== index);
  if (twice) throw refusePool.duplicateAttribute(twice.Name);
}

// Type and audience of a standard attribute stay. Its bounds change only where the declaration names the type: a habit of the service.
function redeclared(standard: SchemaAttributeType, again: Named): SchemaAttributeType {
  if ((again.AttributeDataType ?? standard.AttributeDataType) !== standard.AttributeDataType || again.DeveloperOnlyAttribute)
    throw refusePool.standardAttributeChanged(again.Name);
  if (again.Name === "sub") return standard;
  const bounds = again.AttributeDataType ? boundsOf(again, again.Name) : {};
  return { ...standard, ...present({ Mutable: again.Mutable, Required: again.Required }), ...bounds };
}

function customAttribute({ Name: base, ...attribute }: Named): Named {
  const { AttributeDataType, DeveloperOnlyAttribute = false, Mutable = true, Required } = attribute;
  if (AttributeDataType === undefined) throw refusePool.attributeTypeMissing();
  if (Required) throw refusePool.requiredCustomAttribute();
  const Name = `${DeveloperOnlyAttribute ? "dev:" : ""}custom:${base}`;
  const none = { String: { StringAttributeConstraints: {} }, Number: { NumberAttributeConstraints: {} }, DateTime: {}, Boolean: {} };
  const kind = { Name, AttributeDataType, DeveloperOnlyAttribute, Mutable, Required: false };
  return { ...kind, ...none[AttributeDataType], ...boundsOf(attribute, Name) };
}

// The bounds that were given, judged; none of the other type's.
function boundsOf(attribute: SchemaAttributeType, name: string): Partial<SchemaAttributeType> {
  const { AttributeDataType, StringAttributeConstraints, NumberAttributeConstraints } = attribute;
  if (AttributeDataType === "String" && StringAttributeConstraints) {
    checkLengths(StringAttributeConstraints, name);
    return { StringAttributeConstraints };
  }
  if (AttributeDataType === "Number" && NumberAttributeConstraints) {
    checkValues(NumberAttributeConstraints, name);
    return { NumberAttributeConstraints };
  }
  return {};
}

function checkLengths({ MinLength, MaxLength }: { MinLength?: string; MaxLength?: string }, name: string): void {
  const [least, most] = [MinLength, MaxLength].map((bound) => {
    if (bound !== undefined && !/^\d+$/.test(bound)) throw refusePool.boundNotNumeric("StringAttributeConstraints", name);
    return bound === undefined ? undefined : Number(bound);
  });
  if ((least ?? 0) > 2048 || (most ?? 0) > 2048) throw refusePool.lengthTooLong(name);
  if (least !== undefined && most !== undefined && least > most) throw refusePool.lengthsReversed(name);
}

function checkValues({ MinValue, MaxValue }: { MinValue?: string; MaxValue?: string }, name: string): void {
  const [least, most] = [MinValue, MaxValue].map((bound) => {
    if (bound !== undefined && !/^-?\d+$/.test(bound)) throw refusePool.boundNotNumeric("NumberAttributeConstraints", name);
    return bound === undefined ? undefined : BigInt(bound);
  });
  if (least !== undefined && most !== undefined && least > most) throw refusePool.valuesReversed(name);
}
